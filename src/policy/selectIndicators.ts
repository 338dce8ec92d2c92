import type { Indicator, Ruleset } from '../contract/ruleset.js';
import { InputError } from '../inputError.js';
import { nearMatches } from '../nearMatches.js';
import type { NamedSelection, SelectionOrder } from './indicatorSelectionSchema.js';
import type { DeepReadonly, IndicatorSelection } from './policy.js';

/** Room for the rounding of sums of points when they are compared with a share of the total. */
const slackPoints = 1e-9;

/** Place of an indicator in the order in which a share of points takes them: the smallest is taken first. */
export type RankOf = (choose: SelectionOrder, code: string) => number;

/**
 * The indicator codes of one contract year that a selection names.
 *
 * A share of points takes whole indicators by rising rank (equal ones by code) and stops before the first that would
 * carry the running total above share x the year's points, so a larger share always keeps what a smaller one chose.
 * @param rankOf  rank of an indicator, perhaps another in each practice; asked only for a share of points
 * @param where  place of the selection, for messages
 * @throws InputError when a code, area, domain or care type does not exist in that year
 */
export function selectIndicators(
  selection: IndicatorSelection,
  ruleset: Ruleset,
  rankOf: RankOf,
  where = 'indicators',
): ReadonlySet<string> {
  const codes = ruleset.indicators.map((indicator) => indicator.code);
  if (selection === 'all') return new Set(codes);
  if (selection === 'none') return new Set();
  if ('shareOfPoints' in selection) {
    const { shareOfPoints, choose } = selection;
    return upToShare(shareOfPoints, ruleset, (code) => rankOf(choose, code));
  }
  if ('allBut' in selection) {
    const kept = namedIndicators(selection.allBut, ruleset, where);
    return new Set(codes.filter((code) => !kept.has(code)));
  }
  return namedIndicators(selection, ruleset, where);
}

function upToShare(share: number, ruleset: Ruleset, rank: (code: string) => number): ReadonlySet<string> {
  const total = ruleset.indicators.reduce((sum, indicator) => sum + indicator.points.value, 0);
  const ordered = ruleset.indicators
    .map((indicator) => ({ code: indicator.code, points: indicator.points.value, rank: rank(indicator.code) }))
    .sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
  const chosen = new Set<string>();
  let running = 0;
  for (const { code, points, rank: place } of ordered) {
    if (!Number.isFinite(place)) throw new Error(`the rank of ${code} is ${place}`);
    running += points;
    if (running > share * total + slackPoints) break;
    chosen.add(code);
  }
  return chosen;
}

/** How one kind of name is looked up: its value on an indicator, and how it is shown among near matches. */
interface Lookup {
  readonly kind: string;
  readonly wanted: readonly string[];
  readonly nameOf: (indicator: Indicator) => string;
  readonly shownAs: (indicator: Indicator) => string;
}

function lookupOf(selection: DeepReadonly<NamedSelection>): Lookup {
  if ('codes' in selection) {
    return { kind: 'indicator', wanted: selection.codes, nameOf: (i) => i.code, shownAs: (i) => i.code };
  }
  if ('areas' in selection) {
    const shownAs = (i: Indicator) => `${i.area} (${i.areaName})`;
    return { kind: 'indicator area', wanted: selection.areas, nameOf: (i) => i.area, shownAs };
  }
  if ('domains' in selection) {
    return { kind: 'domain', wanted: selection.domains, nameOf: (i) => i.domain, shownAs: (i) => i.domain };
  }
  return { kind: 'care type', wanted: selection.careTypes, nameOf: (i) => i.careType, shownAs: (i) => i.careType };
}

function namedIndicators(
  selection: DeepReadonly<NamedSelection>,
  ruleset: Ruleset,
  where: string,
): ReadonlySet<string> {
  const { kind, wanted, nameOf, shownAs } = lookupOf(selection);
  const names = new Map(ruleset.indicators.map((indicator) => [nameOf(indicator), shownAs(indicator)]));
  const unknown = wanted.filter((name) => !names.has(name));
  if (unknown.length > 0) {
    const year = `${ruleset.nation} ${ruleset.year}`;
    throw new InputError(
      unknown.map((name) => {
        const near = nearShown(name, names);
        const few = near.length > 0 ? near : names.size <= 30 ? [...names.values()] : [];
        return {
          where,
          found: `the ${kind} "${name}", which ${year} does not have`,
          allowed: few.length > 0 ? few.join(', ') : `one of the ${names.size} ${kind} codes of ${year}`,
          mend: near.length > 0 ? `Did you mean ${near[0]}?` : 'Take one that the contract of that year has.',
        };
      }),
    );
  }
  const chosen = new Set(wanted);
  return new Set(ruleset.indicators.filter((i) => chosen.has(nameOf(i))).map((i) => i.code));
}

/** Near by name, else by what is shown with it (an area's full name). */
function nearShown(name: string, names: ReadonlyMap<string, string>): readonly string[] {
  const byName = nearMatches(name, names.keys()).map((near) => names.get(near)!);
  return byName.length > 0 ? byName : nearMatches(name, names.values());
}
