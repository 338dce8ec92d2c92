import type { RunOptions } from '../../simulate/runPlan.js';
import { calibrateAchievement } from '../calibration/calibrateAchievement.js';
import { achievementFit } from './achievementFit.js';
import type { FitRow } from './fitRow.js';

/** What a calibration gives: the value that is committed as JSON, and how well it fits. */
export interface Calibrated {
  readonly value: unknown;
  readonly fit: readonly FitRow[];
}

/** A part of the model that is fitted to published figures by a program, from files of `data/` alone. */
export interface Calibration {
  readonly name: string;
  /** Where the fitted values are committed, below `data/`. */
  readonly file: string;
  readonly run: (report: (line: string) => void, options: RunOptions) => Promise<Calibrated>;
}

/** All calibrations, those first that others rest on. A new one is one line here. */
export const calibrations: readonly Calibration[] = [
  { name: 'achievement', file: 'calibration/achievement.json', run: fitted(calibrateAchievement, achievementFit) },
];

/** A fit, and the rows that show how near it comes; `rows` may be left out where there is nothing to show. */
function fitted<Value>(
  calibrate: (report: (line: string) => void) => Value | Promise<Value>,
  rows: (value: Value, options: RunOptions) => readonly FitRow[] | Promise<readonly FitRow[]> = () => [],
): Calibration['run'] {
  return async (report, options) => {
    const value = await calibrate(report);
    return { value, fit: await rows(value, options) };
  };
}
