import { drawCounted, drawRecorded, type IndicatorCell, indicatorPurpose } from '../model/achievement.js';
import { decideParticipation } from '../model/choice.js';
import { drawPracticeEffects } from '../model/practiceEffects.js';
import { respond } from '../model/response.js';
import { exp } from '../random/elementary.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';
import { closeBlock } from './closeBlock.js';
import type { KernelPlan } from './plan.js';
import { score, scoreDeclared, type Terms } from './score.js';
import { type BehaviourColumns, blockSize, clearBehaviours, type Scratch } from './scratch.js';
import type { KernelTotals, PracticeSums } from './totals.js';

/** Name of this kernel in run records; another back end must give the same bytes or another name. */
export const kernelName = 'typescript-float64-1';

/**
 * Simulates one practice over all draws and adds it to the totals.
 *
 *   practice effects -> who joins -> for each indicator: this year, last year, the response -> pay, losers, totals
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
  for (let first = 0; first < plan.drawCount; first += blockSize) {
    const count = Math.min(blockSize, plan.drawCount - first);
    drawPracticeEffects(scratch.effects, scratch.words, count, plan.key, first, keys, areaKeys, plan.achievement);
    decide(plan, scratch, practice, first, count);
    clearBehaviours(scratch);
    for (let indicator = 0; indicator < plan.indicatorCount; indicator++) {
      if (plan.eligible[practice * plan.indicatorCount + indicator] === 0) continue;
      if (plan.indicators.isFraction[indicator] === 1)
        simulateFraction(plan, scratch, totals, keys, practice, indicator, first, count);
      else simulateDeclared(plan, scratch, totals, keys, practice, indicator, first, count);
    }
    closeBlock(plan, scratch, totals, sums, practice, first, count);
  }
}

function decide(plan: KernelPlan, scratch: Scratch, practice: number, first: number, count: number): void {
  plan.behaviours.forEach((behaviour, b) => {
    const joins = scratch.behaviours[b]!.joins;
    const { participation } = behaviour;
    if (behaviour.offered[practice] === 0) joins.fill(0);
    else if (participation.kind === 'everyone') joins.fill(1);
    else if (participation.kind === 'share')
      for (let d = 0; d < count; d++) joins[d] = scratch.effects.joining[d]! < participation.share ? 1 : 0;
    else
      decideParticipation(
        joins,
        count,
        first,
        scratch.effects,
        participation,
        plan.achievement.persistence,
        plan.qofShareOfIncome[practice]!,
      );
  });
}

const termsOf = (plan: KernelPlan, practice: number, indicator: number): Terms => ({
  points: plan.indicators.points[indicator]!,
  lower: plan.indicators.lower[indicator]!,
  upper: plan.indicators.upper[indicator]!,
  step: plan.indicators.step[indicator]!,
  fullPence: plan.fullPence[practice * plan.indicatorCount + indicator]!,
  roundPoints: plan.roundPoints,
});

function simulateFraction(
  plan: KernelPlan,
  scratch: Scratch,
  totals: KernelTotals,
  keys: readonly [number, number],
  practice: number,
  indicator: number,
  first: number,
  count: number,
): void {
  const { words, baseWords, effects, cellNormal, current, cellPence, cellPoints } = scratch;
  const { counted, met } = current;
  const slot = plan.indicators.slot[indicator]!;
  const terms = termsOf(plan, practice, indicator);
  const cell: IndicatorCell = {
    eligible: plan.eligible[practice * plan.indicatorCount + indicator]!,
    upper: terms.upper,
    location: plan.indicators.location[indicator]!,
    spread: plan.indicators.spread[indicator]!,
    bloodPressure: plan.indicators.bloodPressure[indicator]!,
    exceptionLocation: plan.indicators.exceptionLocation[indicator]!,
    exceptionCellSpread: plan.achievement.exceptionCellSpread,
  };
  fillThreefry(words, count, plan.key, first, keys[0], keys[1], slot | indicatorPurpose.currentYear);
  for (let d = 0; d < count; d++) cellNormal[d] = normalQuantile(uniformFromWord(words[4 * d]!));
  drawCounted(current, count, words, cell, effects.exception);
  drawRecorded(current, count, cellNormal, words, 1, 3, cell, effects);
  score(cellPence, cellPoints, count, met, current, terms);
  addRow(totals.counted, indicator * plan.drawCount + first, counted, count);

  if (plan.needsBaseYear || plan.behaviours.length > 1)
    fillThreefry(baseWords, count, plan.key, first, keys[0], keys[1], slot | indicatorPurpose.baseYearAndResponse);
  if (plan.needsBaseYear) simulateBaseYear(plan, scratch, count, cell, terms);

  plan.behaviours.forEach((behaviour, b) => {
    const columns = scratch.behaviours[b]!;
    const entry = b * plan.indicatorCount + indicator;
    const row = entry * plan.drawCount + first;
    if (behaviour.suspended[indicator] === 0) {
      addPair(columns.keptPence, cellPence, columns.keptPoints, cellPoints, count);
      addRow(totals.met, row, met, count);
      totals.indicatorPoints[entry]! += sumOf(cellPoints, count);
      return;
    }
    const offset = indicator * plan.drawCount + first;
    const response = scratch.responseMet;
    respond(
      response,
      count,
      counted,
      met,
      current.failureOdds,
      behaviour.failureOddsRatio,
      offset,
      behaviour.forgoable,
      first,
      baseWords,
      columns.joins,
    );
    addRow(totals.met, row, response, count);
    score(scratch.responsePence, scratch.responsePoints, count, response, current, terms);
    totals.indicatorPoints[entry]! += sumOf(scratch.responsePoints, count);
    addSuspended(plan, scratch, columns, scratch.responsePence, scratch.responsePoints, count);
  });
}

/** Last year's achievement on this year's list, registers and exceptions: what points protection pays (rule A91). */
function simulateBaseYear(plan: KernelPlan, scratch: Scratch, count: number, cell: IndicatorCell, terms: Terms): void {
  const { baseWords, cellNormal, base } = scratch;
  const { persistence } = plan.achievement;
  const renewal = Math.sqrt(1 - persistence * persistence);
  for (let d = 0; d < count; d++)
    cellNormal[d] = persistence * cellNormal[d]! + renewal * normalQuantile(uniformFromWord(baseWords[4 * d]!));
  drawRecorded(base, count, cellNormal, baseWords, 1, 2, cell, scratch.baseEffects);
  score(scratch.baseCellPence, scratch.baseCellPoints, count, base.met, base, terms);
}

