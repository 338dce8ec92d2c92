import type { Indicator } from '../contract/ruleset.js';
import { referenceBaseline } from '../facts/referenceBaselines.js';
import { responseClass } from '../facts/responseClasses.js';
import { drawsOf } from '../model/parameters.js';
import { keptOf, mixtureOf } from '../model/responseMixture.js';
import { variantCode } from '../model/unpaidOdds.js';
import { type ResponseStrength, unpaidShifts } from '../model/withdrawalShift.js';
import type { BehaviourContext } from './behaviourContext.js';
import type { ResponsePlan } from './plan.js';

const none = (): Float64Array => new Float64Array(0);

/** Nobody answers. */
export const noResponse = (): ResponsePlan => ({ shift: none(), stops: none(), carriesOn: none() });

/** What the response of one measure is made of. */
export interface ResponseInput {
  /** Indicators that are unpaid at its practices: they shield nothing. */
  readonly unpaid: ReadonlySet<string>;
  /** Its own indicators in the country as a whole. */
  readonly selected: ReadonlySet<string>;
  readonly strength: ResponseStrength;
  /** By parameter set: share of the hours forgone that is really freed. */
  readonly released: Float64Array;
  /** Whether stoppers leave declared items undone: while the measure is in force. */
  readonly inForce: boolean;
}

/** How practices answer to one measure, indicator by indicator and draw by draw, under the variant of each draw. */
export function responsePlan(input: ResponseInput, context: BehaviourContext): ResponsePlan {
  const { ruleset, draws, shifts, setOfDraw, variantOfDraw } = context;
  const { indicators } = ruleset;
  const bySet = unpaidShifts(indicators, input.unpaid, input.strength, shifts, draws);
  const sets = bySet.length / indicators.length;
  const count = setOfDraw.length;
  const shift = new Float64Array(indicators.length * count);
  for (let i = 0; i < indicators.length; i++)
    for (let d = 0; d < count; d++) shift[i * count + d] = bySet[i * sets + setOfDraw[d]!]!;
  if (!variantOfDraw.includes(variantCode.mixture)) return { ...noResponse(), shift };
  return mixed(input, shift, context);
}

/** The mixture in the draws that follow it; the others keep their shift, and nobody of theirs stops. */
function mixed(input: ResponseInput, shift: Float64Array, context: BehaviourContext): ResponsePlan {
  const { ruleset, draws, setOfDraw, variantOfDraw } = context;
  const { indicators } = ruleset;
  const count = setOfDraw.length;
  const stopping = drawsOf(draws, 'stoppingShare');
  const carrying = drawsOf(draws, 'carryingOnShareOfKept');
  const spread = drawsOf(draws, 'withdrawalShiftPracticeSpread');
  const stops = new Float64Array(shift.length);
  const carriesOn = new Float64Array(shift.length);
  const hours = hoursOfNoMixture(count);
  const declared = new Float64Array(count);
  const weights = indicators.map((indicator) => weightOf(indicator, input.selected));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  setOfDraw.forEach((set, d) => {
    if (variantOfDraw[d] !== variantCode.mixture) return;
    // A pause, the first year, feedback: as much less stop as others relax less.
    const stop = stopping[set]! * Math.min(1, input.strength.share[set]!);
    declared[d] = input.inForce ? stop : 0;
    let keptInAll = 0;
    indicators.forEach((indicator, i) => {
      const name = responseClass(indicator);
      if (name === 'none') return;
      const cell = i * count + d;
      const baseline = referenceBaseline(name);
      const kept = keptOf(baseline, shift[cell]!, spread[set]!);
      const mixture = mixtureOf(baseline, kept, stop, carrying[set]!, shift[cell]!);
      shift[cell] = mixture.shift;
      stops[cell] = mixture.stops;
      carriesOn[cell] = mixture.carriesOn;
      keptInAll += (weights[i]! / all) * kept;
    });
    if (all > 0 && keptInAll < 1) setHours(hours, d, keptInAll, stop, carrying[set]!, input.released[set]!);
  });
  return { shift, stops, carriesOn, mixture: { stopsDeclaring: declared, ...hours } };
}

const weightOf = (indicator: Indicator, selected: ReadonlySet<string>): number =>
  indicator.kind === 'fraction' && selected.has(indicator.code) ? indicator.points.value : 0;

type Hours = Omit<NonNullable<ResponsePlan['mixture']>, 'stopsDeclaring'>;

const hoursOfNoMixture = (count: number): Hours => ({
  stops: new Float64Array(count),
  carriesOn: new Float64Array(count),
  hoursOfStopper: new Float64Array(count).fill(1),
  hoursOfRelaxer: new Float64Array(count).fill(1),
});

/**
 * Hours released by style, as multiples of what a practice releases under the other variants: in proportion to what it leaves
 * unrecorded of the measure's indicators together (weighted by points), so that the mean over practices stays; but nobody
 * frees more than all hours forgone, which takes a little off the mean where the share freed is believed to be large.
 */
function setHours(hours: Hours, d: number, kept: number, stopping: number, carrying: number, released: number): void {
  const { stops, carriesOn } = mixtureOf(0.5, kept, stopping, carrying, 0);
  const relaxes = 1 - stops - carriesOn;
  const most = released > 0 ? 1 / released : 1;
  const inProportion = (lost: number) => Math.min(most, lost / (1 - kept));
  hours.stops[d] = stops;
  hours.carriesOn[d] = carriesOn;
  hours.hoursOfStopper[d] = inProportion(1);
  hours.hoursOfRelaxer[d] = relaxes > 0 ? inProportion(1 - (kept * (1 - carrying)) / relaxes) : 0;
}
