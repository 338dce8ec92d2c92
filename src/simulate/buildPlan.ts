import { type ContractYear, daysInYear, startYear } from '../contract/contractYear.js';
import type { NetworkFund } from '../contract/networkFund.js';
import type { Ruleset } from '../contract/ruleset.js';
import type { AchievementCalibration } from '../facts/achievementCalibration.js';
import type { IncomeFacts } from '../facts/incomeFacts.js';
import { type NationalIndicatorResult, yearsWithResults } from '../facts/nationalResults.js';
import type { Prior } from '../facts/priors.js';
import { settledYears } from '../facts/settledYears.js';
import { InputError } from '../inputError.js';
import { otherIncomePence } from '../model/income.js';
import { drawsOf, type ParameterDraws } from '../model/parameters.js';
import { chainReach, sizeScoreOf } from '../model/practiceEffects.js';
import type { CapacityShock } from '../model/pressure.js';
import { settledEffects } from '../model/settledEffects.js';
import { variantCode } from '../model/unpaidOdds.js';
import type { ShiftDraws } from '../model/withdrawalShift.js';
import { hourRates, nationalWorkPerPatient, workOf } from '../model/workload.js';
import { baseYearsOf } from '../policy/baseYearsOf.js';
import type { Policy, Shock } from '../policy/policy.js';
import { type ResponseStructure, variantsInTurn } from '../policy/responseStructure.js';
import type { Population } from '../population/population.js';
import type { Distribution } from '../random/distributions.js';
import { hash64 } from '../random/hash64.js';
import { keyFromSeed } from '../random/key.js';
import { accountsPlan } from './accountsPlan.js';
import { achievementColumns } from './achievementColumns.js';
import type { BehaviourContext } from './behaviourContext.js';
import { buildPolicies } from './buildPolicies.js';
import { type Histories, historyColumns } from './historyColumns.js';
import { nationalSelection } from './measureAt.js';
import { networkColumns } from './networkColumns.js';
import { drawParameterSets } from './parameterSets.js';
import { partsOf } from './parts.js';
import { type ContractReading, paymentColumns } from './paymentColumns.js';
import { positionOf } from './payPlans.js';
import type { KernelPlan } from './plan.js';
import { capacityShock, shockPlans } from './shockPlans.js';
import { triggered } from './triggered.js';
import { worldUniforms } from './worldUniforms.js';

/** Everything one contract year is made of; facts are arguments, so that a test or a user can bring others. */
export interface PlanInput {
  readonly ruleset: Ruleset;
  /** First contract year of the scenario: effects of practices are carried on from there. */
  readonly firstYear: ContractYear;
  readonly population: Population;
  /** The comparator first. */
  readonly policies: readonly Policy[];
  /** So many of the policies are reported in full; the others are points of curves. */
  readonly reportedPolicies: number;
  readonly shocks: readonly Shock[];
  /** Contracts of base years. */
  readonly contractOf: (year: ContractYear) => Pick<Ruleset, 'pointValue' | 'indicators'>;
  /** Latent national achievement of a base year by indicator, where it is known; else that of the year itself. */
  readonly locationsOf?: (year: ContractYear) => ReadonlyMap<string, number>;
  readonly networkFund?: NetworkFund;
  /** What is known of practices from earlier years. */
  readonly histories?: Histories;
  readonly results: ReadonlyMap<string, NationalIndicatorResult>;
  readonly calibration: AchievementCalibration;
  readonly priors: ReadonlyMap<string, Prior>;
  readonly beliefs: Readonly<Record<string, Distribution>>;
  /** Variants of the response, each in turn by parameter set; the logit shift alone where absent. */
  readonly structure?: ResponseStructure;
  readonly income: IncomeFacts;
  readonly reading: ContractReading;
  readonly draws: number;
  readonly worldsPerParameterSet: number;
  readonly seed: string;
}

/** The kernel's plan, and what the analysis needs beside it. */
export interface RunPlan {
  readonly kernel: KernelPlan;
  readonly year: ContractYear;
  /** Parameter set of each draw. */
  readonly setOfDraw: Int32Array;
  /** Place in the scenario's structure of the variant that each parameter set follows. */
  readonly variantOfSet: Uint8Array;
  readonly parameters: ParameterDraws;
  readonly shifts: ShiftDraws;
  /** D: hours of QOF work in all practices together, with nothing changed. */
  readonly nationalHours: Float64Array;
  /** D: the clinical part of them. */
  readonly nationalClinicalHours: Float64Array;
  /** By behaviour and measure: share of the year's recording let go in each month, R x 12 x D. */
  readonly forgoneByMonth: readonly (readonly (() => Float64Array)[])[];
  /** P: hours of QOF work of each practice, mean over draws, with nothing changed. */
  readonly practiceHours: Float64Array;
  readonly capacityShock?: CapacityShock;
  /** A: codes of areas. */
  readonly areas: readonly string[];
  /** A: registered patients and practices of each area. */
  readonly areaPatients: Float64Array;
  readonly areaPractices: Float64Array;
}

