import { mean, quantileSorted } from 'simple-statistics';
import type { Predictions } from '../../analysis/validation/question.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { markdownTable } from './markdownTable.js';

/** What a practice scores when every indicator is unpaid and everybody answers to it, beside published and earlier figures. */
export function everybodySection(unscored: Predictions): string {
  const rows = [
    ...loadValidationTargets().comparisons.map(({ title, points, clinical, publicHealth, additionalServices }) => [
      title,
      ...[points, clinical, publicHealth, additionalServices].map((value) => value.toFixed(0)),
    ]),
    modelRow(unscored, 'everybody.year1', 'Model, first year'),
    modelRow(unscored, 'everybody.year2', 'Model, second year (Somerset in 2015/16)'),
    modelRow(unscored, 'median.year1', 'Model, first year, every belief at its median'),
    modelRow(unscored, 'median.year2', 'Model, second year, every belief at its median'),
  ];
  return [
    '## Everybody stops',
    'The same question without who joins: the contract of 2016/17, no indicator paid, every practice answers, records go on. Not scored. It is `everybodyStops` (`src/analysis/validation/everybodyStops.ts`): two contract years through `planScenario` and the kernel, 1,000 synthetic practices.',
    markdownTable(['', 'points of 559', 'clinical (435)', 'public health (97)', 'additional services (27)'], rows),
    'The first year holds `fractionOfShiftInYear1` of the shift, the second all of it and a year of drift. The prototype had no year-end effort, nothing fitted, and all of the shift at once: it is to be held against the second year.',
  ].join('\n\n');
}

function modelRow(unscored: Predictions, name: string, title: string): readonly string[] {
  const value = (what: string): Float64Array => {
    const found = unscored[`${name}.${what}`];
    if (!found) throw new Error(`nothing predicts ${name}.${what}`);
    return found;
  };
  const sorted = value('points').slice().sort() as unknown as number[];
  const [low, high] = [0.05, 0.95].map((p) => quantileSorted(sorted, p).toFixed(0));
  const interval = name.startsWith('everybody') ? ` (${low} to ${high})` : '';
  return [
    title,
    `${mean(sorted).toFixed(0)}${interval}`,
    ...['clinical', 'public-health', 'additional-services'].map((domain) => value(domain)[0]!.toFixed(0)),
  ];
}
