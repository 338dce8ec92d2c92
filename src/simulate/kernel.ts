import { decideParticipation } from '../model/choice.js';
import { drawPracticeEffects } from '../model/practiceEffects.js';
import { drawStyles } from '../model/responseStyle.js';
import type { CellBlock } from './cellBlock.js';
import { closeBlock } from './closeBlock.js';
import { fillNetworkPence } from './networkColumns.js';
import type { KernelPlan, MeasurePlan } from './plan.js';
import { practicePast } from './practicePast.js';
import { blockSize, clearSums, type Scratch } from './scratch.js';
import { simulateDeclared } from './simulateDeclared.js';
import { simulateFraction } from './simulateFraction.js';
import type { KernelTotals, PracticeSums } from './totals.js';

/** Name of this kernel in run records; another back end must give the same bytes or another name. */
export const kernelName = 'typescript-float64-3';

/**
 * Simulates one practice in one contract year over all draws and adds it to the totals.
 *
 *   practice effects -> who joins -> for each indicator: this year, base years, shocks, the response -> pay, losers, totals
 *
 * Every random number is addressed by (draw, practice, indicator and purpose), so the result depends on neither the
 * order of practices nor the number of workers, and another policy, practice or indicator changes no draw.
 */
export function simulatePractice(
  plan: KernelPlan,
  scratch: Scratch,
  totals: KernelTotals,
  sums: PracticeSums,
  practice: number,
): void {
  const keys = [plan.practiceKeys[2 * practice]!, plan.practiceKeys[2 * practice + 1]!] as const;
  const areaKeys = [plan.areaKeys[2 * practice]!, plan.areaKeys[2 * practice + 1]!] as const;
  const past = plan.history && practicePast(plan.history, practice, plan.achievement);
  for (let first = 0; first < plan.drawCount; first += blockSize) {
    const count = Math.min(blockSize, plan.drawCount - first);
    drawPracticeEffects(
      scratch.effects,
      scratch.words,
      count,
      plan.key,
      first,
      keys,
      areaKeys,
      plan.sizeScore[practice]!,
      plan.achievement,
      plan.positions,
      plan.baseYears,
      past,
    );
    if (plan.behaviours.length > 1)
      drawStyles(scratch.styles, scratch.words, count, plan.key, first, keys, plan.responseSpread);
    decide(plan, scratch, practice, first, count);
    fillNetworkPence(plan, scratch, practice, first, count);
    clearSums(scratch);
    for (let indicator = 0; indicator < plan.indicatorCount; indicator++) {
      if (plan.eligible[practice * plan.indicatorCount + indicator] === 0) continue;
      const block: CellBlock = { practice, indicator, keys, first, count };
      if (plan.indicators.isFraction[indicator] === 1) simulateFraction(plan, scratch, totals, block);
      else simulateDeclared(plan, scratch, totals, block);
    }
    closeBlock(plan, scratch, totals, sums, practice, first, count);
  }
}

/** Who takes part in each measure: offered, started, and joining by rule or by choice. */
function decide(plan: KernelPlan, scratch: Scratch, practice: number, first: number, count: number): void {
  plan.behaviours.forEach(({ measures }, b) => {
    measures.forEach((measure, m) => {
      const { joins, hours } = scratch.behaviours[b]![m]!;
      if (measure.offered[practice] === 0) {
        joins.fill(0);
        return;
      }
      join(joins, plan, scratch, measure, practice, first, count);
      const from = measure.timing.rowOf[practice]! * plan.drawCount + first;
      for (let d = 0; d < count; d++) joins[d] = joins[d]! & measure.timing.starts[from + d]!;
      fillHours(hours, measure, scratch.styles.style, first, count);
    });
  });
}

/** Hours that the practice's style releases, as multiples of what all would release alike. */
function fillHours(
  hours: Float64Array,
  { response: { mixture } }: MeasurePlan,
  style: Float64Array,
  first: number,
  count: number,
): void {
  if (!mixture) {
    hours.fill(1);
    return;
  }
  const { stops, carriesOn, hoursOfStopper, hoursOfRelaxer } = mixture;
  for (let d = 0; d < count; d++) {
    const at = first + d;
    const u = style[d]!;
    hours[d] = u < stops[at]! ? hoursOfStopper[at]! : u >= 1 - carriesOn[at]! ? 0 : hoursOfRelaxer[at]!;
  }
}

function join(
  joins: Uint8Array,
  plan: KernelPlan,
  { effects }: Scratch,
  { participation }: MeasurePlan,
  practice: number,
  first: number,
  count: number,
): void {
  if (participation.kind === 'everyone') joins.fill(1);
  else if (participation.kind === 'share')
    for (let d = 0; d < count; d++) joins[d] = effects.joining[d]! < participation.share ? 1 : 0;
  else decideParticipation(joins, count, first, effects, participation, plan.achievement.persistence, practice);
}
