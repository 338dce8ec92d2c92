import { logistic } from '../random/elementary.js';
import type { EffectBlock } from './practiceEffects.js';

/** The opt-in decision as the kernel needs it; see `ParticipationPlan`. */
export interface ChoicePlan {
  readonly location: Float64Array;
  readonly slope: Float64Array;
  readonly areaSpread: Float64Array;
  readonly expectedShare: Float64Array;
  readonly gridEnd: number;
}

/** Linear interpolation on an even grid from -end to end; flat outside. */
function interpolate(grid: Float64Array, end: number, z: number): number {
  const position = ((z + end) / (2 * end)) * (grid.length - 1);
  if (position <= 0) return grid[0]!;
  if (position >= grid.length - 1) return grid[grid.length - 1]!;
  const i = Math.floor(position);
  return grid[i]! + (position - i) * (grid[i + 1]! - grid[i]!);
}

/**
 * Who joins a voluntary policy that pays by last year's points (docs/model.md 4.4).
 *
 * A practice knows last year's result and expects this year to fall back towards the average: with z the standardised
 * effect last year it expects share(persistence x z), and joining pays share(z). The gain in percent of its income moves the logit
 * of joining by `slope`; location is the published participation, plus an area effect. Joining where uniform < chance, so the
 * same uniform joins any more attractive policy too.
 */
export function decideParticipation(
  joins: Uint8Array,
  count: number,
  firstDraw: number,
  effects: EffectBlock,
  plan: ChoicePlan,
  persistence: number,
  qofShareOfIncome: number,
): void {
  for (let d = 0; d < count; d++) {
    const base = effects.standardBase[d]!;
    const gain =
      100 *
      qofShareOfIncome *
      (interpolate(plan.expectedShare, plan.gridEnd, base) -
        interpolate(plan.expectedShare, plan.gridEnd, persistence * base));
    const chance = logistic(
      plan.location[firstDraw + d]! +
        plan.slope[firstDraw + d]! * gain +
        plan.areaSpread[firstDraw + d]! * effects.area[d]!,
    );
    joins[d] = effects.joining[d]! < chance ? 1 : 0;
  }
}
