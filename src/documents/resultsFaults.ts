import { type CurveOutcomeId, curveOutcomeIds } from './curveResultSchema.js';
import { type OutcomeId, outcomeIds } from './outcomeIds.js';
import type { ClaimResult, CurveResult, Estimate, PolicyResult, Results, YearResult } from './resultsShape.js';

/** A law that results break: where, and what should stand there. */
export interface ResultsFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Room for the rounding of sums, relative to the larger side. */
const tolerance = 1e-9;

/** Laws of results.json that its form cannot say: names that must exist, units that must agree, sums that must add up. */
export const resultsFaults = (results: Results): readonly ResultsFault[] => [
  ...repeated(results.policies, ['policies']),
  ...repeated(results.claims, ['claims']),
  ...repeated(results.curves, ['curves']),
  ...unknownPolicy(results, results.comparator, ['comparator']),
  ...yearFaults(results.years),
  ...results.policies.flatMap((policy, i) => under(['policies', i], policyFaults(results, policy))),
  ...results.claims.flatMap((claim, i) => under(['claims', i], claimFaults(results, claim))),
  ...results.curves.flatMap((curve, i) => under(['curves', i], curveFaults(results, curve))),
  ...under(['costEffectiveness', 'policies'], costEffectivenessFaults(results)),
];

const under = (path: readonly (string | number)[], faults: readonly ResultsFault[]): readonly ResultsFault[] =>
  faults.map((fault) => ({ ...fault, path: [...path, ...fault.path] }));

/** The fault, unless the condition holds. */
const unless = (holds: boolean, path: readonly (string | number)[], message: string): readonly ResultsFault[] =>
  holds ? [] : [{ path, message }];

function repeated(entries: readonly { readonly id: string }[], path: readonly string[]): readonly ResultsFault[] {
  const ids = new Set(entries.map(({ id }) => id));
  return unless(ids.size === entries.length, path, `${path.join('.')} with different ids`);
}

function unknownPolicy(
  { policies }: Results,
  id: string | undefined,
  path: readonly string[],
): readonly ResultsFault[] {
  const ids = policies.map((policy) => policy.id);
  return unless(id === undefined || ids.includes(id), path, `the id of one of the policies: ${ids.join(', ')}`);
}

const yearFaults = (years: readonly string[]): readonly ResultsFault[] =>
  unless(
    years.every((year, i) => i === 0 || year > years[i - 1]!),
    ['years'],
    'contract years in rising order, each once',
  );

function policyFaults(results: Results, policy: PolicyResult): readonly ResultsFault[] {
  const { bands } = policy.winnersAndLosers;
  const total = bands.reduce((sum, band) => sum + band.share.mean, 0);
  const years = policy.byYear.map(({ year }) => year);
  return [
    ...levelFaults(results, policy, policy),
    ...policy.byYear.flatMap((year, i) => under(['byYear', i], levelFaults(results, policy, year))),
    ...unless(years.join() === results.years.join(), ['byYear'], `one entry for each of ${results.years.join(', ')}`),
    ...headlineFaults(policy),
    ...workloadFaults(policy),
    ...policy.indicators.flatMap(({ achievement, change }, k) => [
      ...orderFaults(achievement, ['indicators', k, 'achievement']),
      ...orderFaults(change, ['indicators', k, 'change']),
    ]),
    ...whoLosesFaults(policy),
    ...unless(
      bands.length === 0 || Math.abs(total - 1) <= tolerance,
      ['winnersAndLosers', 'bands'],
      `mean shares that add up to 1, not ${total}`,
    ),
  ];
}

/** Quantiles over practices rise on average as they do in every draw. */
const whoLosesFaults = ({ whoLoses: { quantiles } }: PolicyResult): readonly ResultsFault[] =>
  quantiles.flatMap(({ probability, ...changes }, i) =>
    (['incomeChange', 'partnerIncomeChange'] as const).flatMap((name) => {
      const before = quantiles[i - 1];
      const rises = !before || (before.probability < probability && before[name].mean <= changes[name].mean);
      const path = ['whoLoses', 'quantiles', i, name];
      return [...orderFaults(changes[name], path), ...unless(rises, path, 'quantiles over practices in rising order')];
    }),
  );

/** Order, units and the nought of the comparator, of a headline or of one year. */
function levelFaults(
  results: Results,
  policy: PolicyResult,
  { outcomes, contrasts }: Pick<YearResult, 'outcomes' | 'contrasts'>,
): readonly ResultsFault[] {
  return outcomeIds.flatMap((id) => {
    const { mean, q05, q95, sd } = contrasts[id];
    const isNought = [mean, q05, q95, sd].every((value) => value === 0);
    return [
      ...figureFaults(results, id, outcomes[id], ['outcomes', id]),
      ...figureFaults(results, id, contrasts[id], ['contrasts', id]),
      ...unless(
        policy.id !== results.comparator || isNought,
        ['contrasts', id],
        'exactly 0, because this policy is the comparator',
      ),
    ];
  });
}

