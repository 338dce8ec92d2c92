import { type ByStaffGroup, staffGroups } from '../../facts/workforceFacts.js';
import { monthsOfYear } from '../../model/pressure.js';
import type { RunPlan } from '../../simulate/buildPlan.js';
import type { KernelTotals } from '../../simulate/totals.js';
import type { MeasureWork } from './measureWork.js';

const secondsPerHour = 3600;

/** Hours that the practices of one area release under a policy, all of them together. */
export interface ReleasedInArea {
  /** 12 x D by staff group; a month in which more is caught up than let go is below nought. */
  readonly byStaff: ByStaffGroup<Float64Array>;
  /** By measure, D: clinical hours and hours of administration over the year. */
  readonly byMeasure: readonly { readonly clinical: Float64Array; readonly administrative: Float64Array }[];
  /** D: share of the area's practices that take part. */
  readonly taking: Float64Array;
}

/**
 * The area's seconds released (counted practice by practice) shared out over measures, months and staff as the work on offer
 * is: hours = work of the measure x seconds released for a unit of it x share let go in the month x share of that work whose
 * practices take part. With one measure the last is exact; with several it is the same for all of them.
 *
 * @returns undefined where no measure has work there
 */
export function releasedInArea(
  { kernel, setOfDraw, areaPractices }: RunPlan,
  totals: KernelTotals,
  policy: number,
  measures: readonly MeasureWork[],
  area: number,
): ReleasedInArea | undefined {
  const { drawCount: draws, areaCount } = kernel;
  const here = measures.filter(({ offeredByArea }) => offeredByArea[area]! > 0);
  if (here.length === 0) return undefined;
  const byStaff = Object.fromEntries(
    staffGroups.map((group) => [group, new Float64Array(monthsOfYear * draws)]),
  ) as unknown as ByStaffGroup<Float64Array>;
  const column = () => new Float64Array(draws);
  const byMeasure = measures.map(() => ({ clinical: column(), administrative: column() }));
  const row = (policy * areaCount + area) * draws;
  const taking = column();
  for (let d = 0; d < draws; d++) {
    const covered = totals.areaCovered[row + d]!;
    taking[d] = covered / areaPractices[area]!;
    const clinicalSeconds = totals.areaClinicalSeconds[row + d]!;
    const otherSeconds = totals.areaSeconds[row + d]! - clinicalSeconds;
    if (clinicalSeconds + otherSeconds === 0 && covered === 0) continue;
    const offered = Math.max(...here.map(({ offeredByArea }) => offeredByArea[area]!));
    const forgoneIn = ({ forgone, rowOf }: MeasureWork, month: number) =>
      forgone[(rowOf(area) * monthsOfYear + month) * draws + d]!;
    const inYear = (measure: MeasureWork) => {
      let sum = 0;
      for (let month = 0; month < monthsOfYear; month++) sum += forgoneIn(measure, month);
      return sum;
    };
    const clinicalOf = ({ clinicalByArea, plan }: MeasureWork) =>
      clinicalByArea[area]! * plan.secondsPerClinicalWork[d]!;
    const otherOf = ({ administrativeByArea, plan }: MeasureWork) =>
      administrativeByArea[area]! * plan.secondsPerAdministrativeWork[d]!;
    const possible = (of: (measure: MeasureWork) => number) =>
      here.reduce((sum, measure) => sum + of(measure) * inYear(measure), 0);
    // Seconds are whole: where nearly all is caught up again, who takes part says more than what is left of them.
    const factor = (seconds: number, whole: number) =>
      (whole > offered ? seconds / whole : covered / offered) / secondsPerHour;
    const clinicalFactor = factor(clinicalSeconds, possible(clinicalOf));
    const otherFactor = factor(otherSeconds, possible(otherOf));
    const set = setOfDraw[d]!;
    measures.forEach((measure, m) => {
      if (measure.offeredByArea[area] === 0) return;
      const clinical = clinicalOf(measure) * clinicalFactor;
      const other = otherOf(measure) * otherFactor;
      const { clinicalStaff, administrativeStaff } = measure.shares;
      for (let month = 0; month < monthsOfYear; month++) {
        const share = forgoneIn(measure, month);
        if (share === 0) continue;
        byMeasure[m]!.clinical[d] = byMeasure[m]!.clinical[d]! + clinical * share;
        byMeasure[m]!.administrative[d] = byMeasure[m]!.administrative[d]! + other * share;
        for (const group of staffGroups) {
          const j = month * draws + d;
          byStaff[group][j] =
            byStaff[group][j]! +
            share * (clinical * clinicalStaff[group][set]! + other * administrativeStaff[group][set]!);
        }
      }
    });
  }
  return { byStaff, byMeasure, taking };
}
