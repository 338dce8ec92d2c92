import { mean, quantileSorted } from 'simple-statistics';
import type { ValidationTarget } from '../../facts/validationTargets.js';
import { crps } from './crps.js';

/** A target beside what the model says. */
export interface TargetScore {
  readonly target: ValidationTarget;
  readonly mean: number;
  /** Ends of the 90% interval of the predictive distribution. */
  readonly low: number;
  readonly high: number;
  /** Whether the published value lies in the interval; where there is none, whether the rule holds. */
  readonly hit: boolean;
  /** In the unit of the target; absent without a published value. */
  readonly crps?: number;
  /** Whether the rule holds that was set beforehand; absent without one. */
  readonly ruleHolds?: boolean;
  /** Draws in which the statistic exists. */
  readonly draws: number;
}

const interval = { low: 0.05, high: 0.95 } as const;

/**
 * Scores one target by its predictive distribution. Draws without the statistic (NaN) are left out.
 * @throws Error when no draw has the statistic
 */
export function scoreTarget(target: ValidationTarget, prediction: Float64Array): TargetScore {
  const values = prediction.filter((value) => !Number.isNaN(value)).sort();
  if (values.length === 0) throw new Error(`no draw has ${target.id}`);
  const numbers = values as unknown as number[];
  const low = quantileSorted(numbers, interval.low);
  const high = quantileSorted(numbers, interval.high);
  const centre = mean(numbers);
  const { observed } = target;
  const ruleHolds = holds(target, { mean: centre, low });
  return {
    target,
    mean: centre,
    low,
    high,
    hit: observed === null ? ruleHolds === true : low <= observed && observed <= high,
    ...(observed === null ? {} : { crps: crps(values, observed) }),
    ...(ruleHolds === undefined ? {} : { ruleHolds }),
    draws: values.length,
  };
}

function holds(
  { rule, observed }: ValidationTarget,
  prediction: { readonly mean: number; readonly low: number },
): boolean | undefined {
  if (!rule) return undefined;
  if ('above' in rule) return prediction.low > rule.above;
  if ('between' in rule) return rule.between[0] <= prediction.mean && prediction.mean <= rule.between[1];
  if (observed === null) return undefined;
  const distance = Math.abs(prediction.mean - observed);
  return distance <= ('within' in rule ? rule.within : (rule.withinPercent / 100) * Math.abs(observed));
}
