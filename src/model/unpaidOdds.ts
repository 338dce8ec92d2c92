import type { responseVariants } from '../facts/responseVariants.js';
import { exp, log } from '../random/elementary.js';
import type { StyleBlock } from './responseStyle.js';

/** Numbers that stand for the variants in the kernel. */
export const variantCode = { shift: 0, completions: 1, mixture: 2 } as const satisfies Record<
  (typeof responseVariants)[number],
  number
>;

/** How unpaid work goes on, indicator by indicator and draw by draw (I x D). */
export interface UnpaidRows {
  /** Logits that success moves (in the mixture: of those who relax). */
  readonly shift: Float64Array;
  /** Shares of practices that stop and that carry on; read for the mixture alone. */
  readonly stops: Float64Array;
  readonly carriesOn: Float64Array;
}

/**
 * Odds of failure of an unpaid indicator, for a block of draws (docs/model.md 4.3), from the paid odds o = (1 - p) / p:
 *
 * - shift: o x e^(-s), s the practice's own shift;
 * - completions: work is completed at a hazard H, p = 1 - e^(-H), and the hazard falls to theta H. theta = H0' / H0 with H0 that of the reference
 *   baseline and H0' that of the baseline moved by s, so from there the fall is the same;
 * - mixture: Infinity for who stops, o x e^(-s) for who relaxes.
 *
 * Equal to o to the bit where s is nought.
 * @param variants  `variantCode` by draw of the run
 * @param from  where the indicator's rows begin
 * @param referenceLogit  logit of the level at which all variants agree
 * @param joins  0 where the practice does not take part
 * @param answers  0 where the practice does not take part or carries on as before: nothing changes for it
 */
export function unpaidOdds(
  out: Float64Array,
  answers: Uint8Array,
  count: number,
  first: number,
  failureOdds: Float64Array,
  variants: Uint8Array,
  { shift, stops, carriesOn }: UnpaidRows,
  from: number,
  referenceLogit: number,
  { style, strength }: StyleBlock,
  joins: Uint8Array,
): void {
  const referenceHazard = hazardAt(referenceLogit);
  for (let d = 0; d < count; d++) {
    answers[d] = joins[d]!;
    if (joins[d] === 0) continue;
    const odds = failureOdds[d]!;
    const moved = shift[from + d]!;
    switch (variants[first + d]) {
      case variantCode.shift:
        out[d] = odds * exp(-moved * strength[d]!);
        break;
      case variantCode.completions:
        out[d] = slowed(odds, hazardAt(referenceLogit + moved * strength[d]!) / referenceHazard);
        break;
      default:
        if (style[d]! >= 1 - carriesOn[from + d]!) answers[d] = 0;
        out[d] = style[d]! < stops[from + d]! ? Number.POSITIVE_INFINITY : odds * exp(-moved);
    }
  }
}

/** H with logistic(x) = 1 - e^(-H): log(1 + e^x). */
const hazardAt = (x: number): number => log(1 + exp(x));

/** Odds of failure when the hazard of completion is `factor` of what it was: q' = q^factor with q = odds / (1 + odds). */
function slowed(odds: number, factor: number): number {
  // Nobody fails however long it takes, or nobody is ever completed.
  if (factor === 1 || odds === 0 || odds === Number.POSITIVE_INFINITY) return odds;
  const failure = exp(factor * log(odds / (1 + odds)));
  return failure / (1 - failure);
}