/** Turns facts and policies of one contract year into the arrays that the kernel reads. */
export function buildPlan(input: PlanInput): RunPlan {
  const { ruleset, population, policies, results, calibration, draws: drawCount } = input;
  checkResults(ruleset, results);
  const effectsIn = (year: ContractYear) => settledEffects(calibration.effects, settledYears(ruleset.nation, year));
  const effects = effectsIn(ruleset.year);
  const columns = achievementColumns(ruleset, results, calibration);
  const key = keyFromSeed(input.seed);
  const sets = Math.ceil(drawCount / input.worldsPerParameterSet);
  const setOfDraw = Int32Array.from({ length: drawCount }, (_, d) => Math.floor(d / input.worldsPerParameterSet));
  const structure = input.structure ?? [{ variant: 'shift', weight: 1 }];
  const variantOfSet = variantsInTurn(structure, sets);
  const { parameters, shifts } = drawParameterSets(input.priors, input.beliefs, structure, variantOfSet, key);
  const variantOfDraw = Uint8Array.from(setOfDraw, (set) => variantCode[structure[variantOfSet[set]!]!.variant]);
  const responseSpread = drawsOf(parameters, 'withdrawalShiftPracticeSpread');
  const totalPoints = ruleset.indicators.reduce((sum, indicator) => sum + indicator.points.value, 0);
  const rates = hourRates(parameters, totalPoints, nationalWorkPerPatient(ruleset, results, population));
  const payment = paymentColumns(ruleset, results, population, input.reading);
  const otherPence = Float64Array.from(population.practices, (practice) => otherIncomePence(practice, input.income));
  const work = population.practices.map((practice) => workOf(practice, ruleset.indicators, results, population));
  const selection = { ruleset, population, results, eligible: payment.eligible };
  const yearEndShare = drawsOf(parameters, 'yearEndShareOfQofWork');
  const areaOf = areaIndices(population);
  const shockInput = { ...selection, key, setOfDraw, yearEndShare };
  const capacity = capacityShock(input.shocks, shockInput);
  const baseYears = baseYearsNeeded(input, (codes) => nationalSelection(codes, selection));
  const locationsIn = (year: ContractYear) => {
    const locations = input.locationsOf?.(year);
    return columns.location.map((own, i) => locations?.get(ruleset.indicators[i]!.code) ?? own);
  };
  const context: BehaviourContext = {
    ...selection,
    calibration,
    draws: parameters,
    shifts,
    rates,
    setOfDraw,
    variantOfDraw,
    fullPence: payment.fullPence,
    otherPence,
    allWork: work,
    timing: {
      year: ruleset.year,
      setOfDraw,
      yearEndShare,
      catchUpCapacity: drawsOf(parameters, 'catchUpCapacity'),
      revocation: worldUniforms(key, 'revocation', drawCount),
      areaOf,
      areaCount: population.areas.length,
    },
    triggerMonths: (measure, year, spared) =>
      triggered(measure, year, population, (one) => {
        const lost = spared
          ? undefined
          : one === ruleset.year
            ? capacity
            : capacityShock(input.shocks, { ...shockInput, ruleset: { ...ruleset, year: one } });
        return { draws: parameters, setOfDraw, key, year: one, ...(lost ? { capacityShock: lost } : {}) };
      }),
    baseYears: baseYears.map((year) => {
      const codes = new Set(input.contractOf(year).indicators.map(({ code }) => code));
      return { position: positionOf(year, input.firstYear), had: (code: string) => codes.has(code) };
    }),
  };
  const { forgoneByMonth, ...built } = buildPolicies(policies, context, {
    baseYears,
    pointValueOf: (year) => input.contractOf(year).pointValue.value,
  });
  const network = networkColumns(policies, input.networkFund, population, { key, setOfDraw, draws: parameters });
  const history = input.histories && historyColumns(ruleset, population, input.histories, input.firstYear);
  const sumOver = (value: (p: number) => number) => {
    const sums = new Float64Array(population.areas.length);
    areaOf.forEach((area, p) => {
      sums[area] = sums[area]! + value(p);
    });
    return sums;
  };
  const clinical = work.reduce((sum, w) => sum + w.clinical, 0);
  const administrative = work.reduce((sum, w) => sum + w.administrative, 0);
  return {
    kernel: {
      key,
      practiceCount: population.practices.length,
      indicatorCount: ruleset.indicators.length,
      drawCount,
      daysInYear: daysInYear(ruleset.year),
      practiceKeys: keysOf(population.practices.map((practice) => practice.code)),
      areaKeys: keysOf(population.practices.map((practice) => practice.area)),
      areaCount: population.areas.length,
      areaOf,
      ...payment,
      otherPence,
      list: Float64Array.from(population.practices, ({ list }) => list),
      sizeScore: Float64Array.from(population.practices, ({ list }) =>
        sizeScoreOf(list, calibration.effects.typicalList),
      ),
      roundPoints: input.reading.rounding === 'points2dp',
      indicators: columns,
      achievement: effects,
      variantOfDraw,
      responseSpread: Float64Array.from(setOfDraw, (set) => responseSpread[set]!),
      positions: [ruleset.year, ...baseYears].map((year) => positionOf(year, input.firstYear)),
      baseYears: baseYears.map((year) => ({
        location: locationsIn(year),
        reachMedian: effectsIn(year).reachMedian,
      })),
      shocks: shockPlans(input.shocks, shockInput),
      ...built,
      policies: built.policies.map((policy, k) => ({ ...policy, network: network?.variantOf[k] ?? 0 })),
      policiesByArea: input.reportedPolicies,
      accounts: accountsPlan({ population, finance: input.income.finance, draws: parameters, setOfDraw, key }),
      ...(network ? { network: network.columns } : {}),
      ...(history ? { history } : {}),
    },
    year: ruleset.year,
    setOfDraw,
    variantOfSet,
    parameters,
    shifts,
    nationalHours: Float64Array.from(
      setOfDraw,
      (set) => clinical * rates.perClinical[set]! + administrative * rates.perAdministrative[set]!,
    ),
    nationalClinicalHours: Float64Array.from(setOfDraw, (set) => clinical * rates.perClinical[set]!),
    forgoneByMonth,
    practiceHours: Float64Array.from(
      work,
      (w) =>
        w.clinical * meanOverDraws(rates.perClinical, setOfDraw) +
        w.administrative * meanOverDraws(rates.perAdministrative, setOfDraw),
    ),
    ...(capacity ? { capacityShock: capacity } : {}),
    areas: population.areas.map(({ code }) => code),
    areaPatients: sumOver((p) => population.practices[p]!.list),
    areaPractices: sumOver(() => 1),
  };
}

