import type { Indicator } from '../contract/ruleset.js';
import type { CostEffectivenessFacts, EventRateClass, RiskFactor } from '../facts/costEffectivenessFacts.js';
import { exp, log } from '../random/elementary.js';
import { drawsOf, type ParameterDraws } from './parameters.js';

/** What the pathway works on, pooled over practices. */
export interface ControlForgone {
  readonly indicators: readonly Indicator[];
  /** I x D: share of the indicator's counted patients that go without care; NaN where none is counted. */
  readonly forgone: Float64Array;
  /** I x D: counted patients. */
  readonly counted: Float64Array;
}

/** Millimetres of mercury that the relative risk of blood pressure is given for. */
const pressureUnit = 10;

/**
 * Major cardiovascular events from control forgone: health from bottom to top, by what blood pressure, cholesterol and HbA1c
 * do (docs/model.md 4.11). Another way to the same health as the study of mortality, never added to it.
 *
 *   events = sum over registers and risk factors of patients who lose control
 *            x `majorVascularRate` x (relative risk ^ -rise - 1)
 *
 * The relative risk is per unit lower, so it is taken to the power of minus the rise. Indicators of one register that ask for
 * the same factor at different targets share their patients: the one with the greatest change counts, alone. Patients on
 * several registers count on each. Events of one year; patients who lose control are taken to be without it for that year.
 *
 * @returns D: events among all patients; below nought are events averted
 */
export function majorEvents(
  { indicators, forgone, counted }: ControlForgone,
  facts: Pick<CostEffectivenessFacts, 'riskFactorBySubtype' | 'eventRateByArea'>,
  draws: ParameterDraws,
  setOfDraw: Int32Array,
): Float64Array {
  const excess = excessRisks(draws);
  const rates = eventRates(draws);
  const drawCount = setOfDraw.length;
  const events = new Float64Array(drawCount);
  for (const { factor, rate, members } of groupsOf(indicators, facts)) {
    setOfDraw.forEach((set, d) => {
      let patients = 0;
      for (const i of members) {
        const own = forgone[i * drawCount + d]! * counted[i * drawCount + d]!;
        if (Math.abs(own) > Math.abs(patients)) patients = own;
      }
      events[d] = events[d]! + patients * rates[rate][set]! * excess[factor][set]!;
    });
  }
  return events;
}

/** QALYs lost by events: events x `qalyLossPerMajorVascularEvent`. */
export function qalysByPathway(events: Float64Array, draws: ParameterDraws, setOfDraw: Int32Array): Float64Array {
  const loss = drawsOf(draws, 'qalyLossPerMajorVascularEvent');
  return events.map((count, d) => count * loss[setOfDraw[d]!]!);
}

/** Pounds of the first year of events: events x `majorVascularEventCost`. */
export function costByPathway(events: Float64Array, draws: ParameterDraws, setOfDraw: Int32Array): Float64Array {
  const cost = drawsOf(draws, 'majorVascularEventCost');
  return events.map((count, d) => count * cost[setOfDraw[d]!]!);
}

interface Group {
  readonly factor: RiskFactor;
  readonly rate: EventRateClass;
  /** Places of its indicators. */
  readonly members: readonly number[];
}

/** Control items by register and risk factor; items of other areas or factors have no place in the pathway. */
function groupsOf(
  indicators: readonly Indicator[],
  { riskFactorBySubtype, eventRateByArea }: Pick<CostEffectivenessFacts, 'riskFactorBySubtype' | 'eventRateByArea'>,
): readonly Group[] {
  const groups = new Map<string, Group & { readonly members: number[] }>();
  indicators.forEach(({ kind, careType, careSubtype = '', area }, i) => {
    const factor = riskFactorBySubtype[careSubtype];
    const rate = eventRateByArea[area];
    if (kind !== 'fraction' || careType !== 'outcome' || !factor || !rate) return;
    const key = `${area} ${factor}`;
    const group = groups.get(key) ?? { factor, rate, members: [] };
    group.members.push(i);
    groups.set(key, group);
  });
  return [...groups.values()];
}

const eventRates = (draws: ParameterDraws): Readonly<Record<EventRateClass, Float64Array>> => ({
  withDisease: drawsOf(draws, 'majorVascularRate.withDisease'),
  withoutDisease: drawsOf(draws, 'majorVascularRate.withoutDisease'),
});

/** By how much the risk of a patient without control is above that with it, as a share. */
function excessRisks(draws: ParameterDraws): Readonly<Record<RiskFactor, Float64Array>> {
  const above = (relativeRisk: Float64Array, rise: Float64Array, unit: number): Float64Array =>
    relativeRisk.map((risk, set) => exp((-rise[set]! / unit) * log(risk)) - 1);
  return {
    systolicPressure: above(
      drawsOf(draws, 'rr10mmHg.majorCvd'),
      drawsOf(draws, 'riseWithoutControl.systolicPressure'),
      pressureUnit,
    ),
    cholesterol: above(drawsOf(draws, 'rr1mmolLdl.majorVascular'), drawsOf(draws, 'riseWithoutControl.cholesterol'), 1),
    hba1c: above(drawsOf(draws, 'hba1c1pct.mi'), drawsOf(draws, 'riseWithoutControl.hba1c'), 1),
  };
}
