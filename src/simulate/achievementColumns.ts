import type { Ruleset } from '../contract/ruleset.js';
import type { AchievementCalibration } from '../facts/achievementCalibration.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import { referenceBaseline } from '../facts/referenceBaselines.js';
import { responseClass } from '../facts/responseClasses.js';
import { logit } from '../random/elementary.js';
import { hash64 } from '../random/hash64.js';
import type { IndicatorPlan } from './plan.js';

/** Permanent random-number address of an indicator: its hash, with the lowest byte left free for the purpose. */
export const indicatorSlot = (code: string): number => hash64(code)[0] & 0xffffff00;

/** The indicator side of the plan: contract terms and fitted achievement, one entry an indicator. */
export function achievementColumns(
  ruleset: Ruleset,
  results: ReadonlyMap<string, NationalIndicatorResult>,
  calibration: AchievementCalibration,
): IndicatorPlan {
  const count = ruleset.indicators.length;
  const plan: IndicatorPlan = {
    slot: new Int32Array(count),
    isFraction: new Uint8Array(count),
    points: new Float64Array(count),
    lower: new Float64Array(count),
    upper: new Float64Array(count),
    step: new Float64Array(count),
    location: new Float64Array(count),
    spread: new Float64Array(count),
    bloodPressure: new Float64Array(count),
    exceptionLocation: new Float64Array(count),
    effort: new Float64Array(count).fill(1),
    exceptionShare: new Float64Array(count).fill(calibration.effects.exceptionShareOfEffort),
    referenceLogit: new Float64Array(count),
  };
  const slots = new Map<number, string>();
  ruleset.indicators.forEach((indicator, i) => {
    const slot = indicatorSlot(indicator.code);
    const other = slots.get(slot);
    if (other !== undefined) throw new Error(`indicators ${other} and ${indicator.code} share random numbers`);
    slots.set(slot, indicator.code);
    const result = results.get(indicator.code);
    const cell = result && calibration.indicators[result.yearUsed]?.[result.codeUsed];
    if (!cell) throw new Error(`no calibration of ${indicator.code}; run npm run calibrate`);
    plan.slot[i] = slot;
    plan.isFraction[i] = indicator.kind === 'fraction' ? 1 : 0;
    plan.points[i] = indicator.points.value;
    // Declared items have no thresholds and are never scored by them.
    plan.upper[i] = 1;
    plan.location[i] = cell.location;
    if (indicator.kind !== 'fraction') return;
    if (!indicator.thresholds) throw new Error(`fraction indicator ${indicator.code} has no thresholds`);
    plan.lower[i] = indicator.thresholds.lower / 100;
    plan.upper[i] = indicator.thresholds.upper / 100;
    // A linear indicator has no step.
    plan.step[i] = indicator.thresholds.step ?? 0;
    if (cell.spread === undefined || cell.exceptionLocation === undefined)
      throw new Error(`the calibration of ${indicator.code} lacks its spread; run npm run calibrate`);
    plan.spread[i] = cell.spread;
    plan.exceptionLocation[i] = cell.exceptionLocation;
    plan.effort[i] = cell.effort ?? 1;
    plan.exceptionShare[i] = cell.exceptionShare ?? calibration.effects.exceptionShareOfEffort;
    const answer = responseClass(indicator);
    if (answer !== 'none') plan.referenceLogit[i] = logit(referenceBaseline(answer));
    if (answer === 'bloodPressureControl') plan.bloodPressure[i] = calibration.effects.bloodPressureLoading;
  });
  return plan;
}
