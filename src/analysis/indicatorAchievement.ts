import type { RunPlan } from '../simulate/buildPlan.js';
import type { KernelResult } from '../simulate/totals.js';

/** A year's plan and its totals. */
export interface Simulated {
  readonly run: RunPlan;
  readonly result: KernelResult;
}

/** Pooled recorded achievement of one indicator, one value a draw; NaN where no patient is counted. */
export function indicatorAchievement({ run, result }: Simulated, policy: number, indicator: number): Float64Array {
  const { kernel } = run;
  const { behaviour } = kernel.policies[policy]!;
  const from = (behaviour * kernel.indicatorCount + indicator) * kernel.drawCount;
  return Float64Array.from(
    { length: kernel.drawCount },
    (_, d) => result.totals.met[from + d]! / result.totals.counted[from + d]!,
  );
}
