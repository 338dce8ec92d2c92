import { type ContractYear, contractYearOf, daysInYear } from '../contract/contractYear.js';
import { drawsOf, type ParameterDraws } from '../model/parameters.js';
import { recordingIn, spanOf } from '../model/timing.js';
import { responseStrength } from '../model/withdrawalShift.js';
import { workOf } from '../model/workload.js';
import type { Measure, WithoutHistory } from '../policy/policy.js';
import type { BehaviourContext } from './behaviourContext.js';
import { forgoneByMonth } from './forgoneByMonth.js';
import { measureAt, nationalSelection } from './measureAt.js';
import { offeredTo } from './offeredTo.js';
import { participationOf } from './participationOf.js';
import type { Part } from './parts.js';
import type { BehaviourPlan, MeasurePlan, ResponsePlan } from './plan.js';
import { noResponse, responsePlan } from './responsePlan.js';
import { historyCode } from './terms.js';
import { timingAfter } from './timingAfter.js';
import { timingRows } from './timingRows.js';

/** Seconds in an hour. */
const secondsPerHour = 3600;

/** A behaviour, and by measure what it lets go in each month, R x 12 x D (nothing after its end): made when it is asked for. */
export interface BuiltBehaviour {
  readonly plan: BehaviourPlan;
  readonly forgoneByMonth: readonly (() => Float64Array)[];
}

/**
 * How practices behave under the parts of a policy in one contract year.
 * @param histories  for each part what stands in where a base year lacks an indicator; undefined where base years do not count
 */
export function buildBehaviour(
  policy: string,
  parts: readonly Part[],
  spared: boolean,
  histories: readonly (WithoutHistory | undefined)[],
  context: BehaviourContext,
): BuiltBehaviour {
  const offered = parts.map(({ measure }) => offeredTo(measure, policy, context.population));
  const at = measureAt(
    policy,
    parts.map(({ measure, indicators, yearsAfter }, m) => ({
      id: measure.id,
      indicators,
      offered: offered[m]!,
      yearsAfter,
    })),
    context,
  );
  const measures = parts.map((part, m) => {
    const unpaid = unpaidBeside(parts, m, offered, context);
    return measurePlan(part, m, { offered: offered[m]!, at, unpaid, withoutHistory: histories[m], spared }, context);
  });
  // Whoever has its points retired has them moved too: the part that receives follows the part that loses.
  const join = (m: number) => measures[parts[m]!.pay.rule === 'scaled' ? m - 1 : m]!.plan.participation;
  return {
    plan: { spared, measureAt: at, measures: measures.map(({ plan }, m) => ({ ...plan, participation: join(m) })) },
    forgoneByMonth: measures.map((measure) => measure.forgoneByMonth),
  };
}

/**
 * Indicators that are unpaid at the practices of a part: its own, and those of other measures that surely apply to all of
 * these practices in the same year. They shield nothing. Under a measure that practices do not respond to they work as if paid.
 */
function unpaidBeside(
  parts: readonly Part[],
  m: number,
  offered: readonly Uint8Array[],
  context: BehaviourContext,
): ReadonlySet<string> {
  const own = parts[m]!.measure.who.participation;
  const unpaid = parts.filter(({ measure, signal, yearsAfter }, other) => {
    if (other === m) return true;
    if (signal.response === 'none' || yearsAfter > 0 || measure.who.trigger) return false;
    const theirs = measure.who.participation;
    // The same uniform decides about every share, so whoever joins by the smaller one joins by the larger.
    const join = theirs === 'everyone' || (isShare(theirs) && isShare(own) && theirs.share >= own.share);
    return join && offered[m]!.every((here, p) => here === 0 || offered[other]![p] === 1);
  });
  return new Set(unpaid.flatMap(({ indicators }) => [...nationalSelection(indicators, context)]));
}

const isShare = <Other extends string>(
  participation: Other | { readonly share: number },
): participation is { readonly share: number } => typeof participation === 'object';

/** Where a part applies, and what stands beside it. */
interface Place {
  /** P */
  readonly offered: Uint8Array;
  /** P x I */
  readonly at: Uint8Array;
  readonly unpaid: ReadonlySet<string>;
  readonly withoutHistory: WithoutHistory | undefined;
  readonly spared: boolean;
}

