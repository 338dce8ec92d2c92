import type { EffectBlock } from '../model/practiceEffects.js';
import { logistic } from '../random/elementary.js';
import type { PayPlan } from './payPlan.js';
import type { KernelPlan, TimingPlan } from './plan.js';
import type { MeasureColumns, Money } from './scratch.js';

/** What a pay rule reads besides the measure's columns. */
export interface PayContext {
  readonly plan: KernelPlan;
  readonly effects: EffectBlock;
  readonly timing: TimingPlan;
  readonly practice: number;
  readonly first: number;
  readonly count: number;
}

const whole = (pence: number): number => Math.floor(pence + 0.5);

/**
 * Pays one measure at one practice for a block of draws, in whole pence, with the points that the pay rests on (rules A90 to
 * A94; each rule in docs/scenario.md). Where the deal was taken back, pay is for what was achieved.
 */
export function payMeasure(out: Money, pay: PayPlan, columns: MeasureColumns, context: PayContext): void {
  const { count, first, practice, plan, timing } = context;
  const paid = paidBy(pay, columns, context);
  const from = timing.rowOf[practice]! * plan.drawCount + first;
  for (let d = 0; d < count; d++) {
    const revoked = timing.revoked[from + d] === 1;
    out.pence[d] = revoked ? columns.own.pence[d]! : paid.pence(d);
    out.points[d] = revoked ? columns.own.points[d]! : paid.points(d);
  }
}

/** Pence and points of a draw of the block; whole numbers. */
interface Paid {
  readonly pence: (d: number) => number;
  readonly points: (d: number) => number;
}

function paidBy(pay: PayPlan, { own, bases }: MeasureColumns, context: PayContext): Paid {
  const { plan, timing, effects, first, practice } = context;
  switch (pay.rule) {
    case 'actual':
      return { pence: (d) => own.pence[d]!, points: (d) => own.points[d]! };
    case 'nothing':
      return { pence: zero, points: zero };
    case 'scaled':
      return { pence: (d) => whole(pay.factor * own.pence[d]!), points: (d) => whole(pay.factor * own.points[d]!) };
    case 'base': {
      const base = bases[pay.base]!;
      return { pence: (d) => whole(pay.factor * base.pence[d]!), points: (d) => base.points[d]! };
    }
    case 'higherOfMean': {
      const mean = meanOf(pay, bases);
      const higher = (d: number) => whole(mean.pence(d)) > own.pence[d]!;
      return {
        pence: (d) => (higher(d) ? whole(mean.pence(d)) : own.pence[d]!),
        points: (d) => (higher(d) ? whole(mean.points(d)) : own.points[d]!),
      };
    }
    case 'mean': {
      const mean = meanOf(pay, bases);
      return { pence: (d) => whole((1 - pay.deduction) * mean.pence(d)), points: (d) => whole(mean.points(d)) };
    }
    case 'ifReported': {
      const base = bases[pay.base]!;
      const accepted = (d: number) => effects.reports[d]! < pay.accepted;
      return {
        pence: (d) => (accepted(d) ? whole(pay.factor * base.pence[d]!) : 0),
        points: (d) => (accepted(d) ? base.points[d]! : 0),
      };
    }
    case 'basePlus': {
      const base = bases[pay.base]!;
      const raise = pay.factor * (1 + pay.uplift);
      return { pence: (d) => whole(raise * base.pence[d]! + pay.lumpPence), points: (d) => base.points[d]! };
    }
    case 'perPatient': {
      const from = timing.rowOf[practice]! * plan.drawCount + first;
      const perDay = pay.pence[practice]! / pay.daysInYear;
      return { pence: (d) => whole(perDay * timing.days[from + d]!), points: zero };
    }
    case 'localTargets':
      return partlyEarned(pay, pay.withheld, bases[pay.base]!, effects.local, first);
    case 'areaOutcome':
      return partlyEarned(pay, pay.atRisk, bases[pay.base]!, effects.areaOutcome, first);
    case 'pot': {
      const { from, to, pence } = plan.pots[pay.pot]!;
      const pot = (d: number) => (1 - pay.deduction) * pay.share * pence[first + d]!;
      // Differences of running totals add up to the pot to the penny, whatever the rounding.
      return { pence: (d) => whole(pot(d) * to[practice]!) - whole(pot(d) * from[practice]!), points: zero };
    }
  }
}

const zero = (): number => 0;

/** Means over base years, not yet whole. */
function meanOf(
  { bases: indices, factors }: { readonly bases: readonly number[]; readonly factors: readonly number[] },
  bases: readonly Money[],
): Paid {
  const mean = (value: (index: number, i: number) => number) => {
    let sum = 0;
    for (let i = 0; i < indices.length; i++) sum += value(indices[i]!, i);
    return sum / indices.length;
  };
  return {
    pence: (d) => mean((index, i) => factors[i]! * bases[index]!.pence[d]!),
    points: (d) => mean((index) => bases[index]!.points[d]!),
  };
}

/** Base pay of which a part must be earned: base x (1 - part + part x logistic(location + spread x normal)). */
function partlyEarned(
  terms: { readonly factor: number; readonly location: Float64Array; readonly spread: Float64Array },
  part: number,
  base: Money,
  normal: Float64Array,
  first: number,
): Paid {
  const share = (d: number) =>
    1 - part + part * logistic(terms.location[first + d]! + terms.spread[first + d]! * normal[d]!);
  return {
    pence: (d) => whole(terms.factor * base.pence[d]! * share(d)),
    points: (d) => whole(base.points[d]! * share(d)),
  };
}
