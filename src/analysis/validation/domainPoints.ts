import type { Domain, Ruleset } from '../../contract/ruleset.js';
import type { KernelPlan } from '../../simulate/plan.js';
import { type KernelTotals, pointUnits } from '../../simulate/totals.js';

/** Points earned by domain under one policy, over all practices and draws that the totals hold; a domain that the contract lacks has none. */
export function domainPoints(
  { indicators }: Ruleset,
  { policies, indicatorCount }: KernelPlan,
  totals: KernelTotals,
  policy: number,
): ReadonlyMap<Domain, number> {
  const from = policies[policy]!.behaviour * indicatorCount;
  const sums = new Map<Domain, number>();
  indicators.forEach(({ domain }, i) => {
    sums.set(domain, (sums.get(domain) ?? 0) + totals.indicatorPoints[from + i]! / pointUnits);
  });
  return sums;
}

/** Points that a domain has. */
export const availableInDomain = ({ indicators }: Ruleset, domain: Domain): number =>
  indicators.reduce((sum, indicator) => sum + (indicator.domain === domain ? indicator.points.value : 0), 0);
