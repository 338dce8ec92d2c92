import type { Validation } from '../../analysis/validation/validate.js';
import { loadCostEffectivenessFacts } from '../../facts/costEffectivenessFacts.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { markdownTable } from './markdownTable.js';

/** Keeping the QOF against abolishing it, beside another model that was asked the same. */
export function keepQofSection({ scores, unscored }: Validation): string {
  const { thresholds } = loadCostEffectivenessFacts();
  const value = (id: string): number => {
    const found = unscored[id]?.[0] ?? scores.find(({ target }) => target.id === id)?.mean;
    if (found === undefined) throw new Error(`nothing predicts ${id}`);
    return found;
  };
  const row = (title: string, name: string) => [
    title,
    Number.isNaN(value(`keepQof.${name}.costPerQaly`))
      ? 'no ratio: cost or health has the other sign'
      : `£${Math.round(value(`keepQof.${name}.costPerQaly`)).toLocaleString('en-GB')}`,
    ...thresholds.map((threshold) => `${value(`keepQof.${name}.acceptable${threshold.value}`).toFixed(0)}%`),
  ];
  return [
    '## Keeping the QOF, by this model and another',
    'What keeping the QOF costs for a quality-adjusted life-year (QALY), against abolishing it and returning its payments, and the share of draws in which that is worth it at each threshold. Not data: model against model, and both take deaths from one study.',
    markdownTable(
      ['', 'cost per QALY', ...thresholds.map((threshold) => `at £${threshold.value.toLocaleString('en-GB')}`)],
      [
        ...loadValidationTargets().otherModels.map(({ title, costPerQaly, acceptablePercent }) => [
          title,
          `£${costPerQaly.toLocaleString('en-GB')}`,
          ...thresholds.map((threshold) => `${acceptablePercent[String(threshold.value)] ?? ''}%`),
        ]),
        row("Model, England's payments of 2016/17 to 2018/19", 'own'),
        row('Model, payments a head of the study', 'study'),
      ],
    ),
    'The ratio is mean cost over mean health. The study follows people aged 40 to 74 for life, with non-fatal events and the cost of care in added years; this model counts deaths at the mean age of a population, admissions, and one horizon for all. England paid about half as much a head in 2016/17 as the study took.',
  ].join('\n\n');
}