/** Hours by indicator add up to all hours, hours released by month and staff to those of the year; levels to all practices. */
function workloadFaults({ workload: { months, indicators }, outcomes }: PolicyResult): readonly ResultsFault[] {
  const room = roomOfHours(outcomes.qofHoursPerPractice.mean);
  const hours = indicators.reduce((sum, indicator) => sum + indicator.hours.mean, 0);
  const released = indicators.reduce((sum, indicator) => sum + indicator.released.mean, 0);
  const path = ['workload', 'indicators'];
  return [
    ...unless(
      Math.abs(hours - outcomes.qofHoursPerPractice.mean) <= room,
      path,
      `hours that add up to ${outcomes.qofHoursPerPractice.mean}`,
    ),
    ...unless(
      Math.abs(released - outcomes.hoursReleasedPerPractice.mean) <= room,
      path,
      `released hours that add up to ${outcomes.hoursReleasedPerPractice.mean}`,
    ),
    ...months.flatMap(({ levels }, m) => {
      const total = Object.values(levels).reduce((sum, level) => sum + level.mean, 0);
      return unless(
        Math.abs(total - 1) <= tolerance,
        ['workload', 'months', m, 'levels'],
        'mean shares that add up to 1',
      );
    }),
  ];
}

/** Released seconds are whole by practice, so a table may miss the total by a second a practice. */
const roomOfHours = (hours: number): number => 1 / 3600 + 1e-6 * hours;

/** The headline is by draw the mean over the years, so its mean is the mean of theirs. */
function headlineFaults({ byYear, outcomes, contrasts }: PolicyResult): readonly ResultsFault[] {
  return outcomeIds.flatMap((id) =>
    (['outcomes', 'contrasts'] as const).flatMap((part) => {
      const means = byYear.map((year) => year[part][id].mean);
      const expected = means.reduce((sum, mean) => sum + mean, 0) / means.length;
      const { mean } = { outcomes, contrasts }[part][id];
      const room = tolerance * Math.max(1, ...byYear.map((year) => Math.abs(year.outcomes[id].mean)));
      return unless(Math.abs(mean - expected) <= room, [part, id, 'mean'], `${expected}, the mean over the years`);
    }),
  );
}

function figureFaults(
  results: Results,
  id: OutcomeId,
  estimate: Estimate,
  path: readonly (string | number)[],
): readonly ResultsFault[] {
  const { unit } = results.outcomeDefinitions[id];
  return [...orderFaults(estimate, path), ...unless(estimate.unit === unit, [...path, 'unit'], unit)];
}

const orderFaults = (
  { q05, q25, q50, q75, q95 }: Estimate,
  path: readonly (string | number)[],
): readonly ResultsFault[] =>
  unless(q05 <= q25 && q25 <= q50 && q50 <= q75 && q75 <= q95, path, 'quantiles in rising order');

function claimFaults(results: Results, claim: ClaimResult): readonly ResultsFault[] {
  const { policy, outcome, pressure, of, against, year, test, figure, probability } = claim;
  const value = typeof test.value === 'number' ? [test.value] : test.value;
  const isOfPolicy = policy !== undefined && outcome !== undefined && pressure === undefined;
  const isOfPressure = policy === undefined && outcome === undefined && pressure !== undefined;
  return [
    ...unless(isOfPolicy || isOfPressure, [], 'either a policy with an outcome or a pressure'),
    ...unknownPolicy(results, policy, ['policy']),
    ...unknownPolicy(results, against, ['against']),
    ...unless(
      (of === 'change') === (against !== undefined),
      ['against'],
      'a policy where the figure is a change, else none',
    ),
    ...unless(year === undefined || results.years.includes(year), ['year'], `one of ${results.years.join(', ')}`),
    ...unless(
      value.length === (test.is === 'between' ? 2 : 1) && value[0]! <= value.at(-1)!,
      ['test', 'value'],
      'one bound, or a lower and an upper one for between',
    ),
    ...(outcome === undefined ? orderFaults(figure, ['figure']) : figureFaults(results, outcome, figure, ['figure'])),
    ...unless(outcome !== undefined || figure.unit === 'share of one', ['figure', 'unit'], 'share of one'),
    ...unless(
      probability.unit === 'share of one' && probability.mean >= 0 && probability.mean <= 1,
      ['probability'],
      'a share of one',
    ),
  ];
}

const curveFaults = (results: Results, { policy, points }: CurveResult): readonly ResultsFault[] => [
  ...unknownPolicy(results, policy, ['policy']),
  ...points.flatMap(({ contrasts }, i) =>
    curveOutcomeIds.flatMap((id: CurveOutcomeId) =>
      figureFaults(results, id, contrasts[id], ['points', i, 'contrasts', id]),
    ),
  ),
];

/** Every policy but the comparator, and quadrants whose shares add up to one. */
function costEffectivenessFaults(results: Results): readonly ResultsFault[] {
  const { policies } = results.costEffectiveness;
  const expected = results.policies.map(({ id }) => id).filter((id) => id !== results.comparator);
  return [
    ...unless(
      policies.map(({ policy }) => policy).join() === expected.join(),
      [],
      `one entry for each policy but the comparator: ${expected.join(', ')}`,
    ),
    ...policies.flatMap(({ variants }, i) =>
      variants.flatMap(({ quadrants }, v) => {
        const sum = Object.values(quadrants).reduce((all, share) => all + share, 0);
        return unless(
          Math.abs(sum - 1) <= tolerance,
          [i, 'variants', v, 'quadrants'],
          `shares that add up to 1, not ${sum}`,
        );
      }),
    ),
  ];
}
