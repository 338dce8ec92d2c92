import type { AreaClaim } from './practiceClaim.js';
import type { PrevalenceAdjustment, Ruleset } from './ruleset.js';

/** How the points of a whole area are scaled. 'mixed': its indicators differ, so that single indicators must be given. */
export type AreaAdjustment =
  | { readonly kind: 'register'; readonly register: string }
  | { readonly kind: 'target-population'; readonly population: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'mixed' }
  | { readonly kind: 'unknown' };

/**
 * How an area claim is scaled. What the claim says itself comes first: list size alone, or a register with its national
 * prevalence. Otherwise the ruleset decides; an area that is not in it is 'unknown'.
 */
export function areaAdjustment(area: string, claim: AreaClaim, ruleset: Ruleset): AreaAdjustment {
  if (claim.prevalenceAdjusted === false) return { kind: 'none' };
  const adjustments = ruleset.indicators.filter((indicator) => indicator.area === area).map(shortAdjustment);
  const [first] = adjustments;
  const sameForAll = first !== undefined && adjustments.every((one) => nameOf(one) === nameOf(first));
  if (sameForAll && first.kind === 'register') return first;
  if (claim.register !== undefined && claim.nationalPrevalence !== undefined)
    return { kind: 'register', register: area };
  if (first === undefined) return { kind: 'unknown' };
  return sameForAll ? first : { kind: 'mixed' };
}

function shortAdjustment({ adjustment }: { readonly adjustment: PrevalenceAdjustment }): AreaAdjustment {
  if (adjustment.kind === 'register') return { kind: 'register', register: adjustment.register };
  if (adjustment.kind === 'target-population') return { kind: 'target-population', population: adjustment.population };
  return { kind: 'none' };
}

const nameOf = (adjustment: AreaAdjustment): string =>
  adjustment.kind === 'register'
    ? adjustment.register
    : adjustment.kind === 'target-population'
      ? `population ${adjustment.population}`
      : adjustment.kind;
