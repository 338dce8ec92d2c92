import { loadAchievementCalibration } from '../../facts/achievementCalibration.js';
import type { RunOptions } from '../../simulate/runPlan.js';
import { calibrateAchievement, withNewYears } from '../calibration/calibrateAchievement.js';
import { calibrateResponse } from '../calibration/calibrateResponse.js';
import { achievementFit } from './achievementFit.js';
import type { FitRow } from './fitRow.js';
import { responseFitRows } from './responseFitRows.js';

/** What a calibration gives: the value that is committed as JSON, and how well it fits. */
export interface Calibrated {
  readonly value: unknown;
  readonly fit: readonly FitRow[];
}

type Report = (line: string) => void;

/** A part of the model that is fitted to published figures by a program, from files of `data/` alone. */
export interface Calibration {
  readonly name: string;
  /** Where the fitted values are committed, below `data/`. */
  readonly file: string;
  readonly run: (report: Report, options: RunOptions) => Promise<Calibrated>;
  /** Fits only years that the committed values lack; absent where there is nothing of the kind. */
  readonly addYears?: Calibration['run'];
}

/** All calibrations, those first that others rest on. A new one is one line here. */
export const calibrations: readonly Calibration[] = [
  {
    name: 'achievement',
    file: 'calibration/achievement.json',
    run: fitted(calibrateAchievement, achievementFit),
    addYears: fitted((report) => withNewYears(loadAchievementCalibration(), report), achievementFit),
  },
  {
    // Rests on the achievement that is committed. A scenario takes it by `calibration: afterSomerset`.
    name: 'response',
    file: 'calibration/response-after-somerset.json',
    run: fitted((report) => calibrateResponse(report), responseFitRows),
  },
];

/** A fit, and the rows that show how near it comes; `rows` may be left out where there is nothing to show. */
function fitted<Value>(
  calibrate: (report: Report) => Value | Promise<Value>,
  rows: (value: Value, options: RunOptions) => readonly FitRow[] | Promise<readonly FitRow[]> = () => [],
): Calibration['run'] {
  return async (report, options) => {
    const value = await calibrate(report);
    return { value, fit: await rows(value, options) };
  };
}
