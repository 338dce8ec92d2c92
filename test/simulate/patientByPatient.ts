import seedrandom from 'seedrandom';
import { type ContractYear, previousYear } from '../../src/contract/contractYear.js';
import type { Indicator } from '../../src/contract/ruleset.js';
import { responseClass, type ShiftClass } from '../../src/facts/responseClasses.js';
import { settledYears } from '../../src/facts/settledYears.js';
import { workPerPatient } from '../../src/facts/workFacts.js';
import type { Measure } from '../../src/policy/policy.js';
import type { Practice } from '../../src/population/population.js';
import type { PlanInput } from '../../src/simulate/buildPlan.js';
import { keptOnAverage, type Nature, styleShares, unpaidChance } from './plainResponse.js';

/**
 * The model of docs/model.md once more, patient by patient and without any care for speed: one object a practice, one
 * Bernoulli trial a patient, pseudo-random numbers in sequence. It shares facts with the engine, and no arithmetic.
 */

/** Values of the uncertain parameters, taken as known. */
export type KnownParameters = Readonly<Record<string, number>>;

export interface PolicyOutcome {
  points: number;
  pointsPaid: number;
  payment: number;
  hoursReleased: number;
  covered: number;
  /** Patients recorded, by indicator. */
  readonly met: Record<string, number>;
  readonly counted: Record<string, number>;
}

interface Person {
  readonly random: () => number;
  readonly normal: () => number;
}

function chance(seed: string): Person {
  const generator = seedrandom(seed);
  const random = () => generator.double();
  // Box and Muller's transform, not a quantile function.
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return { random, normal };
}

const chanceOf = (revocation: NonNullable<Measure['revocation']>): number =>
  'probability' in revocation ? revocation.probability : unknownRevocation();
const dateOf = (revocation: NonNullable<Measure['revocation']>): string =>
  'on' in revocation ? revocation.on : unknownRevocation();
