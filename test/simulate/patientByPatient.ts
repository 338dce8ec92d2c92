import seedrandom from 'seedrandom';
import type { Indicator } from '../../src/contract/ruleset.js';
import { responseClass } from '../../src/facts/responseClasses.js';
import { workPerPatient } from '../../src/facts/workFacts.js';
import type { Policy } from '../../src/policy/policy.js';
import type { Practice } from '../../src/population/population.js';
import type { PlanInput } from '../../src/simulate/buildPlan.js';

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

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Share of the year's recording done by day `day` of `days`, when the last 49 days hold `yearEnd`. */
function recordedByDay(day: number, days: number, yearEnd: number): number {
  const exponent = Math.log(yearEnd) / Math.log(49 / days);
  return 1 - (1 - day / days) ** exponent;
}

const dayOf = (iso: string, first: string) => Math.round((Date.parse(iso) - Date.parse(first)) / 86_400_000);

interface Response {
  readonly suspended: ReadonlySet<string>;
  readonly forgoable: number;
  readonly shiftOf: (indicator: Indicator) => number;
  readonly released: number;
}

export function patientByPatient(input: PlanInput, known: KnownParameters, worlds: number, seed: string) {
  const { ruleset, population, policies } = input;
  const { effects } = input.calibration;
  const { random, normal } = chance(seed);
  const firstDay = `${ruleset.year.slice(0, 4)}-04-01`;
  const days = dayOf(`${Number(ruleset.year.slice(0, 4)) + 1}-04-01`, firstDay);

  const responses = policies.map((policy): Response => {
    const suspended = new Set(ruleset.indicators.filter((i) => isSuspended(policy, i)).map((i) => i.code));
    const from = dayOf(policy.when.from, firstDay);
    const to = dayOf(policy.when.to, firstDay) + 1;
    const yearEnd = known.yearEndShareOfQofWork!;
    const forgoable = recordedByDay(to, days, yearEnd) - recordedByDay(from, days, yearEnd);
    const relax = policy.signal.response === 'temporary' ? known.temporarySuspensionAttenuation! : 1;
    const shiftOf = (indicator: Indicator) => {
      const kind = responseClass(indicator);
      if (kind === 'none') return 0;
      const outcomeStaysPaid = ruleset.indicators.some(
        (other) => other.area === indicator.area && other.careType === 'outcome' && !suspended.has(other.code),
      );
      const shield = indicator.careType !== 'outcome' && outcomeStaysPaid ? known.indirectIncentiveShielding! : 1;
      return known[`withdrawalLogitShift.${kind}`]! * known.fractionOfShiftInYear1! * relax * shield;
    };
    return { suspended, forgoable, shiftOf, released: forgoable * known.hoursReleasedFraction! * relax };
  });

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
    for (const practice of population.practices) simulate(practice, outcomes);
    return outcomes;
  }

  function simulate(practice: Practice, outcomes: readonly PolicyOutcome[]): void {
    const z = normal();
    const zLast = effects.persistence * z + Math.sqrt(1 - effects.persistence ** 2) * normal();
    const general = generalOf(z);
    const generalLast = generalOf(zLast);
    const pressure = normal();
    const exceptionEffect = effects.exceptionPracticeSpread * normal();
    const reachOf = (weakness: number, luck: number) =>
      effects.reachMedian * Math.exp(effects.reachSpread * luck - effects.reachTailLoss * Math.max(0, -weakness));
    const luck = normal();
    const [reach, reachLast] = [reachOf(z, luck), reachOf(zLast, luck)];
    const joining = random();

    const accounts = policies.map(() => ({ kept: 0, keptPay: 0, now: 0, nowPay: 0, last: 0, lastPay: 0 }));
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
        responses.forEach(({ suspended }, k) => {
          book(accounts[k]!, suspended.has(indicator.code), declared, declaredLast, pay);
        });
        continue;
      }
      const eligible = Math.round(base * result.eligiblePerBase!);
      if (eligible === 0) continue;
      const excepted = wholePatients(
        eligible * logistic(cell.exceptionLocation! + exceptionEffect + effects.exceptionCellSpread * normal()),
      );
      const counted = eligible - Math.min(eligible, excepted);
      const loading = responseClass(indicator) === 'bloodPressureControl' ? effects.bloodPressureLoading : 0;
      const own = normal();
      const ownLast = effects.persistence * own + Math.sqrt(1 - effects.persistence ** 2) * normal();
      const success = logistic(cell.location + general + loading * pressure + cell.spread! * own);
      const successLast = logistic(cell.location + generalLast + loading * pressure + cell.spread! * ownLast);
      const met = withEffort(indicator, counted, trials(counted, success), reach);
      const metLast = withEffort(indicator, counted, trials(counted, successLast), reachLast);
      const lastPoints = pointsOf(indicator, metLast, counted);
      policies.forEach((policy, k) => {
        const response = responses[k]!;
        const suspended = response.suspended.has(indicator.code);
        const joins = suspended && takesPart(policy, practice, joining);
        const recorded = joins ? respond(met, counted, success, response, indicator) : met;
        outcomes[k]!.met[indicator.code] = (outcomes[k]!.met[indicator.code] ?? 0) + recorded;
        outcomes[k]!.counted[indicator.code] = (outcomes[k]!.counted[indicator.code] ?? 0) + counted;
        book(accounts[k]!, suspended, pointsOf(indicator, recorded, counted), lastPoints, pay);
      });
    }
    policies.forEach((policy, k) => {
      close(policy, practice, joining, accounts[k]!, outcomes[k]!, responses[k]!);
    });
  }

  function generalOf(z: number): number {
    const weak = Math.max(0, -z - effects.tailStart);
    return effects.generalSpread * (z - effects.tailSlope * weak);
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

  /** One patient more after another, until the effort is spent or the upper threshold reached. */
  function withEffort(indicator: Indicator, counted: number, achieved: number, reach: number): number {
    let effort = wholePatients(reach * -Math.log(1 - random()) * counted);
    let met = achieved;
    while (effort > 0 && 100 * met < indicator.thresholds!.upper * counted) {
      met += 1;
      effort -= 1;
    }
    return met;
  }

  function respond(
    met: number,
    counted: number,
    success: number,
    { forgoable, shiftOf }: Response,
    indicator: Indicator,
  ): number {
    const unpaid = logistic(Math.log(success / (1 - success)) + shiftOf(indicator));
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

  function takesPart({ who }: Policy, practice: Practice, joining: number): boolean {
    if (who.areas !== 'all' && !who.areas.includes(practice.area)) return false;
    if (who.participation === 'choice') throw new Error('the reference does not model choice');
    return who.participation === 'everyone' || joining < who.participation.share;
  }

  function close(
    policy: Policy,
    practice: Practice,
    joining: number,
    account: Account,
    outcome: PolicyOutcome,
    response: Response,
  ): void {
    outcome.points += account.kept + account.now;
    const takes = response.suspended.size > 0 && takesPart(policy, practice, joining);
    const byLastYear =
      takes &&
      (policy.pay.rule === 'basePoints' || (policy.pay.rule === 'higherOf' && account.lastPay > account.nowPay));
    outcome.pointsPaid += account.kept + (byLastYear ? account.last : account.now);
    outcome.payment += account.keptPay + (byLastYear ? account.lastPay : account.nowPay);
    if (!takes) return;
    outcome.covered += 1;
    outcome.hoursReleased += response.released * hoursOf(practice, response.suspended);
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

interface Account {
  kept: number;
  keptPay: number;
  now: number;
  nowPay: number;
  last: number;
  lastPay: number;
}

function book(account: Account, suspended: boolean, points: number, lastPoints: number, pay: number): void {
  if (!suspended) {
    account.kept += points;
    account.keptPay += points * pay;
    return;
  }
  account.now += points;
  account.nowPay += points * pay;
  account.last += lastPoints;
  account.lastPay += lastPoints * pay;
}

function isSuspended({ indicators }: Policy, { code }: Indicator): boolean {
  if (indicators === 'none') return false;
  if (indicators === 'all') return true;
  if ('allBut' in indicators && 'codes' in indicators.allBut) return !indicators.allBut.codes.includes(code);
  throw new Error('the reference knows all, none and all but some codes');
}
