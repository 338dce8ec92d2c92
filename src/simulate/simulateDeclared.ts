import { declaredWord } from '../model/cellYears.js';
import { exp } from '../random/elementary.js';
import { fillThreefry } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';
import type { CellBlock } from './cellBlock.js';
import { addMoney, sumOf } from './columns.js';
import { paySeen } from './conditionCell.js';
import type { KernelPlan } from './plan.js';
import { cellPast } from './practicePast.js';
import { scoreDeclared } from './score.js';
import type { Cell, Scratch } from './scratch.js';
import { baseOf, fullOf, termsOf } from './terms.js';
import type { KernelTotals } from './totals.js';

/**
 * Registers and yes-no items: declared with a chance that falls in practices in trouble; not declared is no points. They go
 * on being declared when unpaid, except under a measure that is in force on the last day of the year and stops reporting, or
 * whose practice stops: that declares only what it had declared before.
 */
export function simulateDeclared(plan: KernelPlan, scratch: Scratch, totals: KernelTotals, block: CellBlock): void {
  const { practice, indicator, first, count } = block;
  const terms = termsOf(plan, practice, indicator);
  const { spared, response } = scratch;
  let filled = -1;
  const declare = (cell: Cell, year: number) => {
    const { purpose, entry } = declaredWord(plan.positions[year]!);
    if (purpose !== filled) {
      const slot = plan.indicators.slot[indicator]! | purpose;
      fillThreefry(scratch.words, count, plan.key, first, block.keys[0], block.keys[1], slot);
      filled = purpose;
    }
    const location = (year === 0 ? plan.indicators : plan.baseYears[year - 1]!).location[indicator]!;
    const loading = plan.achievement.declaredLoading;
    const { general } = scratch.effects.years[year]!;
    for (let d = 0; d < count; d++)
      cell.met[d] =
        uniformFromWord(scratch.words[4 * d + entry]!) * (1 + exp(-location - loading * general[d]!)) < 1 ? 1 : 0;
    scoreDeclared(cell.pence, cell.points, count, cell.met, terms);
  };
  declare(spared, 0);
  const past = plan.history && cellPast(plan.history, practice, indicator, plan.indicatorCount);
  scratch.bases.forEach((base, y) => {
    if (past && past.position === plan.positions[y + 1] && past.shareOfPoints >= 0)
      paySeen(base, past.shareOfPoints, terms, count);
    else declare(base, y + 1);
  });
  addMoney(scratch.usual[0], spared, count);
  if (plan.shocks.length > 0) addMoney(scratch.usual[1], spared, count);

  plan.behaviours.forEach((behaviour, b) => {
    const entry = b * plan.indicatorCount + indicator;
    const at = behaviour.measureAt[practice * plan.indicatorCount + indicator]!;
    if (at === 0) {
      totals.indicatorPoints[entry]! += sumOf(spared.points, count);
      return;
    }
    const measure = behaviour.measures[at - 1]!;
    const columns = scratch.behaviours[b]![at - 1]!;
    let own = spared;
    const { mixture } = measure.response;
    if (measure.stopsReporting || mixture) {
      own = response;
      const from = measure.timing.rowOf[practice]! * plan.drawCount + first;
      for (let d = 0; d < count; d++) {
        const undone = mixture ? mixture.stopsDeclaring[first + d]! * measure.timing.forgoable[from + d]! : 0;
        const stops = measure.stopsReporting || scratch.styles.style[d]! < undone ? 1 : 0;
        const goesOn = 1 - (columns.joins[d]! & measure.timing.atYearEnd[from + d]! & stops);
        own.pence[d] = goesOn * spared.pence[d]!;
        own.points[d] = goesOn * spared.points[d]!;
      }
    }
    addMoney(columns.usual, spared, count);
    addMoney(columns.own, own, count);
    totals.indicatorPoints[entry]! += sumOf(own.points, count);
    const full = fullOf(terms);
    if (!measure.needsBases) return;
    columns.bases.forEach((sum, y) => {
      const treatment = measure.withoutHistory[y * plan.indicatorCount + indicator]!;
      baseOf(sum, treatment, scratch.bases[y]!, own, full, count);
    });
  });
}
