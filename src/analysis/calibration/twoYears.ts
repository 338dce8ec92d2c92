import { sampleRankCorrelation } from 'simple-statistics';
import { practiceSlot } from '../../model/practiceEffects.js';
import { exp } from '../../random/elementary.js';
import { normalQuantile } from '../../random/normalQuantile.js';
import { fillThreefry } from '../../random/threefry.js';
import { uniformFromWord } from '../../random/uniform.js';
import { simulatePractice } from '../../simulate/kernel.js';
import type { KernelPlan, MeasurePlan } from '../../simulate/plan.js';
import { noResponse } from '../../simulate/responsePlan.js';
import { createScratch } from '../../simulate/scratch.js';
import { createPracticeSums, createTotals, pointUnits } from '../../simulate/totals.js';

/** Total points of every practice in one world, in ten-thousandths. */
interface TwoYears {
  readonly current: readonly number[];
  readonly base: readonly number[];
}

/** One draw of every practice with last year beside it: a policy that pays last year's points for everything reads it off. */
function twoYears(plan: KernelPlan, persistence: number): TwoYears {
  const one: KernelPlan = {
    ...plan,
    drawCount: 1,
    achievement: { ...plan.achievement, persistence },
    positions: [0, -1],
    baseYears: [{ location: plan.indicators.location, reachMedian: plan.achievement.reachMedian }],
    behaviours: [
      plan.behaviours[0]!,
      { spared: false, measureAt: plan.behaviours[0]!.measureAt.map(() => 1), measures: [frozen(plan)] },
    ],
    policies: [
      { behaviour: 0, pays: [], network: 0 },
      { behaviour: 1, pays: [{ rule: 'base', base: 0, factor: 1 }], network: 0 },
    ],
    policiesByArea: 0,
  };
  const scratch = createScratch(one);
  const totals = createTotals(one);
  const sums = createPracticeSums(one);
  for (let practice = 0; practice < one.practiceCount; practice++)
    simulatePractice(one, scratch, totals, sums, practice);
  return {
    current: [...sums.points.subarray(0, one.practiceCount)],
    base: [...sums.pointsPaid.subarray(one.practiceCount)],
  };
}

/** A measure that holds everybody to last year's points and changes nothing else. */
const frozen = ({ practiceCount, indicatorCount }: KernelPlan): MeasurePlan => ({
  offered: new Uint8Array(practiceCount).fill(1),
  participation: { kind: 'everyone' },
  timing: {
    rowOf: new Int32Array(practiceCount),
    starts: Uint8Array.of(1),
    days: Float64Array.of(0),
    recording: Float64Array.of(0),
    forgoable: Float64Array.of(0),
    revoked: Uint8Array.of(0),
    atYearEnd: Uint8Array.of(0),
  },
  responds: false,
  exceptionsReturned: new Float64Array(0),
  response: noResponse(),
  stopsReporting: false,
  withoutHistory: new Uint8Array(indicatorCount),
  needsBases: true,
  clinicalWork: new Float64Array(practiceCount),
  administrativeWork: new Float64Array(practiceCount),
  secondsPerClinicalWork: Float64Array.of(0),
  secondsPerAdministrativeWork: Float64Array.of(0),
  localSecondsPerPatientAndDay: 0,
});

/** Bisection on the correlation of practice effects until total points correlate (Spearman) as published from year to year. */
export function fitPersistence(plan: KernelPlan, published: number): number {
  let low = 0.5;
  let high = 0.999;
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    const { current, base } = twoYears(plan, middle);
    if (sampleRankCorrelation([...current], [...base]) < published) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Standard deviations either side, and number, of the grid points of `expectedShare`; width of its smoother. */
const grid = { end: 3, points: 25, width: 0.25 };

/** Mean share of points by the practice's standardised general effect (Gaussian smoother), made to rise throughout. */
export function expectedShare(plan: KernelPlan): { readonly gridEnd: number; readonly shares: readonly number[] } {
  const { current } = twoYears(plan, plan.achievement.persistence);
  const available = plan.indicators.points.reduce((sum, p) => sum + p, 0) * pointUnits;
  const words = new Int32Array(4);
  const scores = current.map((_, p) => {
    fillThreefry(words, 1, plan.key, 0, plan.practiceKeys[2 * p]!, plan.practiceKeys[2 * p + 1]!, practiceSlot.effects);
    return normalQuantile(uniformFromWord(words[0]!));
  });
  const shares = Array.from({ length: grid.points }, (_, i) => {
    const centre = -grid.end + (2 * grid.end * i) / (grid.points - 1);
    let sum = 0;
    let weight = 0;
    scores.forEach((z, p) => {
      const w = exp(-0.5 * ((z - centre) / grid.width) ** 2);
      sum += w * (current[p]! / available);
      weight += w;
    });
    return sum / weight;
  });
  // The expected share rises with the effect; where few practices lie the smoother may dip by noise.
  return { gridEnd: grid.end, shares: shares.map((_, i) => Math.max(...shares.slice(0, i + 1))) };
}
