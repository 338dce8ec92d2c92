import type { OutcomeId } from '../documents/outcomeIds.js';
import { loadCostEffectivenessFacts } from '../facts/costEffectivenessFacts.js';
import { admissionsInAll, admissionsInYear } from '../model/admissions.js';
import { shareOfCare } from '../model/health.js';
import { costOfAdmissions, valueOfHours } from '../model/nhsCost.js';
import { costByPathway, majorEvents, qalysByPathway } from '../model/pathway.js';
import { breakEvenQalys, qalysFromReleasedHours, qalysLost } from '../model/qalys.js';
import type { YearRun } from './yearRun.js';

/** What other outcomes have to say, one value a draw. */
export interface HealthInputs {
  /** For every 100,000 patients. */
  readonly deaths: Float64Array;
  /** Pounds of the payer, all practices. */
  readonly payerCost: Float64Array;
  /** Hours released and asked for, all practices. */
  readonly hoursReleased: Float64Array;
  readonly localHours: Float64Array;
}

type HealthOutcomeId = Extract<
  OutcomeId,
  | 'admissionsFromCareForgone'
  | 'qalysLost'
  | 'qalysLostByPathway'
  | 'qalysFromReleasedHours'
  | 'breakEvenQalysPer1000Hours'
  | 'admissionsCost'
  | 'pathwayCost'
  | 'nhsCost'
  | 'nhsCostWithStaffTime'
>;

/** Health beyond deaths, and cost to the NHS, of one policy in one contract year (docs/model.md 4.11). */
export function healthOutcomes(
  year: YearRun,
  policy: number,
  { deaths, payerCost, hoursReleased, localHours }: HealthInputs,
): Readonly<Record<HealthOutcomeId, Float64Array>> {
  const { run, result, patients, ruleset } = year;
  const { parameters, setOfDraw } = run;
  const facts = loadCostEffectivenessFacts();
  const shares = [year, ...year.before].map((each) => shareOfCare(each.careForgoneUnder(policy).mean, each.careOfQof));
  const inAll = admissionsInAll(shares[0]!, facts.admissionsBuildUp, facts.discountRate, parameters, setOfDraw);
  const lost = qalysLost(deaths, inAll, patients, parameters, setOfDraw);
  const control = {
    indicators: ruleset.indicators,
    forgone: year.careForgoneUnder(policy).perIndicator,
    counted: result.totals.counted,
  };
  const events = majorEvents(control, facts, parameters, setOfDraw);
  const admissionsCost = costOfAdmissions(inAll, patients, parameters, setOfDraw);
  const nhsCost = payerCost.map((pounds, d) => pounds + admissionsCost[d]!);
  const freed = valueOfHours(
    hoursReleased.map((hours, d) => hours - localHours[d]!),
    parameters,
    setOfDraw,
  );
  return {
    admissionsFromCareForgone: admissionsInYear(shares, facts.admissionsBuildUp, parameters, setOfDraw),
    qalysLost: lost,
    qalysLostByPathway: qalysByPathway(events, parameters, setOfDraw),
    qalysFromReleasedHours: qalysFromReleasedHours(hoursReleased, parameters, setOfDraw),
    breakEvenQalysPer1000Hours: breakEvenQalys(lost, hoursReleased),
    admissionsCost,
    pathwayCost: costByPathway(events, parameters, setOfDraw),
    nhsCost,
    nhsCostWithStaffTime: nhsCost.map((pounds, d) => pounds - freed[d]!),
  };
}