/** Base years that the policies of this contract year pay by, latest first. @throws InputError beyond what effects reach */
function baseYearsNeeded(
  { policies, ruleset, firstYear }: PlanInput,
  namesOf: Parameters<typeof partsOf>[2],
): readonly ContractYear[] {
  const years = new Set(
    policies.flatMap((policy) => partsOf(policy, ruleset, namesOf).flatMap(({ pay }) => baseYearsOf(pay))),
  );
  return [...years]
    .sort((a, b) => startYear(b) - startYear(a))
    .map((year) => {
      const position = positionOf(year, firstYear);
      if (position >= -chainReach.back && startYear(year) < startYear(ruleset.year)) return year;
      throw new InputError({
        where: 'policies',
        path: 'pay.baseYear',
        found: `${year}, for a measure in ${ruleset.year} of a scenario that begins in ${firstYear}`,
        allowed: `a year before the measure, at most ${chainReach.back} years before the scenario begins`,
        mend: 'Choose a later base year, or begin the scenario earlier.',
      });
    });
}

/** P: place of each practice's area. @throws InputError when a practice lies in an area that the population does not list */
function areaIndices({ areas, practices, label }: Population): Int32Array {
  const places = new Map(areas.map(({ code }, a) => [code, a]));
  return Int32Array.from(practices, ({ code, area }) => {
    const place = places.get(area);
    if (place !== undefined) return place;
    throw new InputError({
      where: label,
      path: `practice ${code}, area`,
      found: `the area "${area}", which is not among the ${areas.length} areas of the practices file`,
      allowed: 'the code of one of its areas',
      mend: 'Correct the code, or add the area to `areas`.',
    });
  });
}

function keysOf(codes: readonly string[]): Int32Array {
  const keys = new Int32Array(2 * codes.length);
  codes.forEach((code, i) => {
    const [low, high] = hash64(code);
    keys[2 * i] = low;
    keys[2 * i + 1] = high;
  });
  return keys;
}

const meanOverDraws = (bySet: Float64Array, setOfDraw: Int32Array): number =>
  setOfDraw.reduce((sum, set) => sum + bySet[set]!, 0) / setOfDraw.length;

function checkResults(ruleset: Ruleset, results: ReadonlyMap<string, NationalIndicatorResult>): void {
  const without = ruleset.indicators.filter((indicator) => !results.has(indicator.code)).map(({ code }) => code);
  if (without.length === 0 && daysInYear(ruleset.year) > 0) return;
  throw new InputError({
    where: `contract of ${ruleset.nation} ${ruleset.year}`,
    found: `${without.length} indicators without any published national result: ${without.slice(0, 8).join(', ')}${without.length > 8 ? ' ...' : ''}`,
    allowed: `a year whose results, or those of near years, are held: ${yearsWithResults(ruleset.nation).join(', ')}`,
    mend: 'Choose another year, or add results as CONTRIBUTING.md describes.',
  });
}
