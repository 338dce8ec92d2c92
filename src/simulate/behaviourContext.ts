import type { ContractYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import type { AchievementCalibration } from '../facts/achievementCalibration.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import type { ParameterDraws } from '../model/parameters.js';
import type { ShiftDraws } from '../model/withdrawalShift.js';
import type { HourRates, Work } from '../model/workload.js';
import type { Measure } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import type { TimingInput } from './timingRows.js';

/** What all behaviours of a contract year are built from. */
export interface BehaviourContext {
  readonly ruleset: Ruleset;
  readonly population: Population;
  readonly results: ReadonlyMap<string, NationalIndicatorResult>;
  readonly calibration: AchievementCalibration;
  readonly draws: ParameterDraws;
  readonly shifts: ShiftDraws;
  readonly rates: HourRates;
  /** Parameter set of each draw. */
  readonly setOfDraw: Int32Array;
  /** Variant of the response in each draw (`variantCode`). */
  readonly variantOfDraw: Uint8Array;
  /** P x I */
  readonly eligible: Int32Array;
  readonly fullPence: Float64Array;
  readonly otherPence: Float64Array;
  /** Clinical and administrative work of each practice on all indicators. */
  readonly allWork: readonly Work[];
  readonly timing: Omit<TimingInput, 'triggerMonths'>;
  /** A x D for a measure with a trigger: month of a contract year in which it is met (src/simulate/triggered.ts). */
  readonly triggerMonths: (measure: Measure, year: ContractYear, spared: boolean) => Uint8Array | undefined;
  /** For each base year of the plan, whether its contract had an indicator. */
  readonly baseYears: readonly { readonly position: number; readonly had: (code: string) => boolean }[];
}
