import { logistic } from '../random/elementary.js';
import type { EffectBlock } from './practiceEffects.js';

/** The opt-in decision as the kernel needs it. */
export interface ChoicePlan {
  /** D: logit of the participation of a typical practice in a deal like the one that was observed. */
  readonly location: Float64Array;
  /** D: logit per 1% of practice income expected to be gained by joining. */
  readonly slope: Float64Array;
  /** D: logit per unit of the share of the year's QOF work that joining releases. */
  readonly hoursSlope: Float64Array;
  /** D: logit lost by the chance that the deal is taken back. */
  readonly risk: Float64Array;
  /** D: standard deviation between areas, logit. */
  readonly areaSpread: Float64Array;
  /** P: pay at full points that rests on the base year, as a share of the practice's whole income. */
  readonly atStake: Float64Array;
  /** P: what the terms add to or take from pay for certain, in percent of income. */
  readonly sureGain: Float64Array;
  /** P: pay that must be earned by what the deal asks for, in percent of income; D: the share of it that practices expect to miss. */
  readonly atRisk: Float64Array;
  readonly missed: Float64Array;
  /** Units of work that the deal takes away in the year, and of all QOF work. The observed deal took all of it away. */
  readonly suspended: WorkColumns;
  readonly all: WorkColumns;
  /** D: hours for a unit of each kind of work. */
  readonly hoursPerClinical: Float64Array;
  readonly hoursPerAdministrative: Float64Array;
  /** Expected share of points by standardised general effect, on an even grid from -gridEnd to gridEnd. */
  readonly expectedShare: Float64Array;
  readonly gridEnd: number;
}

/** One entry a practice. */
interface WorkColumns {
  readonly clinical: Float64Array;
  readonly administrative: Float64Array;
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
 * Who joins a voluntary measure (docs/model.md 4.4).
 *
 *   logit = location + slope x gain + hoursSlope x (work suspended - all work) - risk + areaSpread x area effect
 *
 * A practice knows last year's result and expects this year to fall back towards the average: with z the standardised
 * effect last year it expects share(persistence x z), and a deal that pays by the base year pays share(z). The location is
 * the published participation in a deal that released all work and was not thought at risk. Joining where uniform <
 * chance, so the same uniform joins any more attractive deal too.
 */
export function decideParticipation(
  joins: Uint8Array,
  count: number,
  firstDraw: number,
  effects: Pick<EffectBlock, 'standardBase' | 'area' | 'joining'>,
  plan: ChoicePlan,
  persistence: number,
  practice: number,
): void {
  const { expectedShare, gridEnd } = plan;
  const atStake = plan.atStake[practice]!;
  const sureGain = plan.sureGain[practice]!;
  const atRisk = plan.atRisk[practice]!;
  for (let d = 0; d < count; d++) {
    const at = firstDraw + d;
    const base = effects.standardBase[d]!;
    const gain =
      100 *
        atStake *
        (interpolate(expectedShare, gridEnd, base) - interpolate(expectedShare, gridEnd, persistence * base)) +
      sureGain -
      atRisk * plan.missed[at]!;
    const chance = logistic(
      plan.location[at]! +
        plan.slope[at]! * gain +
        plan.hoursSlope[at]! * (shareOfWork(plan, practice, at) - 1) -
        plan.risk[at]! +
        plan.areaSpread[at]! * effects.area[d]!,
    );
    joins[d] = effects.joining[d]! < chance ? 1 : 0;
  }
}

/** Hours under the deal as a share of the practice's QOF hours of the year; all where there are none. */
function shareOfWork(plan: ChoicePlan, practice: number, draw: number): number {
  const { suspended, all } = plan;
  const clinical = plan.hoursPerClinical[draw]!;
  const administrative = plan.hoursPerAdministrative[draw]!;
  const hoursOf = (work: WorkColumns) =>
    work.clinical[practice]! * clinical + work.administrative[practice]! * administrative;
  const whole = hoursOf(all);
  return whole > 0 ? hoursOf(suspended) / whole : 1;
}
