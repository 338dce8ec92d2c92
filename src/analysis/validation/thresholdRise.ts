import type { KernelPlan } from '../../simulate/plan.js';
import { forEachPractice } from './forEachPractice.js';
import { oneDrawWorlds } from './oneDrawWorlds.js';
import { type Predictions, policiesOf, type Question } from './question.js';

/** The upper threshold of influenza immunisation in coronary heart disease before and after April 2006, as a share. */
const influenza = { code: 'CHD007', before: 0.85, after: 0.9 } as const;

/** By how much every upper threshold is raised in the comparison of weak and strong practices. */
const generalRise = 0.05;

/** Recorded, counted and eligible patients of an indicator. */
interface Sums {
  met: number;
  counted: number;
  eligible: number;
}

/**
 * What practices do when upper thresholds rise and nothing else changes: the test of year-end effort. Achievement and
 * exceptions of influenza immunisation, in percentage points; and by how many percent more patients are recorded over all
 * indicators where a practice stood below the new threshold before, and where it stood on it or above.
 */
export function thresholdRise(question: Question): Predictions {
  const achievement: number[] = [];
  const exceptions: number[] = [];
  const [all, below, reached]: number[][] = [[], [], []];
  const policies = policiesOf(question, 'national');
  for (const [year] of oneDrawWorlds(question, { years: ['2015-16'], policies, comparator: 'national' })) {
    const { run, ruleset } = year!;
    const at = ruleset.indicators.findIndex(({ code }) => code === influenza.code);
    const immunised = (upper: number) =>
      pooled(
        withUpper(run.kernel, (own, i) => (i === at ? upper : own)),
        at,
      );
    const [before, after] = [immunised(influenza.before), immunised(influenza.after)];
    achievement.push(100 * (after.met / after.counted - before.met / before.counted));
    exceptions.push((100 * (before.counted - after.counted)) / after.eligible);
    const change = byStanding(run.kernel);
    all!.push(change.all);
    below!.push(change.below);
    reached!.push(change.reached);
  }
  return {
    'thresholds.influenza.achievement': Float64Array.from(achievement),
    'thresholds.influenza.exceptions': Float64Array.from(exceptions),
    'thresholds.rise.all': Float64Array.from(all!),
    'thresholds.rise.below': Float64Array.from(below!),
    'thresholds.rise.reached': Float64Array.from(reached!),
  };
}

const withUpper = (kernel: KernelPlan, upperOf: (own: number, indicator: number) => number): KernelPlan => ({
  ...kernel,
  indicators: { ...kernel.indicators, upper: kernel.indicators.upper.map(upperOf) },
});

function pooled(kernel: KernelPlan, indicator: number): Sums {
  const sums: Sums = { met: 0, counted: 0, eligible: 0 };
  forEachPractice(kernel, (practice, own) => {
    sums.met += own.met[indicator]!;
    sums.counted += own.counted[indicator]!;
    sums.eligible += kernel.eligible[practice * kernel.indicatorCount + indicator]!;
  });
  return sums;
}

/** Percent more patients recorded after a general rise, over all cells and by where the practice stood before it. */
function byStanding(kernel: KernelPlan) {
  const lowered = withUpper(kernel, (own) => own - generalRise);
  const before: { readonly met: Float64Array; readonly reached: Uint8Array }[] = [];
  forEachPractice(lowered, (_, own) => {
    const met = own.met.slice(0, kernel.indicatorCount);
    const reached = Uint8Array.from(met, (recorded, i) =>
      recorded >= Math.ceil(kernel.indicators.upper[i]! * own.counted[i]! - 1e-9) ? 1 : 0,
    );
    before.push({ met, reached });
  });
  const sums = { below: [0, 0], reached: [0, 0] };
  forEachPractice(kernel, (practice, own) => {
    const known = before[practice]!;
    for (let i = 0; i < kernel.indicatorCount; i++) {
      if (kernel.indicators.isFraction[i] === 0) continue;
      const of = known.reached[i] === 1 ? sums.reached : sums.below;
      of[0]! += known.met[i]!;
      of[1]! += own.met[i]!;
    }
  });
  const change = ([from, to]: readonly number[]) => 100 * (to! / from! - 1);
  const both = sums.below.map((x, i) => x + sums.reached[i]!);
  return { all: change(both), below: change(sums.below), reached: change(sums.reached) };
}