function measurePlan(
  part: Part,
  index: number,
  { offered, at, unpaid, withoutHistory, spared }: Place,
  context: BehaviourContext,
): { readonly plan: MeasurePlan; readonly forgoneByMonth: () => Float64Array } {
  const { ruleset, population, results, draws, rates, setOfDraw } = context;
  const { measure, signal, yearsAfter } = part;
  const width = ruleset.indicators.length;
  const work = population.practices.map((practice, p) =>
    workOf(
      practice,
      ruleset.indicators.filter((_, i) => at[p * width + i] === index + 1),
      results,
      population,
    ),
  );
  // After the end the work is asked for again.
  const left = yearsAfter > 0 ? work.map(() => ({ clinical: 0, administrative: 0 })) : work;
  const responds = signal.response !== 'none';
  const temporary = signal.response === 'temporary';
  const released = drawsOf(draws, 'hoursReleasedFraction');
  const attenuation = drawsOf(draws, 'temporarySuspensionAttenuation');
  // Teams that relax half as far release half as many hours.
  const releasedBySet = released.map((share, set) => (responds ? share * (temporary ? attenuation[set]! : 1) : 0));
  const triggerMonths = (year: ContractYear) => context.triggerMonths(measure, year, spared);
  const months = yearsAfter > 0 ? undefined : triggerMonths(ruleset.year);
  const timingInput = { ...context.timing, ...(months ? { triggerMonths: months } : {}) };
  const plan: MeasurePlan = {
    offered,
    participation: participationOf(part, work, index, at, context),
    timing:
      yearsAfter > 0
        ? timingAfter(measure, ruleset.year, context.timing, triggerMonths)
        : timingRows(measure, timingInput),
    responds,
    exceptionsReturned: responds
      ? Float64Array.from(setOfDraw, (set) => (yearsAfter > 0 ? 0 : temporary ? attenuation[set]! : 1))
      : new Float64Array(0),
    response: responds ? responseOf(part, unpaid, releasedBySet, context) : noResponse(),
    stopsReporting: signal.reporting === 'stops',
    withoutHistory: historyCodes(withoutHistory, context),
    needsBases: withoutHistory !== undefined,
    clinicalWork: Float64Array.from(left, ({ clinical }) => clinical),
    administrativeWork: Float64Array.from(left, ({ administrative }) => administrative),
    secondsPerClinicalWork: Float64Array.from(
      setOfDraw,
      (set) => secondsPerHour * rates.perClinical[set]! * releasedBySet[set]!,
    ),
    secondsPerAdministrativeWork: Float64Array.from(
      setOfDraw,
      (set) => secondsPerHour * rates.perAdministrative[set]! * releasedBySet[set]!,
    ),
    localSecondsPerPatientAndDay:
      // The indicators that retired points move to are a part of the same measure: what it asks for is asked once.
      yearsAfter === 0 && part.pay.rule !== 'scaled'
        ? (secondsPerHour * measure.conditions.localHoursPer1000Patients) / 1000 / daysInYear(ruleset.year)
        : 0,
  };
  const rows = plan.timing.days.length;
  return {
    plan,
    forgoneByMonth: () => (yearsAfter > 0 ? new Float64Array(12 * rows) : forgoneByMonth(measure, timingInput)),
  };
}

function responseOf(
  { measure, indicators, signal, yearsSince, yearsAfter }: Part,
  unpaid: ReadonlySet<string>,
  released: Float64Array,
  context: BehaviourContext,
): ResponsePlan {
  const { draws } = context;
  const strength = responseStrength(
    {
      temporary: signal.response === 'temporary',
      fedBack: signal.reporting === 'fedBack',
      yearsSince,
      yearsAfter,
      lastShare: shareOfLastYear(measure, draws),
    },
    draws,
  );
  const selected = nationalSelection(indicators, context);
  return responsePlan({ unpaid, selected, strength, released, inForce: yearsAfter === 0 }, context);
}

/** By parameter set: share of the recording of the measure's last contract year that fell into it. */
function shareOfLastYear({ when }: Measure, draws: ParameterDraws): Float64Array {
  const { from, to } = when.at(-1)!;
  const year = contractYearOf(to);
  return drawsOf(draws, 'yearEndShareOfQofWork').map((share) => recordingIn(spanOf(year, from, to), share, year));
}

/** L x I: what stands in where a base year's contract did not have the indicator. */
function historyCodes(
  withoutHistory: WithoutHistory | undefined,
  { ruleset, baseYears }: BehaviourContext,
): Uint8Array {
  const treatment = historyCode[withoutHistory ?? 'actual'];
  return Uint8Array.from(
    baseYears.flatMap(({ had }) => ruleset.indicators.map(({ code }) => (had(code) ? historyCode.had : treatment))),
  );
}
