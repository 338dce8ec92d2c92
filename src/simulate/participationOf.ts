import { contractYearOf } from '../contract/contractYear.js';
import { drawsOf } from '../model/parameters.js';
import { insideYear, spanOf } from '../model/timing.js';
import type { Work } from '../model/workload.js';
import { dayNumber } from '../policy/calendarDays.js';
import { contractYearsFrom } from '../policy/contractYears.js';
import { exp, logit } from '../random/elementary.js';
import type { BehaviourContext } from './behaviourContext.js';
import type { Part } from './parts.js';
import type { ParticipationPlan } from './plan.js';

/** Share of all points that a typical practice earns; what a practice gives up when indicators are paid otherwise. */
const typicalShare = (shares: readonly number[]): number => shares[Math.floor(shares.length / 2)]!;

/**
 * Who takes part in a measure, as the kernel needs it. In a choice a practice weighs what the measure's pay adds or puts
 * at risk, the work it takes away, and the chance that it is taken back.
 * @param work  each practice's work under the measure
 */
export function participationOf(
  part: Part,
  work: readonly Work[],
  index: number,
  at: Uint8Array,
  context: BehaviourContext,
): ParticipationPlan {
  const { participation } = part.measure.who;
  if (participation === 'everyone') return { kind: 'everyone' };
  if (participation !== 'choice') return { kind: 'share', share: participation.share };
  const { draws, setOfDraw, calibration, allWork, otherPence, fullPence, rates, ruleset, population } = context;
  const width = ruleset.indicators.length;
  const perDraw = (value: (set: number) => number) => Float64Array.from(setOfDraw, (set) => value(set));
  const published = drawsOf(draws, 'optOutParticipation');
  const slope = drawsOf(draws, 'choiceIncomeSlope');
  const hoursSlope = drawsOf(draws, 'choiceHoursSlope');
  const aversion = drawsOf(draws, 'choiceRevocationAversion');
  const areaSpread = drawsOf(draws, 'choiceAreaSpread');
  const { shares, gridEnd } = calibration.expectedShare;
  const inMeasure = (p: number) => sumWhere(fullPence, p, width, (i) => at[p * width + i] === index + 1);
  const income = (p: number) => otherPence[p]! + sumWhere(fullPence, p, width, () => true);
  const terms = termsOf(part, typicalShare(shares), context);
  const chanceRevoked = revocationChance(part);
  const perPractice = (value: (p: number) => number) =>
    Float64Array.from(population.practices, (_, p) => (income(p) > 0 ? value(p) : 0));
  return {
    kind: 'choice',
    location: perDraw((set) => logit(published[set]!)),
    slope: perDraw((set) => slope[set]!),
    hoursSlope: perDraw((set) => hoursSlope[set]!),
    risk: perDraw((set) => aversion[set]! * chanceRevoked),
    areaSpread: perDraw((set) => areaSpread[set]!),
    atStake: perPractice((p) => (terms.byBase * inMeasure(p)) / income(p)),
    sureGain: perPractice((p) => (100 * (terms.share * inMeasure(p) + terms.pence(p))) / income(p)),
    atRisk: perPractice((p) => (100 * terms.atRisk * inMeasure(p)) / income(p)),
    missed: perDraw((set) => 1 - (terms.earned?.[set] ?? 1)),
    suspended: workColumns(work, shareOfYear(part)),
    all: workColumns(allWork, 1),
    hoursPerClinical: perDraw((set) => rates.perClinical[set]!),
    hoursPerAdministrative: perDraw((set) => rates.perAdministrative[set]!),
    expectedShare: Float64Array.from(shares),
    gridEnd,
  };
}

/** What the terms do to pay, as shares of full pay and in pence. */
interface ChoiceTerms {
  /** What rests on the base year, what is added for certain, and what must be earned. */
  readonly byBase: number;
  readonly share: number;
  readonly atRisk: number;
  /** By parameter set: share of the part at risk that practices expect to earn. */
  readonly earned?: Float64Array;
  readonly pence: (practice: number) => number;
}

function termsOf(part: Part, typical: number, context: BehaviourContext): ChoiceTerms {
  const { draws, population } = context;
  const { chosenBy: pay } = part;
  const none = { atRisk: 0, pence: () => 0 };
  switch (pay.rule) {
    case 'actual':
    case 'globalSumTransfer':
    case 'retired':
      return { ...none, byBase: 0, share: 0 };
    case 'nothing':
      // Moved points are worth as much elsewhere.
      return { ...none, byBase: 0, share: -typical * (1 - pay.kept) };
    case 'basePoints':
    case 'baseCash':
    case 'cashTopUp':
    case 'higherOf':
    case 'actualOrMean':
    case 'coreTransfer':
      return { ...none, byBase: 1, share: 0 };
    case 'fixedIfReported':
      return { ...none, byBase: 1, share: -typical * (1 - pay.reportsAccepted) };
    case 'basePlus':
      return { ...none, byBase: 1, share: typical * pay.uplift, pence: () => 100 * pay.lumpSum };
    case 'earnBack':
      return {
        ...none,
        byBase: 1,
        share: 0,
        atRisk: typical * pay.withheld,
        earned: drawsOf(draws, 'localTargetAchievement'),
      };
    case 'sharedOutcome':
      return {
        ...none,
        byBase: 1,
        share: 0,
        atRisk: typical * pay.atRisk,
        earned: drawsOf(draws, 'sharedOutcomeMean'),
      };
    case 'perPatientMonthly': {
      const paid = 1200 * pay.poundsPerPatientAndMonth * shareOfYear(part);
      return {
        ...none,
        byBase: 0,
        share: -typical,
        pence: (p) => {
          const { list, weightedList } = population.practices[p]!;
          return paid * (pay.patients === 'weighted' ? (weightedList ?? list) : list);
        },
      };
    }
  }
}

/** Chance that the deal is taken back, as practices see it when they choose. */
function revocationChance({ measure: { revocation, when } }: Part): number {
  if (!revocation) return 0;
  if ('probability' in revocation) return revocation.probability;
  const months = (12 * (dayNumber(when.at(-1)!.to) - dayNumber(when[0]!.from) + 1)) / 365.25;
  return 1 - exp(-revocation.hazardPerMonth * months);
}

/** The most that the measure takes up of a contract year: one figure for all its years, so that who joins stays. */
function shareOfYear({ measure: { when } }: Part): number {
  const years = contractYearsFrom(contractYearOf(when[0]!.from), contractYearOf(when.at(-1)!.to));
  const shares = years.map((year) =>
    when.reduce((sum, { from, to }) => {
      const inside = insideYear(spanOf(year, from, to));
      return inside ? sum + inside.end - inside.start : sum;
    }, 0),
  );
  return Math.max(...shares);
}

const workColumns = (work: readonly Work[], share: number) => ({
  clinical: Float64Array.from(work, ({ clinical }) => share * clinical),
  administrative: Float64Array.from(work, ({ administrative }) => share * administrative),
});

function sumWhere(matrix: Float64Array, row: number, width: number, counts: (i: number) => boolean): number {
  let sum = 0;
  for (let i = 0; i < width; i++) if (counts(i)) sum += matrix[row * width + i]!;
  return sum;
}
