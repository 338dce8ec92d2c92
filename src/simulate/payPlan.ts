/**
 * How a measure is paid, as the kernel needs it. `base` is the index of a base year among the plan's, `factor` turns its
 * points at this year's value into the sum that counts: 1 for points, the ratio of point values for cash.
 */
export type PayPlan =
  | { readonly rule: 'actual' }
  | { readonly rule: 'nothing' }
  /** What was achieved, at another price: points moved in from retired indicators. */
  | { readonly rule: 'scaled'; readonly factor: number }
  /** Points or cash of a base year. */
  | { readonly rule: 'base'; readonly base: number; readonly factor: number }
  /** The higher of what was achieved and the mean of base years. */
  | { readonly rule: 'higherOfMean'; readonly bases: readonly number[]; readonly factors: readonly number[] }
  /** The mean of base years, less a deduction. */
  | {
      readonly rule: 'mean';
      readonly bases: readonly number[];
      readonly factors: readonly number[];
      readonly deduction: number;
    }
  /** The base year where the practice's reports are accepted, else nothing. */
  | { readonly rule: 'ifReported'; readonly base: number; readonly factor: number; readonly accepted: number }
  | {
      readonly rule: 'basePlus';
      readonly base: number;
      readonly factor: number;
      readonly uplift: number;
      readonly lumpPence: number;
    }
  /** P: pence for a whole year in force, in place of the indicators' pay. */
  | { readonly rule: 'perPatient'; readonly pence: Float64Array; readonly daysInYear: number }
  /** A share of the base pay must be earned by local targets; D: logit and spread of what practices reach. */
  | {
      readonly rule: 'localTargets';
      readonly base: number;
      readonly factor: number;
      readonly withheld: number;
      readonly location: Float64Array;
      readonly spread: Float64Array;
    }
  /** A share of the base pay depends on an outcome of the area; D: logit and spread between areas. */
  | {
      readonly rule: 'areaOutcome';
      readonly base: number;
      readonly factor: number;
      readonly atRisk: number;
      readonly location: Float64Array;
      readonly spread: Float64Array;
    }
  /** A share of a pot; the pot holds `share` of what national pay would have been. */
  | { readonly rule: 'pot'; readonly pot: number; readonly share: number; readonly deduction: number };
