import { type ContractYear, previousYear } from '../contract/contractYear.js';
import type { Nation, Ruleset } from '../contract/ruleset.js';
import { wasProtected } from './protectedYears.js';
import { loadRuleset, rulesetYears } from './rulesets.js';

/** A contract counts as the same as that of the year before where at least this share of the points stayed where it was. */
const sameFrom = 0.75;

/**
 * Contract years in a row, before this one, in which the contract stayed the same: 0 in the first year of a new one. Of two
 * years, the points that stayed are the sum over indicators of the smaller of the two years' points, over the larger total.
 * A year that was not paid by achievement does not count, nor what came before it.
 */
export function settledYears(nation: Nation, year: ContractYear): number {
  const before = previousYear(year);
  if (!rulesetYears(nation).includes(year) || !rulesetYears(nation).includes(before)) return 0;
  if (wasProtected(nation, before)) return 0;
  return stayed(loadRuleset(nation, year), loadRuleset(nation, before)) < sameFrom
    ? 0
    : 1 + settledYears(nation, before);
}

type Points = Pick<Ruleset, 'indicators'>;

function stayed(year: Points, before: Points): number {
  const known = new Map(before.indicators.map(({ code, points }) => [code, points.value]));
  // An indicator that the year before did not have shares no points with it.
  const shared = total(year, ({ code, points }) => Math.min(points.value, known.get(code) ?? 0));
  const points = ({ points }: Ruleset['indicators'][number]) => points.value;
  return shared / Math.max(total(year, points), total(before, points));
}

const total = ({ indicators }: Points, value: (indicator: Ruleset['indicators'][number]) => number): number =>
  indicators.reduce((sum, indicator) => sum + value(indicator), 0);
