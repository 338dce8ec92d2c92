import type { Ruleset } from '../../contract/ruleset.js';
import { loadStaffShares } from '../../facts/staffShares.js';
import { administrativeMix, clinicalMix, type StaffMix } from '../../model/staffMix.js';
import { workUnitsPerPatient } from '../../model/workload.js';
import type { RunPlan } from '../../simulate/buildPlan.js';
import type { MeasurePlan } from '../../simulate/plan.js';

/** QOF work by indicator and who does it: shares that add up to one, where there is any work. */
export interface WorkShares {
  /** I: of clinical work (patients x work by type of care), and of administration (points x lists). */
  readonly clinical: Float64Array;
  readonly administrative: Float64Array;
  /** Staff of the clinical work of all these indicators, and of each (by place); of administration. */
  readonly clinicalStaff: StaffMix;
  readonly administrativeStaff: StaffMix;
}

/**
 * Work on the indicators that a place and practice count in.
 * @param counts  whether an indicator (by place) is in at a practice (by place)
 */
export function workShares(
  { kernel, parameters }: RunPlan,
  { indicators }: Ruleset,
  counts: (practice: number, indicator: number) => boolean,
): WorkShares {
  const width = kernel.indicatorCount;
  const clinical = new Float64Array(width);
  const administrative = new Float64Array(width);
  const units = indicators.map((indicator) => (indicator.kind === 'fraction' ? workUnitsPerPatient(indicator) : 0));
  for (let p = 0; p < kernel.practiceCount; p++) {
    for (let i = 0; i < width; i++) {
      const eligible = kernel.eligible[p * width + i]!;
      if (eligible === 0 || !counts(p, i)) continue;
      clinical[i] = clinical[i]! + eligible * units[i]!;
      administrative[i] = administrative[i]! + indicators[i]!.points.value * kernel.list[p]!;
    }
  }
  const byType = new Map<string, number>();
  indicators.forEach(({ careType }, i) => {
    byType.set(careType, (byType.get(careType) ?? 0) + clinical[i]!);
  });
  const staff = loadStaffShares();
  return {
    clinical: shares(clinical),
    administrative: shares(administrative),
    clinicalStaff: clinicalMix(byType, staff, parameters),
    administrativeStaff: administrativeMix(staff, parameters),
  };
}

function shares(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total > 0 ? value / total : 0));
}

/** One measure of a behaviour as hours see it. */
export interface MeasureWork {
  readonly plan: MeasurePlan;
  readonly shares: WorkShares;
  /** A: units of work at the practices that are offered it, and those practices. */
  readonly clinicalByArea: Float64Array;
  readonly administrativeByArea: Float64Array;
  readonly offeredByArea: Float64Array;
  /** R x 12 x D, and the row of each area. */
  readonly forgone: Float64Array;
  readonly rowOf: (area: number) => number;
}

/** The measures of a policy that can release hours. */
export function measureWork(run: RunPlan, ruleset: Ruleset, policy: number): readonly MeasureWork[] {
  const { kernel } = run;
  const { behaviour } = kernel.policies[policy]!;
  const { measureAt, measures } = kernel.behaviours[behaviour]!;
  return measures.flatMap((plan, m): readonly MeasureWork[] => {
    if (!plan.responds || !plan.clinicalWork.some((work, p) => work > 0 || plan.administrativeWork[p]! > 0)) return [];
    const column = () => new Float64Array(kernel.areaCount);
    const [clinicalByArea, administrativeByArea, offeredByArea] = [column(), column(), column()];
    kernel.areaOf.forEach((area, p) => {
      if (plan.offered[p] === 0) return;
      clinicalByArea[area] = clinicalByArea[area]! + plan.clinicalWork[p]!;
      administrativeByArea[area] = administrativeByArea[area]! + plan.administrativeWork[p]!;
      offeredByArea[area] = offeredByArea[area]! + 1;
    });
    const width = kernel.indicatorCount;
    const rows = plan.timing.days.length / kernel.drawCount;
    return [
      {
        plan,
        shares: workShares(run, ruleset, (p, i) => plan.offered[p] === 1 && measureAt[p * width + i] === m + 1),
        clinicalByArea,
        administrativeByArea,
        offeredByArea,
        forgone: run.forgoneByMonth[behaviour]![m]!(),
        rowOf: (area) => (rows === 1 ? 0 : area),
      },
    ];
  });
}
