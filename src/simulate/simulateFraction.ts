import { drawOrdinary, drawRecorded, type IndicatorCell } from '../model/achievement.js';
import { cellYear, responseWord, shockWord } from '../model/cellYears.js';
import { respond, returnExcepted } from '../model/response.js';
import { loseToShock } from '../model/shockLoss.js';
import { unpaidOdds } from '../model/unpaidOdds.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';
import type { CellBlock } from './cellBlock.js';
import { addMoney, addRow, sumOf } from './columns.js';
import { findPast, paySeen, shifted } from './conditionCell.js';
import type { KernelPlan } from './plan.js';
import { type CellPast, cellPast } from './practicePast.js';
import { score, type Terms } from './score.js';
import type { Cell, MeasureColumns, Scratch } from './scratch.js';
import { baseOf, fullOf, termsOf } from './terms.js';
import type { KernelTotals } from './totals.js';

/** An indicator that is a fraction of patients: this year and its base years, shocks, and the response of each behaviour. */
export function simulateFraction(plan: KernelPlan, scratch: Scratch, totals: KernelTotals, block: CellBlock): void {
  const { practice, indicator, first, count } = block;
  const { words, effects, recorded, spared } = scratch;
  const terms = termsOf(plan, practice, indicator);
  const cell: IndicatorCell = {
    eligible: plan.eligible[practice * plan.indicatorCount + indicator]!,
    upper: terms.upper,
    location: plan.indicators.location[indicator]!,
    spread: plan.indicators.spread[indicator]!,
    bloodPressure: plan.indicators.bloodPressure[indicator]!,
    exceptionLocation: plan.indicators.exceptionLocation[indicator]!,
    exceptionCellSpread: plan.achievement.exceptionCellSpread,
    effort: plan.indicators.effort[indicator]!,
    exceptionShareOfEffort: plan.indicators.exceptionShare[indicator]!,
  };
  fill(plan, block, words, cellYear(0).purpose);
  normals(scratch.cellNormal, words, count);
  const past = plan.history && cellPast(plan.history, practice, indicator, plan.indicatorCount);
  if (past) findPast(plan, scratch, block, past);
  drawOrdinary(recorded.ordinary, count, words, cell, effects.exception, past && scratch.pastExceptions);
  const hasBases = plan.positions.length > 1;
  // The year's own normals are walked away from when base years are drawn.
  if (hasBases) scratch.walking.set(scratch.cellNormal);
  if (past)
    shifted(scratch.cellNormal, scratch.cellNormal, scratch.shift, count, past.position, plan.achievement.persistence);
  const position = plan.positions[0]!;
  walkAhead(plan, scratch, block, position);
  const own = position === 0 ? words : scratch.otherWords;
  const { uniformAt, effortAt } = cellYear(position);
  drawRecorded(recorded, count, scratch.cellNormal, own, uniformAt, effortAt, cell, scratch.years[0]!);
  score(spared.pence, spared.points, count, spared.met, spared.counted, terms);
  addMoney(scratch.usual[0], spared, count);

  const struck = strike(plan, scratch, block, terms);
  if (struck !== spared) addMoney(scratch.usual[1], struck, count);

  if (plan.behaviours.length > 1 || hasBases) {
    const response = responseWord(position);
    fill(plan, block, scratch.responseWords, response.purpose);
  }
  if (hasBases) drawBases(plan, scratch, block, cell, terms, past);

  plan.behaviours.forEach((behaviour, b) => {
    const usual = behaviour.spared ? spared : struck;
    const entry = b * plan.indicatorCount + indicator;
    const row = entry * plan.drawCount + first;
    const at = behaviour.measureAt[practice * plan.indicatorCount + indicator]!;
    const met =
      at === 0 ? usual : respondTo(plan, scratch, block, b, at - 1, usual, scratch.behaviours[b]![at - 1]!, terms);
    addRow(totals.met, row, met.met, count);
    addRow(totals.counted, row, met.counted, count);
    totals.indicatorPoints[entry]! += sumOf(met.points, count);
  });
}

const fill = (plan: KernelPlan, { keys, indicator, first, count }: CellBlock, words: Int32Array, purpose: number) =>
  fillThreefry(words, count, plan.key, first, keys[0], keys[1], plan.indicators.slot[indicator]! | purpose);

function normals(out: Float64Array, words: Int32Array, count: number): void {
  for (let d = 0; d < count; d++) out[d] = normalQuantile(uniformFromWord(words[4 * d]!));
}

/** One step of the chain of practice-by-indicator effects, with the innovation in word 4d. */
function step(normal: Float64Array, words: Int32Array, count: number, persistence: number): void {
  const renewal = Math.sqrt(1 - persistence * persistence);
  for (let d = 0; d < count; d++)
    normal[d] = persistence * normal[d]! + renewal * normalQuantile(uniformFromWord(words[4 * d]!));
}

/** Carries the year's effects ahead from the scenario's first year; leaves the words of the year in `otherWords`. */
function walkAhead(plan: KernelPlan, scratch: Scratch, block: CellBlock, position: number): void {
  for (let at = 1; at <= position; at++) {
    fill(plan, block, scratch.otherWords, cellYear(at).purpose);
    step(scratch.cellNormal, scratch.otherWords, block.count, plan.achievement.persistence);
  }
}

