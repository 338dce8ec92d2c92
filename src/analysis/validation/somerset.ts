import { mean, sampleRankCorrelation } from 'simple-statistics';
import type { Domain } from '../../contract/ruleset.js';
import { loadAreaFalls } from '../../facts/areaFalls.js';
import { responseClass, shiftClasses } from '../../facts/responseClasses.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { pointUnits } from '../../simulate/totals.js';
import type { YearPlan } from '../planScenario.js';
import { acrossPractices } from './acrossPractices.js';
import { domainPoints } from './domainPoints.js';
import { forEachPractice } from './forEachPractice.js';
import { oneDrawWorlds } from './oneDrawWorlds.js';
import { type Predictions, policiesOf, type Question } from './question.js';

const domains: readonly Domain[] = ['clinical', 'public-health', 'additional-services'];

/** Whether a target is of the county's points and falls in a year, which `somerset` predicts. */
export const isOfCountyYear = (id: string): boolean => /^somerset\.\d{4}-\d{2}\./.test(id);

/** Somerset in the first two years of its opt-out: practices in and out by their points, domains, and which indicators fell. */
export function somerset(question: Question): Predictions {
  const columns = new Map<string, number[]>();
  const policies = policiesOf(question, 'national', 'opt-out');
  for (const years of oneDrawWorlds(question, { years: ['2014-15', '2015-16'], policies }))
    for (const year of years)
      for (const [name, value] of Object.entries(somersetStatistics(year))) {
        const id = `somerset.${year.ruleset.year}.${name}`;
        columns.set(id, [...(columns.get(id) ?? []), value]);
      }
  return Object.fromEntries([...columns].map(([id, values]) => [id, Float64Array.from(values)]));
}

/** The kernel's places: the comparator comes first. */
const place = { national: 0, optOut: 1 } as const;

/** What is published of the county in a year, in a plan of one draw: by the last part of the target's id. */
export function somersetStatistics({ run: { kernel }, ruleset }: YearPlan): Readonly<Record<string, number>> {
  const lowPoints = loadValidationTargets().readings.lowPoints.value;
  const points = new Float64Array(kernel.practiceCount);
  const byDomain: ReadonlyMap<Domain, number>[] = [];
  const met = [place.national, place.optOut].map(() => new Float64Array(kernel.indicatorCount));
  let participants = 0;
  forEachPractice(kernel, (practice, own) => {
    points[practice] = own.points[place.optOut]! / pointUnits;
    participants += own.covered[place.optOut]!;
    byDomain.push(domainPoints(ruleset, kernel, own, place.optOut));
    met.forEach((sums, k) => {
      const from = kernel.policies[k]!.behaviour * kernel.indicatorCount;
      for (let i = 0; i < sums.length; i++) sums[i] = sums[i]! + own.met[from + i]!;
    });
  });
  const isLow = (p: number) => points[p]! < lowPoints;
  const all = [...points.keys()];
  const of = (keep: (p: number) => boolean, value: (p: number) => number) =>
    acrossPractices(Float64Array.from(all.filter(keep), value)).mean;
  const falls = fallsOf({ run: { kernel }, ruleset }, met);
  return {
    participation: (100 * participants) / kernel.practiceCount,
    mean: acrossPractices(points).mean,
    sd: acrossPractices(points).sd,
    lowShare: 100 * acrossPractices(points).shareBelow(lowPoints),
    lowMean: of(isLow, (p) => points[p]!),
    otherMean: of(
      (p) => !isLow(p),
      (p) => points[p]!,
    ),
    ...Object.fromEntries(domains.map((domain) => [`lowMean.${domain}`, of(isLow, (p) => byDomain[p]!.get(domain)!)])),
    ...fallStatistics(ruleset, falls),
  };
}

/** By indicator: patients recorded of all eligible ones, percentage points less than under the national contract. */
function fallsOf(
  {
    run: { kernel },
    ruleset,
  }: { readonly run: Pick<YearPlan['run'], 'kernel'>; readonly ruleset: YearPlan['ruleset'] },
  [national, optOut]: readonly Float64Array[],
): ReadonlyMap<string, number> {
  return new Map(
    ruleset.indicators.flatMap(({ code, kind }, i) => {
      let eligible = 0;
      for (let p = 0; p < kernel.practiceCount; p++) eligible += kernel.eligible[p * kernel.indicatorCount + i]!;
      return kind === 'fraction' && eligible > 0
        ? [[code, (100 * (national![i]! - optOut![i]!)) / eligible] as const]
        : [];
    }),
  );
}

/** Mean fall over the published indicators and by class of response, and how well the order of falls agrees with the published one. */
function fallStatistics(ruleset: YearPlan['ruleset'], falls: ReadonlyMap<string, number>): Record<string, number> {
  const published = loadAreaFalls().filter(({ year, code }) => year === ruleset.year && falls.has(code));
  const meanFall = (codes: readonly string[]) =>
    codes.length > 0 ? mean(codes.map((code) => falls.get(code)!)) : Number.NaN;
  const classOf = new Map(ruleset.indicators.map((indicator) => [indicator.code, responseClass(indicator)]));
  return {
    fall: meanFall(published.map(({ code }) => code)),
    order: sampleRankCorrelation(
      published.map(({ code }) => falls.get(code)!),
      published.map(({ fall }) => fall),
    ),
    ...Object.fromEntries(
      shiftClasses.map((name) => [
        `fall.${name}`,
        meanFall(published.map(({ code }) => code).filter((code) => classOf.get(code) === name)),
      ]),
    ),
  };
}