function unknownRevocation(): never {
  throw new Error('the reference knows revocation on a day');
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Share of the year's recording that each day holds, when the last 49 of `days` days hold `yearEnd`. */
function recordingByDay(days: number, yearEnd: number): readonly number[] {
  const exponent = Math.log(yearEnd) / Math.log(49 / days);
  const left = (day: number) => (1 - day / days) ** exponent;
  return Array.from({ length: days }, (_, day) => left(day) - left(day + 1));
}

const dayOf = (iso: string, first: string) => Math.round((Date.parse(iso) - Date.parse(first)) / 86_400_000);

/** A measure as practices respond to it. */
interface Response {
  readonly measure: Measure;
  readonly suspended: ReadonlySet<string>;
  readonly forgoable: number;
  readonly relax: number;
  /** Taken back in this world: national pay, and the response ends on that day. */
  readonly revoked: boolean;
  readonly atYearEnd: boolean;
}

export function patientByPatient(input: PlanInput, known: KnownParameters, worlds: number, seed: string) {
  const { ruleset, population, policies } = input;
  const { effects } = input.calibration;
  const { random, normal } = chance(seed);
  const firstDay = `${ruleset.year.slice(0, 4)}-04-01`;
  const days = dayOf(`${Number(ruleset.year.slice(0, 4)) + 1}-04-01`, firstDay);
  const recording = recordingByDay(days, known.yearEndShareOfQofWork!);

  /** @param fate  what decides in this world about deals that may be taken back */
  const responsesIn = (fate: number) =>
    policies.map(({ measures }) =>
      measures.map((measure): Response => {
        const revoked = measure.revocation !== undefined && fate < chanceOf(measure.revocation);
        const end = revoked ? dayOf(dateOf(measure.revocation!), firstDay) : days;
        return {
          measure,
          suspended: new Set(ruleset.indicators.filter((i) => isSuspended(measure, i)).map(({ code }) => code)),
          forgoable: forgoneOverTheYear(measure, end),
          relax: measure.signal.response === 'temporary' ? known.temporarySuspensionAttenuation! : 1,
          revoked,
          atYearEnd: isInForce(measure, days - 1, end),
        };
      }),
    );

  const isInForce = ({ when }: Measure, day: number, end: number) =>
    day < end && when.some(({ from, to }) => dayOf(from, firstDay) <= day && day <= dayOf(to, firstDay));

  /** Day by day: work of a day in force is owed; on the days after, a little more than the usual is done. */
  function forgoneOverTheYear(measure: Measure, end: number): number {
    const { when, announced, pay } = measure;
    const first = dayOf(when[0]!.from, firstDay);
    const heard = dayOf(announced, firstDay);
    let owed = 0;
    recording.forEach((share, day) => {
      const inForce = isInForce(measure, day, end);
      const early = pay.rule !== 'actual' && day < first && day < end;
      if (day >= heard && (inForce || early)) owed += share;
      else owed = Math.max(0, owed - known.catchUpCapacity! * share);
    });
    return owed;
  }

  const covers = ({ measure: { who }, suspended }: Response, { area }: Practice, code: string) =>
    suspended.has(code) && (who.areas === 'all' || who.areas.includes(area));

  const variant = input.structure?.[0]?.variant ?? 'shift';

  /** How much of a full withdrawal is felt: less in the first year, in a pause and where results are fed back. */
  function feltOf({ measure: { when, signal }, relax }: Response) {
    // Contract years begun since the one of the first day.
    const [first, month] = when[0]!.from.split('-').map(Number);
    const yearsBefore = Math.max(0, Number(firstDay.slice(0, 4)) - (month! < 4 ? first! - 1 : first!));
    const seen = signal.reporting === 'fedBack' ? known.fedBackMultiplier! : 1;
    return {
      felt: (yearsBefore > 0 ? 1 : known.fractionOfShiftInYear1!) * relax * seen,
      drift: signal.response === 'temporary' ? 0 : yearsBefore * (known.laterDriftLogitPerYear ?? 0),
    };
  }

  const stoppingUnder = (response: Response) => (known.stoppingShare ?? 0) * Math.min(1, feltOf(response).felt);

  const practiceBeliefs = (response: Response) => ({
    spread: known.withdrawalShiftPracticeSpread ?? 0,
    stopping: stoppingUnder(response),
    goingOn: known.carryingOnShareOfKept ?? 0,
  });

  /** What an indicator unpaid under one measure loses, in logits: less while an outcome of its area is paid at the practice. */
  function shiftOf(indicator: Indicator, practice: Practice, own: Response, all: readonly Response[]): number {
    const kind = responseClass(indicator);
    if (kind === 'none') return 0;
    const outcomeStaysPaid = ruleset.indicators.some(
      (other) =>
        other.area === indicator.area &&
        other.careType === 'outcome' &&
        !all.some((response) => covers(response, practice, other.code)),
    );
    const shield = indicator.careType !== 'outcome' && outcomeStaysPaid ? known.indirectIncentiveShielding! : 1;
    const { felt, drift } = feltOf(own);
    return (known[`withdrawalLogitShift.${kind}`]! * felt + drift) * shield;
  }

  function worldOnce(): readonly PolicyOutcome[] {
    const outcomes = policies.map(
      (): PolicyOutcome => ({
        points: 0,
        pointsPaid: 0,
        payment: 0,
        hoursReleased: 0,
        covered: 0,
        met: {},
        counted: {},
      }),
    );
    const responses = responsesIn(random());
    for (const practice of population.practices) simulate(practice, outcomes, responses);
    return outcomes;
  }

  function simulate(
    practice: Practice,
    outcomes: readonly PolicyOutcome[],
    responses: readonly (readonly Response[])[],
  ): void {
    const z = normal();
    const zLast = effects.persistence * z + Math.sqrt(1 - effects.persistence ** 2) * normal();
    const general = generalOf(z, practice.list);
    const generalLast = generalOf(zLast, practice.list);
    const pressure = normal();
    const exceptionEffect = effects.exceptionPracticeSpread * normal();
    const reachOf = (weakness: number, luck: number, year: ContractYear) =>
      effects.reachMedian *
      ((1 + settledYears('England', year)) / 2) ** effects.learningExponent *
      Math.exp(effects.reachSpread * luck - effects.reachTailLoss * Math.max(0, -weakness));
    const luck = normal();
    const reach = reachOf(z, luck, ruleset.year);
    const reachLast = reachOf(zLast, luck, previousYear(ruleset.year));
    const joining = random();
    const nature: Nature = { answer: normal(), style: random() };

    const accounts = responses.map((measures) => ({
      kept: 0,
      keptPay: 0,
      measures: measures.map(() => ({ now: 0, nowPay: 0, last: 0, lastPay: 0, known: 0, unknown: 0, unknownPay: 0 })),
    }));
    for (const indicator of ruleset.indicators) {
      const result = input.results.get(indicator.code)!;
      const cell = input.calibration.indicators[result.yearUsed]![result.codeUsed]!;
      const base =
        indicator.adjustment.kind === 'register' ? practice.registers[indicator.adjustment.register]! : practice.list;
      if (base === 0) continue;
      const pay = payOfPoint(practice, indicator, base);
      if (indicator.kind !== 'fraction') {
        const declared =
          random() < logistic(cell.location + effects.declaredLoading * general) ? indicator.points.value : 0;
        const declaredLast =
          random() < logistic(cell.location + effects.declaredLoading * generalLast) ? indicator.points.value : 0;
        responses.forEach((measures, k) => {
          const at = measures.findIndex((response) => covers(response, practice, indicator.code));
          const response = measures[at];
          const silent =
            response?.atYearEnd &&
            takesPart(response, practice, joining) &&
            (response.measure.signal.reporting === 'stops' ||
              (variant === 'mixture' && nature.style < stoppingUnder(response) * response.forgoable));
          const now = silent ? 0 : declared;
          const last = history(response, indicator, now, declaredLast);
          book(accounts[k]!, at, now, last, indicator, pay);
        });
        continue;
      }
      const eligible = Math.round(base * result.eligiblePerBase!);
      if (eligible === 0) continue;
      const excepted = wholePatients(
        eligible * logistic(cell.exceptionLocation! + exceptionEffect + effects.exceptionCellSpread * normal()),
      );
      const ordinary = eligible - Math.min(eligible, excepted);
      const loading = responseClass(indicator) === 'bloodPressureControl' ? effects.bloodPressureLoading : 0;
      const ownEffect = normal();
      const ownLast = effects.persistence * ownEffect + Math.sqrt(1 - effects.persistence ** 2) * normal();
      const success = logistic(cell.location + general + loading * pressure + cell.spread! * ownEffect);
      const successLast = logistic(cell.location + generalLast + loading * pressure + cell.spread! * ownLast);
      const own = {
        reach: reach * (cell.effort ?? 1),
        exceptions: cell.exceptionShare ?? effects.exceptionShareOfEffort,
      };
      const { met, counted } = withEffort(indicator, ordinary, trials(ordinary, success), own);
      const before = withEffort(indicator, ordinary, trials(ordinary, successLast), {
        ...own,
        reach: reachLast * (cell.effort ?? 1),
      });
      const lastPoints = pointsOf(indicator, before.met, before.counted);
      responses.forEach((measures, k) => {
        const at = measures.findIndex((response) => covers(response, practice, indicator.code));
        const response = measures[at];
        const unpaid =
          response && takesPart(response, practice, joining)
            ? unpaidChance(
                variant,
                success,
                shiftOf(indicator, practice, response, measures),
                responseClass(indicator) as ShiftClass,
                nature,
                practiceBeliefs(response),
              )
            : undefined;
        // Who was excepted for the threshold alone is counted again where nothing is paid for reaching it.
        const back =
          unpaid === undefined ? 0 : wholePatients((ordinary - counted) * response!.forgoable * response!.relax);
        const recorded =
          unpaid === undefined ? met : respond(met, counted + back, success, response!.forgoable, unpaid);
        outcomes[k]!.met[indicator.code] = (outcomes[k]!.met[indicator.code] ?? 0) + recorded;
        outcomes[k]!.counted[indicator.code] = (outcomes[k]!.counted[indicator.code] ?? 0) + counted + back;
        const points = pointsOf(indicator, recorded, counted + back);
        book(accounts[k]!, at, points, history(response, indicator, points, lastPoints), indicator, pay);
      });
    }
    responses.forEach((measures, k) => {
      close(practice, joining, nature, accounts[k]!, outcomes[k]!, measures);
    });
  }

  /** Points of the base year: where its contract did not have the indicator, as the measure says; undefined is as the others. */
  function history(
    response: Response | undefined,
    { code, points }: Indicator,
    now: number,
    last: number,
  ): number | undefined {
    const pay = response?.measure.pay;
    if (!pay || !('withoutHistory' in pay) || !('baseYear' in pay)) return last;
    if (input.contractOf(pay.baseYear).indicators.some((other) => other.code === code)) return last;
    return { actual: now, full: points.value, none: 0, asOthers: undefined }[pay.withoutHistory];
  }

  function generalOf(z: number, list: number): number {
    const weak = Math.max(0, -z - effects.tailStart);
    const size = Math.min(1.5, Math.max(-2.5, Math.log(list / effects.typicalList)));
    const spread = effects.generalSpread / Math.exp(effects.sizeSpread * size);
    return effects.sizeSlope * size + spread * (z - effects.tailSlope * weak);
  }

  function wholePatients(expected: number): number {
    const whole = Math.floor(expected);
    return whole + (random() < expected - whole ? 1 : 0);
  }

  function trials(patients: number, probability: number): number {
    let successes = 0;
    for (let patient = 0; patient < patients; patient++) if (random() < probability) successes += 1;
    return successes;
  }

  /** One patient more after another, recorded or excepted by chance, until the effort is spent or the threshold reached. */
  function withEffort(
    indicator: Indicator,
    ordinary: number,
    achieved: number,
    able: { readonly reach: number; readonly exceptions: number },
  ) {
    let effort = wholePatients(able.reach * -Math.log(1 - random()) * ordinary);
    let [met, counted] = [achieved, ordinary];
    while (effort > 0 && 100 * met < indicator.thresholds!.upper * counted) {
      if (random() < able.exceptions) counted -= 1;
      else met += 1;
      effort -= 1;
    }
    return { met, counted };
  }

  function respond(met: number, counted: number, success: number, forgoable: number, unpaid: number): number {
    if (unpaid <= success) return trials(met, 1 - forgoable * (1 - unpaid / success));
    return met + trials(counted - met, forgoable * (1 - (1 - unpaid) / (1 - success)));
  }

  function pointsOf({ thresholds, points }: Indicator, met: number, counted: number): number {
    if (counted === 0) return 0;
    const percent = (100 * met) / counted;
    return (
      points.value * Math.min(1, Math.max(0, (percent - thresholds!.lower) / (thresholds!.upper - thresholds!.lower)))
    );
  }

  /** Pounds for one point: value x list over the average list x prevalence over the national one. */
  function payOfPoint(practice: Practice, { adjustment }: Indicator, base: number): number {
    const perList = (ruleset.pointValue.value * practice.list) / ruleset.averageList.value;
    if (adjustment.kind !== 'register') return perList;
    return (perList * base) / practice.list / population.nationalPrevalence[adjustment.register]!.pooled;
  }

  function takesPart({ measure: { who } }: Response, practice: Practice, joining: number): boolean {
    if (who.areas !== 'all' && !who.areas.includes(practice.area)) return false;
    if (who.participation === 'choice') throw new Error('the reference does not model choice');
    return who.participation === 'everyone' || joining < who.participation.share;
  }

  function close(
    practice: Practice,
    joining: number,
    nature: Nature,
    account: Account,
    outcome: PolicyOutcome,
    measures: readonly Response[],
  ): void {
    outcome.points += account.kept;
    outcome.pointsPaid += account.kept;
    outcome.payment += account.keptPay;
    let covered = 0;
    measures.forEach((response, m) => {
      const { now, nowPay, known: full, unknown, unknownPay, ...base } = account.measures[m]!;
      const share = full > 0 ? base.last / full : 0;
      const [last, lastPay] = [base.last + share * unknown, base.lastPay + share * unknownPay];
      const { rule } = response.measure.pay;
      const takes = takesPart(response, practice, joining);
      const byLastYear =
        takes && !response.revoked && (rule === 'basePoints' || (rule === 'higherOf' && lastPay > nowPay));
      outcome.points += now;
      outcome.pointsPaid += byLastYear ? last : now;
      outcome.payment += byLastYear ? lastPay : nowPay;
      if (!takes) return;
      covered = 1;
      const part = response.forgoable * known.hoursReleasedFraction! * response.relax;
      outcome.hoursReleased +=
        part * timesAsMany(practice, response, measures, nature) * hoursOf(practice, response.suspended);
    });
    outcome.covered += covered;
  }

  /** Hours freed by style, as a multiple of the mean: in proportion to what is left unrecorded, at most all that is forgone. */
  function timesAsMany(practice: Practice, response: Response, all: readonly Response[], { style }: Nature): number {
    if (variant !== 'mixture') return 1;
    const { spread, stopping, goingOn } = practiceBeliefs(response);
    let [points, kept] = [0, 0];
    for (const indicator of ruleset.indicators) {
      if (indicator.kind !== 'fraction' || !response.suspended.has(indicator.code)) continue;
      const shift = shiftOf(indicator, practice, response, all);
      points += indicator.points.value;
      kept += indicator.points.value * keptOnAverage(responseClass(indicator) as ShiftClass, shift, spread);
    }
    const shares = styleShares(kept / points, stopping, goingOn);
    if (style >= 1 - shares.goesOn) return 0;
    const lost = style < shares.stops ? 1 : 1 - shares.keptByRelaxers;
    return Math.min(1 / (known.hoursReleasedFraction! * response.relax), lost / (1 - shares.kept));
  }

  /** Yearly hours on some indicators: a share with points x list, the rest with patients x work, together h per 1000 patients. */
  function hoursOf(practice: Practice, codes: ReadonlySet<string>): number {
    const total = (known.qofHoursPer1000Patients! / 1000) * practice.list;
    const administration = known.qofAdminShare!;
    let [points, allPoints, work, averageWork] = [0, 0, 0, 0];
    for (const indicator of ruleset.indicators) {
      const register = indicator.adjustment.kind === 'register' ? indicator.adjustment.register : undefined;
      const base = register === undefined ? practice.list : practice.registers[register]!;
      const averageBase = register === undefined ? 1 : population.nationalPrevalence[register]!.pooled;
      const perBase = indicator.kind === 'fraction' ? input.results.get(indicator.code)!.eligiblePerBase! : 0;
      allPoints += indicator.points.value;
      averageWork += averageBase * perBase * workPerPatient(indicator);
      if (!codes.has(indicator.code) || base === 0) continue;
      points += indicator.points.value;
      work += Math.round(base * perBase) * workPerPatient(indicator);
    }
    return (
      total * (administration * (points / allPoints) + ((1 - administration) * work) / practice.list / averageWork)
    );
  }

  return Array.from({ length: worlds }, worldOnce);
}

interface MeasureAccount {
  now: number;
  nowPay: number;
  last: number;
  lastPay: number;
  /** Points available of indicators with a past, and of those without that are paid like them. */
  known: number;
  unknown: number;
  unknownPay: number;
}

interface Account {
  kept: number;
  keptPay: number;
  readonly measures: readonly MeasureAccount[];
}

/** @param at  the measure that covers the indicator; none below nought */
function book(
  account: Account,
  at: number,
  points: number,
  lastPoints: number | undefined,
  { points: available }: Indicator,
  pay: number,
): void {
  const own = account.measures[at];
  if (!own) {
    account.kept += points;
    account.keptPay += points * pay;
    return;
  }
  own.now += points;
  own.nowPay += points * pay;
  if (lastPoints === undefined) {
    own.unknown += available.value;
    own.unknownPay += available.value * pay;
    return;
  }
  own.known += available.value;
  own.last += lastPoints;
  own.lastPay += lastPoints * pay;
}

function isSuspended({ indicators }: Measure, { code }: Indicator): boolean {
  if (indicators === 'all') return true;
  if (indicators === 'none') return false;
  if ('allBut' in indicators && 'codes' in indicators.allBut) return !indicators.allBut.codes.includes(code);
  if ('codes' in indicators) return indicators.codes.includes(code);
  throw new Error('the reference knows all, some codes and all but some codes');
}