/** What is left of the year's recording after the shocks; the cell itself where none strikes. */
function strike(plan: KernelPlan, scratch: Scratch, block: CellBlock, terms: Terms): Cell {
  const { practice, indicator, first, count } = block;
  const { spared, struck, lost } = scratch;
  if (plan.shocks.length === 0) return spared;
  const striking = plan.shocks.filter(
    ({ strikes, indicators }) => strikes[practice] === 1 && indicators[indicator] === 1,
  );
  if (striking.length === 0) {
    struck.met.set(spared.met);
    struck.pence.set(spared.pence);
    struck.points.set(spared.points);
    return struck;
  }
  for (let d = 0; d < count; d++) {
    let kept = 1;
    for (const shock of striking) kept *= 1 - shock.lost[first + d]!;
    lost[d] = 1 - kept;
  }
  const { purpose, entry } = shockWord(plan.positions[0]!);
  fill(plan, block, scratch.responseWords, purpose);
  loseToShock(struck.met, count, spared.met, { values: lost, from: 0 }, scratch.responseWords, entry);
  score(struck.pence, struck.points, count, struck.met, struck.counted, terms);
  return struck;
}

/**
 * Achievement of the base years on this year's list, registers and exceptions, with the national achievement of the base
 * year: what points protection pays (rule A91).
 */
function drawBases(
  plan: KernelPlan,
  scratch: Scratch,
  block: CellBlock,
  cell: IndicatorCell,
  terms: Terms,
  past: CellPast | undefined,
): void {
  const { count } = block;
  const { walking, otherWords } = scratch;
  const { persistence } = plan.achievement;
  const furthest = Math.min(...plan.positions);
  const draw = (position: number, words: Int32Array) => {
    plan.positions.forEach((wanted, y) => {
      if (y === 0 || wanted !== position) return;
      const base = scratch.bases[y - 1]!;
      if (past && past.position === position && past.shareOfPoints >= 0) {
        paySeen(base, past.shareOfPoints, terms, count);
        return;
      }
      const normal = past
        ? shifted(scratch.conditioned, walking, scratch.shift, count, position - past.position, persistence)
        : walking;
      const { uniformAt, effortAt } = cellYear(position);
      const then = { ...cell, location: plan.baseYears[y - 1]!.location[block.indicator]! };
      drawRecorded(base.recorded, count, normal, words, uniformAt, effortAt, then, scratch.years[y]!);
      score(base.pence, base.points, count, base.met, base.counted, terms);
    });
  };
  const year = plan.positions[0]!;
  draw(0, scratch.words);
  if (year > 1) {
    for (let at = 1; at < year; at++) {
      fill(plan, block, otherWords, cellYear(at).purpose);
      step(walking, otherWords, count, persistence);
      draw(at, otherWords);
    }
    normals(walking, scratch.words, count);
  }
  const responsePurpose = responseWord(year).purpose;
  for (let at = -1; at >= furthest; at--) {
    const { purpose } = cellYear(at);
    // The year before the scenario shares its words with the response of the first year.
    const words = purpose === responsePurpose ? scratch.responseWords : otherWords;
    if (words === otherWords) fill(plan, block, otherWords, purpose);
    step(walking, words, count, persistence);
    draw(at, words);
  }
}

/** Recording and pay under a measure; adds both, and the base years, to the measure's sums. */
function respondTo(
  plan: KernelPlan,
  scratch: Scratch,
  { practice, indicator, first, count }: CellBlock,
  behaviour: number,
  index: number,
  usual: Cell,
  columns: MeasureColumns,
  terms: Terms,
): Cell {
  const measure = plan.behaviours[behaviour]!.measures[index]!;
  addMoney(columns.usual, usual, count);
  let own = usual;
  if (measure.responds) {
    own = scratch.response;
    const forgone = {
      values: measure.timing.forgoable,
      from: measure.timing.rowOf[practice]! * plan.drawCount + first,
    };
    const from = indicator * plan.drawCount + first;
    const { failureOdds } = scratch.recorded;
    unpaidOdds(
      scratch.unpaid,
      scratch.answers,
      count,
      first,
      failureOdds,
      plan.variantOfDraw,
      measure.response,
      from,
      plan.indicators.referenceLogit[indicator]!,
      scratch.styles,
      columns.joins,
    );
    returnExcepted(
      own.counted,
      count,
      scratch.recorded,
      { values: measure.exceptionsReturned, from: first },
      forgone,
      scratch.responseWords,
      scratch.answers,
    );
    respond(
      own.met,
      count,
      own.counted,
      usual.met,
      failureOdds,
      scratch.unpaid,
      forgone,
      scratch.responseWords,
      responseWord(plan.positions[0]!).entry,
      scratch.answers,
    );
    score(own.pence, own.points, count, own.met, own.counted, terms);
  }
  addMoney(columns.own, own, count);
  const full = fullOf(terms);
  if (measure.needsBases) {
    columns.bases.forEach((sum, y) => {
      const treatment = measure.withoutHistory[y * plan.indicatorCount + indicator]!;
      baseOf(sum, treatment, scratch.bases[y]!, own, full, count);
    });
  }
  return own;
}
