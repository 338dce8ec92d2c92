import type { ContractYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import { type IndicatorSelection, type Measure, type Period, wholeYear } from './policy.js';
import { selectIndicators } from './selectIndicators.js';

/**
 * Two measures of one policy that claim the same indicator in the same area and contract year. An indicator has one pay a year, so
 * it has one measure; what changes inside the year is told by the periods of that measure.
 */
export interface MeasureConflict {
  /** Indices of the measures, the smaller first. */
  readonly measures: readonly [number, number];
  /** Areas as they are named; 'all' where both are for all. */
  readonly areas: 'all' | readonly string[];
  /** A code, or words where a share of points leaves it open. */
  readonly indicator: string;
  /** First day in the contract year on which the later of the two has begun. */
  readonly day: string;
}

/**
 * Conflicts between the measures of a policy, one for each pair. Participation and triggers do not resolve a conflict.
 * @param rulesets  one for each contract year in which measures may have days
 * @param areaOf  the one name of an area that may be named by code or name; else names are compared as they are written
 * @throws InputError when an indicator does not exist in a year
 */
export function measureConflicts(
  measures: readonly Measure[],
  rulesets: ReadonlyMap<ContractYear, Ruleset>,
  areaOf: (name: string) => string = (name) => name.toLowerCase(),
): readonly MeasureConflict[] {
  return measures.flatMap((one, i) =>
    measures.slice(i + 1).flatMap((other, k) => {
      const areas = commonAreas(one.who.areas, other.who.areas, areaOf);
      if (areas.length === 0) return [];
      for (const [year, ruleset] of rulesets) {
        const day = laterStart(daysIn(one.when, year), daysIn(other.when, year));
        const indicator = day === undefined ? undefined : commonClaim(one, other, ruleset);
        if (day !== undefined && indicator !== undefined) {
          return [{ measures: [i, i + 1 + k] as const, areas, indicator, day }];
        }
      }
      return [];
    }),
  );
}

function commonAreas(
  one: 'all' | readonly string[],
  other: 'all' | readonly string[],
  areaOf: (name: string) => string,
): 'all' | readonly string[] {
  if (one === 'all') return other;
  if (other === 'all') return one;
  const named = new Set(other.map(areaOf));
  return one.filter((area) => named.has(areaOf(area)));
}

/** The parts of periods that lie in a contract year. */
export function daysIn(periods: readonly Period[], year: ContractYear): readonly Period[] {
  const { from: first, to: last } = wholeYear(year);
  return periods
    .filter(({ from, to }) => from <= last && to >= first)
    .map(({ from, to }) => ({ from: from < first ? first : from, to: to > last ? last : to }));
}

/** Undefined where one of the two has no day in the year. */
function laterStart(one: readonly Period[], other: readonly Period[]): string | undefined {
  const [first, second] = [one[0]?.from, other[0]?.from];
  if (first === undefined || second === undefined) return undefined;
  return first > second ? first : second;
}

/** The selections that a measure claims: its own, and the one that its points move to. */
const claimed = ({ indicators, pay }: Measure): readonly IndicatorSelection[] =>
  pay.rule === 'pointsMoved' ? [indicators, pay.to] : [indicators];

const commonClaim = (one: Measure, other: Measure, ruleset: Ruleset): string | undefined =>
  claimed(one)
    .flatMap((first) => claimed(other).map((second) => commonIndicator(first, second, ruleset)))
    .find((code) => code !== undefined);

/** An indicator that both selections may take; a share of points may take any. */
export function commonIndicator(
  one: IndicatorSelection,
  other: IndicatorSelection,
  ruleset: Ruleset,
): string | undefined {
  const [first, second] = [possibleIndicators(one, ruleset), possibleIndicators(other, ruleset)];
  const common = [...first].filter((code) => second.has(code));
  const open = isShareOfPoints(one) || isShareOfPoints(other);
  if (common.length === 0) return undefined;
  return open ? 'any indicator (a share of points may take each)' : common[0];
}

const isShareOfPoints = (selection: IndicatorSelection): boolean =>
  typeof selection === 'object' && 'shareOfPoints' in selection && selection.shareOfPoints > 0;

/** The indicators that a selection may take in some practice. @throws InputError when one does not exist that year */
export const possibleIndicators = (selection: IndicatorSelection, ruleset: Ruleset): ReadonlySet<string> =>
  selectIndicators(isShareOfPoints(selection) ? 'all' : selection, ruleset, () => 0);
