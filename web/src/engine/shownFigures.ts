import type { OutcomeId, Results } from '../../../src/documents/resultsSchema.js';
import { comparedPolicies } from '../../../src/report/comparedPolicies.js';
import { digitsToRemember, formatEstimate, formatRange, isExact, isZero } from '../../../src/report/formatEstimate.js';
import type { Figure } from '../messages.js';

/** Differences to the national contract, and figures that exist only in comparison with it. */
const compared: readonly (readonly [OutcomeId, 'change' | 'level'])[] = [
  ['practiceIncome', 'change'],
  ['hoursReleasedPerPractice', 'level'],
  ['pointsPerPractice', 'change'],
  ['recordedAchievement', 'change'],
  ['shareOfPracticesLosing', 'level'],
  ['shareOfPracticesLosingOver1Percent', 'level'],
  ['shareOfPartnersLosingOver5Percent', 'level'],
  ['participation', 'level'],
  ['careForgone', 'level'],
  ['localHoursPerPractice', 'level'],
];

const alone: readonly OutcomeId[] = [
  'pointsPerPractice',
  'qofPaymentPerPractice',
  'practiceIncome',
  'qofHoursPerPractice',
  'recordedAchievement',
];

/** Figures that say nothing where they are nought, or one. */
const optional: ReadonlySet<OutcomeId> = new Set(['localHoursPerPractice', 'participation']);

/** For one practice a share of practices is how likely it is. */
const ofOnePractice: Partial<Record<OutcomeId, string>> = {
  practiceIncome: 'Change in income',
  hoursReleasedPerPractice: 'Hours freed in the year',
  pointsPerPractice: 'Change in points earned',
  shareOfPracticesLosing: 'Chance to lose income',
  shareOfPracticesLosingOver1Percent: 'Chance to lose over 1% of income',
  shareOfPartnersLosingOver5Percent: 'Chance that partners lose over 5% of profit',
  participation: 'Chance to take part',
};

const ofSeveral: Partial<Record<OutcomeId, string>> = {
  practiceIncome: 'Change in income per practice',
  hoursReleasedPerPractice: 'Hours freed per practice',
  pointsPerPractice: 'Change in points per practice',
  recordedAchievement: 'Change in recorded achievement',
};

/** The figures of a view in the order in which they are asked for. */
export function shownFigures(results: Results): readonly Figure[] {
  const { comparator, alternatives } = comparedPolicies(results);
  const [policy] = alternatives;
  const wanted = policy ? compared : alone.map((id) => [id, 'level'] as const);
  const single = results.population.practices === 1;
  return wanted.flatMap(([id, kind]) => {
    const estimate = kind === 'change' ? policy!.contrasts[id] : (policy ?? comparator).outcomes[id];
    if (optional.has(id) && (isZero(estimate) || (isExact(estimate) && estimate.mean === 1))) return [];
    const format = { signed: kind === 'change', maximumDigits: digitsToRemember, inWords: true };
    const { title, definition } = results.outcomeDefinitions[id];
    const words = policy ? (single ? { ...ofSeveral, ...ofOnePractice } : ofSeveral) : {};
    // A chance has no interval: what varies from world to world is whether it happens.
    const isChance = single && estimate.unit === 'share of one' && words[id]?.startsWith('Chance') === true;
    return [
      {
        outcome: id,
        title: words[id] ?? title,
        value: formatEstimate(estimate, format),
        interval: isChance || isExact(estimate) ? '' : formatRange(estimate, 90, format),
        definition,
        mean: estimate.mean,
        q05: estimate.q05,
        q95: estimate.q95,
      },
    ];
  });
}
