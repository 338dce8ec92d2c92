import type { Ruleset } from '../contract/ruleset.js';
import type { AchievementCalibration } from '../facts/achievementCalibration.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import { InputError } from '../inputError.js';
import { drawsOf, type ParameterDraws } from '../model/parameters.js';
import { forgoableShare, spanOf } from '../model/timing.js';
import { failureOddsRatios, type ShiftDraws } from '../model/withdrawalShift.js';
import { type HourRates, workOf } from '../model/workload.js';
import type { Policy } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import { logit } from '../random/elementary.js';
import type { BehaviourPlan, ParticipationPlan } from './plan.js';

/** What all behaviours of a run are built from. */
export interface BehaviourContext {
  readonly ruleset: Ruleset;
  readonly population: Population;
  readonly results: ReadonlyMap<string, NationalIndicatorResult>;
  readonly calibration: AchievementCalibration;
  readonly draws: ParameterDraws;
  readonly shifts: ShiftDraws;
  readonly rates: HourRates;
  /** Parameter set of each draw. */
  readonly setOfDraw: Int32Array;
}

/** Behaviour of practices under a policy that suspends `suspended`. With nothing suspended it is the national contract. */
export function behaviourOf(policy: Policy, suspended: ReadonlySet<string>, context: BehaviourContext): BehaviourPlan {
  const { ruleset, population, results, draws, rates, setOfDraw } = context;
  const temporary = policy.signal.response === 'temporary';
  const span = spanOf(ruleset.year, policy.when.from, policy.when.to);
  const yearEndShare = drawsOf(draws, 'yearEndShareOfQofWork');
  const forgoableBySet = yearEndShare.map((share) =>
    suspended.size > 0 ? forgoableShare(span, share, ruleset.year) : 0,
  );
  const released = drawsOf(draws, 'hoursReleasedFraction');
  const attenuation = drawsOf(draws, 'temporarySuspensionAttenuation');
  // Teams that relax half as far release half as many hours.
  const releasedBySet = forgoableBySet.map(
    (share, set) => share * released[set]! * (temporary ? attenuation[set]! : 1),
  );
  const perDraw = (value: (set: number) => number) => Float64Array.from(setOfDraw, (set) => value(set));
  const indicators = ruleset.indicators.filter((indicator) => suspended.has(indicator.code));
  const work = population.practices.map((practice) => workOf(practice, indicators, results, population));
  return {
    suspended: Uint8Array.from(ruleset.indicators, (indicator) => (suspended.has(indicator.code) ? 1 : 0)),
    forgoable: perDraw((set) => forgoableBySet[set]!),
    failureOddsRatio:
      suspended.size > 0
        ? failureOddsRatios(ruleset.indicators, suspended, temporary, context.shifts, draws, setOfDraw)
        : new Float64Array(0),
    offered: offeredTo(policy, population),
    participation: participationOf(policy, context),
    clinicalWork: Float64Array.from(work, ({ clinical }) => clinical),
    administrativeWork: Float64Array.from(work, ({ administrative }) => administrative),
    hoursPerClinicalWork: perDraw((set) => rates.perClinical[set]! * releasedBySet[set]!),
    hoursPerAdministrativeWork: perDraw((set) => rates.perAdministrative[set]! * releasedBySet[set]!),
  };
}

/** Practices in the policy's areas, named by code or name. */
function offeredTo(policy: Policy, population: Population): Uint8Array {
  const { areas } = policy.who;
  if (areas === 'all') return new Uint8Array(population.practices.length).fill(1);
  const codes = new Set(areas.map((wanted) => areaCode(wanted, policy, population)));
  return Uint8Array.from(population.practices, (practice) => (codes.has(practice.area) ? 1 : 0));
}

function areaCode(wanted: string, policy: Policy, population: Population): string {
  const area = population.areas.find(
    ({ code, name }) => code === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  if (area) return area.code;
  throw new InputError({
    where: `policy ${policy.id}`,
    path: 'who.areas',
    found: `the area "${wanted}", which is not in ${population.label}`,
    allowed: population.areas
      .slice(0, 12)
      .map(({ code, name }) => `${name} (${code})`)
      .join(', '),
    mend: 'Name an area of the population by its code or name.',
  });
}

function participationOf(policy: Policy, { draws, setOfDraw, calibration }: BehaviourContext): ParticipationPlan {
  const { participation } = policy.who;
  if (participation === 'everyone') return { kind: 'everyone' };
  if (participation !== 'choice') return { kind: 'share', share: participation.share };
  const published = drawsOf(draws, 'optOutParticipation');
  const slope = drawsOf(draws, 'choiceIncomeSlope');
  const areaSpread = drawsOf(draws, 'choiceAreaSpread');
  return {
    kind: 'choice',
    location: Float64Array.from(setOfDraw, (set) => logit(published[set]!)),
    slope: Float64Array.from(setOfDraw, (set) => slope[set]!),
    areaSpread: Float64Array.from(setOfDraw, (set) => areaSpread[set]!),
    expectedShare: Float64Array.from(calibration.expectedShare.shares),
    gridEnd: calibration.expectedShare.gridEnd,
  };
}
