import type { OutcomeId } from '../documents/resultsSchema.js';
import { breakEven, deathsFromCareForgone } from '../model/health.js';
import { drawsOf } from '../model/parameters.js';
import { pointUnits, shareUnits, squareUnits } from '../simulate/totals.js';
import { accountVectors } from './accountVectors.js';
import { healthOutcomes } from './healthOutcomes.js';
import { indicatorAchievement } from './indicatorAchievement.js';
import { spreadBetween, spreadOf } from './spread.js';
import { accessVectors } from './workload/accessVectors.js';
import type { YearRun } from './yearRun.js';

/** Every outcome of one policy in one contract year, one value a draw. */
export type OutcomeVectors = Readonly<Record<OutcomeId, Float64Array>>;

const secondsPerHour = 3600;
const minutesPerHour = 60;

/** Turns the kernel's whole-number totals into outcomes. */
export function outcomeVectors(year: YearRun, policy: number): OutcomeVectors {
  const { urgentAccess } = year.releaseOf(policy);
  const { run, result, patients } = year;
  const { kernel, parameters, setOfDraw } = run;
  const { totals } = result;
  const practices = kernel.practiceCount;
  const row = (matrix: Float64Array) => matrix.subarray(policy * kernel.drawCount, (policy + 1) * kernel.drawCount);
  const perPractice = (matrix: Float64Array, units = 1) => row(matrix).map((x) => x / units / practices);
  const ratio = (sum: Float64Array, count: Float64Array) =>
    row(sum).map((x, d) => (row(count)[d]! > 0 ? x / row(count)[d]! : 0));
  const released = perPractice(totals.seconds, secondsPerHour);
  const weeks = ratio(totals.days, totals.covered).map((days) => days / 7);
  const perWeek = released.map((hours, d) => (weeks[d]! > 0 ? hours / weeks[d]! : 0));
  const payment = row(totals.pence).map((pence) => pence / 100);
  const network = row(totals.networkPence).map((pence) => pence / 100);
  const other = kernel.otherPence.reduce((sum, pence) => sum + pence, 0) / 100;
  const minutes = drawsOf(parameters, 'nurseConsultMinutes');
  const forgone = year.careForgoneUnder(policy).mean;
  const deaths = deathsFromCareForgone(forgone, year.careOfQof, parameters, setOfDraw);
  const payerCost = payment.map((x, d) => x + network[d]!);
  const hoursInAll = row(totals.seconds).map((seconds) => seconds / secondsPerHour);
  const localHours = row(totals.localSeconds).map((seconds) => seconds / secondsPerHour);
  const between = (totalsByArea: Float64Array, units: number, size: Float64Array) =>
    spreadBetween(totalsByArea, policy, kernel, size, units);
  const others = row(totals.covered).map((covered) => practices - covered);
  const otherPractices = (sum: Float64Array, covered: Float64Array) =>
    row(sum).map((x, d) => (others[d]! > 0 ? (x - row(covered)[d]!) / others[d]! : 0));
  const earned = row(totals.earnedPence);
  const comparatorMoney = totals.pence.subarray(0, kernel.drawCount);
  const comparatorNetwork = totals.networkPence.subarray(0, kernel.drawCount);
  const changeOfAll = payment.map((x, d) => x + network[d]! - (comparatorMoney[d]! + comparatorNetwork[d]!) / 100);
  return {
    pointsPerPractice: perPractice(totals.points, pointUnits),
    pointsPaidPerPractice: perPractice(totals.pointsPaid, pointUnits),
    qofPaymentTotal: payment,
    qofPaymentPerPractice: payment.map((x) => x / practices),
    qofPaymentPerPatient: payment.map((x) => x / patients),
    practiceIncome: payment.map((x, d) => (x + network[d]! + other) / practices),
    // Released seconds are whole for each practice: where all work stops they can be a fraction of a second more than there was.
    qofHoursPerPractice: released.map((hours, d) => Math.max(0, run.nationalHours[d]! / practices - hours)),
    hoursReleasedPerPractice: released,
    hoursReleasedPerPracticeWeek: perWeek,
    recordedAchievement: recordedAchievement(year, policy),
    participation: perPractice(totals.covered),
    shareOfPracticesLosing: perPractice(totals.losing),
    shareOfPracticesLosingOver1Percent: perPractice(totals.losingOver1Percent),
    shareAtMaximum: perPractice(totals.atMaximum),
    hoursReleasedTotal: hoursInAll,
    hoursReleasedPerParticipant: ratio(totals.seconds, totals.covered).map((seconds) => seconds / secondsPerHour),
    pointsOfParticipants: ratio(totals.coveredPoints, totals.covered).map((points) => points / pointUnits),
    pointsOfOthers: otherPractices(totals.points, totals.coveredPoints).map((points) => points / pointUnits),
    incomeChangeOfParticipants: ratio(totals.coveredPence, totals.covered).map((pence) => pence / 100),
    incomeChangeOfOthers: row(totals.lossPence).map((_, d) =>
      others[d]! > 0 ? (changeOfAll[d]! - row(totals.coveredPence)[d]! / 100) / others[d]! : 0,
    ),
    costOfHoldingHarmless: row(totals.lossPence).map((pence) => pence / 100),
    incomeChangeOfLowAchievers: ratio(totals.lowPence, totals.lowPractices).map((pence) => pence / 100),
    incomeChangeOfHighAchievers: ratio(totals.highPence, totals.highPractices).map((pence) => pence / 100),
    sdOfIncomeChangeBetweenPractices: spreadOf(row(totals.changes), row(totals.changeSquares), practices).map(
      (sd) => sd / squareUnits.change,
    ),
    sdOfPointsBetweenPractices: spreadOf(
      row(totals.points).map((points) => (points * squareUnits.points) / pointUnits),
      row(totals.pointsSquares),
      practices,
    ).map((sd) => sd / squareUnits.points),
    sdOfPointsBetweenAreas: between(totals.areaPoints, squareUnits.points, run.areaPractices),
    sdOfQofPayPerPatientBetweenAreas: between(totals.areaPence, 100, run.areaPatients),
    sdOfHoursReleasedBetweenAreas: between(totals.areaSeconds, secondsPerHour, run.areaPractices),
    payerCostTotal: payerCost,
    networkFundPerPractice: network.map((x) => x / practices),
    recordingInForce: ratio(totals.recording, totals.covered).map((share) => share / shareUnits),
    localHoursPerPractice: perPractice(totals.localSeconds, secondsPerHour),
    localHoursPer1000PoundsEarned: row(totals.localSeconds).map((seconds, d) =>
      earned[d]! > 0 ? seconds / secondsPerHour / (earned[d]! / 100_000) : 0,
    ),
    appointmentsEquivalentPerPracticeWeek: perWeek.map(
      (hours, d) => (urgentAccess * hours * minutesPerHour) / minutes[setOfDraw[d]!]!,
    ),
    careForgone: forgone,
    deathsFromCareForgone: deaths,
    breakEvenDeathsPer1000Hours: breakEven(deaths, hoursInAll, patients).map((x) => (Number.isNaN(x) ? 0 : x)),
    ...healthOutcomes(year, policy, { deaths, payerCost, hoursReleased: hoursInAll, localHours }),
    ...accessVectors(year, policy),
    ...accountVectors(year, policy),
  };
}

/** Mean over fractional indicators, weighted by points. @param codes  only these; all where absent */
export function recordedAchievement(year: YearRun, policy: number, codes?: ReadonlySet<string>): Float64Array {
  const { kernel } = year.run;
  const sum = new Float64Array(kernel.drawCount);
  const weight = new Float64Array(kernel.drawCount);
  year.ruleset.indicators.forEach(({ code, kind, points }, i) => {
    if (kind !== 'fraction' || (codes && !codes.has(code))) return;
    indicatorAchievement(year, policy, i).forEach((achievement, d) => {
      if (Number.isNaN(achievement)) return;
      sum[d] = sum[d]! + points.value * achievement;
      weight[d] = weight[d]! + points.value;
    });
  });
  return sum.map((x, d) => (weight[d]! > 0 ? x / weight[d]! : 0));
}