/** Registers and yes-no items: declared with a chance that falls in practices in trouble; not declared is no points. */
function simulateDeclared(
  plan: KernelPlan,
  scratch: Scratch,
  totals: KernelTotals,
  keys: readonly [number, number],
  practice: number,
  indicator: number,
  first: number,
  count: number,
): void {
  const { words, effects, cellPence, cellPoints } = scratch;
  const { met } = scratch.current;
  const baseMet = scratch.base.met;
  const terms = termsOf(plan, practice, indicator);
  const slot = plan.indicators.slot[indicator]!;
  const location = plan.indicators.location[indicator]!;
  const loading = plan.achievement.declaredLoading;
  fillThreefry(words, count, plan.key, first, keys[0], keys[1], slot | indicatorPurpose.currentYear);
  for (let d = 0; d < count; d++) {
    met[d] = uniformFromWord(words[4 * d]!) * (1 + exp(-location - loading * effects.general[d]!)) < 1 ? 1 : 0;
    baseMet[d] =
      uniformFromWord(words[4 * d + 1]!) * (1 + exp(-location - loading * effects.generalBase[d]!)) < 1 ? 1 : 0;
  }
  scoreDeclared(cellPence, cellPoints, count, met, terms);
  if (plan.needsBaseYear) scoreDeclared(scratch.baseCellPence, scratch.baseCellPoints, count, baseMet, terms);
  plan.behaviours.forEach((behaviour, b) => {
    const columns = scratch.behaviours[b]!;
    totals.indicatorPoints[b * plan.indicatorCount + indicator]! += sumOf(cellPoints, count);
    if (behaviour.suspended[indicator] === 0) {
      addPair(columns.keptPence, cellPence, columns.keptPoints, cellPoints, count);
      return;
    }
    addSuspended(plan, scratch, columns, cellPence, cellPoints, count);
  });
}

/** A suspended indicator counts twice: by this year's recording and by last year's points; the pay rule chooses. */
function addSuspended(
  plan: KernelPlan,
  scratch: Scratch,
  columns: BehaviourColumns,
  pence: Float64Array,
  points: Float64Array,
  count: number,
): void {
  addPair(columns.suspendedPence, pence, columns.suspendedPoints, points, count);
  if (!plan.needsBaseYear) return;
  addPair(columns.basePence, scratch.baseCellPence, columns.basePoints, scratch.baseCellPoints, count);
}

/** Adds pence to pence and points to points in one pass. */
function addPair(
  penceSum: Float64Array,
  pence: Float64Array,
  pointsSum: Float64Array,
  points: Float64Array,
  count: number,
): void {
  for (let d = 0; d < count; d++) {
    penceSum[d] = penceSum[d]! + pence[d]!;
    pointsSum[d] = pointsSum[d]! + points[d]!;
  }
}

function addRow(sum: Float64Array, offset: number, summand: Float64Array, count: number): void {
  for (let d = 0; d < count; d++) sum[offset + d] = sum[offset + d]! + summand[d]!;
}

/** Sum of whole numbers, in two chains because one waits for each addition: exact in any order. */
function sumOf(values: Float64Array, count: number): number {
  let even = 0;
  let odd = 0;
  let d = 0;
  for (; d + 1 < count; d += 2) {
    even += values[d]!;
    odd += values[d + 1]!;
  }
  return d < count ? even + odd + values[d]! : even + odd;
}
