import type { Indicator, Ruleset, Thresholds } from '../contract/ruleset.js';
import { type Points, type Provenance, points, type Sourced } from '../units.js';
import { scaledPoints } from './scaledPoints.js';
import type { StandIn } from './standInSchema.js';

/**
 * The contract of a nation whose own is not held: the indicators of another contract with points scaled to the nation's
 * simulated points, the nation's own value of a point, and money that is not known from England's contract of the same
 * year. Every value that is not the nation's own is marked `assumption`; `assumptions` says all of it in words.
 *
 *   points = base points x simulated points / base total, to 1/64 of a point, with an exact sum
 *
 * @param base  the contract named by `basedOn`
 * @param sameYear  England's contract of the nation's year, for the global sum
 */
export function standInRuleset(standIn: StandIn, base: Ruleset, sameYear: Ruleset): Ruleset {
  const { nation, year, status, modelledPoints, pointValue, averageList, known } = standIn;
  const scaled = scaledPoints(
    base.indicators.map((indicator) => indicator.points.value),
    modelledPoints.value,
  );
  const factor = modelledPoints.value / base.officialTotalPoints.value;
  const name = nameOf(base);
  const { outOfHoursDeduction } = sameYear;
  return {
    nation,
    year,
    status,
    officialTotalPoints: {
      ...modelledPoints,
      note: `Points that are simulated, of ${standIn.ownTotalPoints.value} in the nation's own contract.`,
    },
    pointValue,
    averageList,
    aspirationShare: borrowed(base.aspirationShare, name),
    globalSumPrice: borrowed(sameYear.globalSumPrice, nameOf(sameYear)),
    ...(outOfHoursDeduction ? { outOfHoursDeduction: borrowed(outOfHoursDeduction, nameOf(sameYear)) } : {}),
    ...(base.careTypeBasis ? { careTypeBasis: base.careTypeBasis } : {}),
    indicators: base.indicators.map((indicator, i) => standInIndicator(indicator, scaled[i]!, factor, base)),
    registers: base.registers.map((register) => borrowed(register, name)),
    targetPopulations: base.targetPopulations.map((population) => borrowed(population, name)),
    notes: known.map(
      ({ text, certainty, source }) => `Known of ${nation} ${year}, not simulated: ${text} (${certainty}; ${source}).`,
    ),
    assumptions: assumptionsOf(standIn, base, sameYear),
  };
}

/** Blocks that do not add up to the nation's own total, in words; undefined where they do. */
export function standInFault({ ownTotalPoints, modelledPoints, notModelled }: StandIn): string | undefined {
  const sum = notModelled.reduce((so, block) => so + block.points, modelledPoints.value as number);
  return sum === ownTotalPoints.value
    ? undefined
    : `simulated and other points sum to ${sum}, not to the nation's total ${ownTotalPoints.value}`;
}

const nameOf = ({ nation, year }: Ruleset): string => `${nation} ${year}`;

const borrowed = <Value extends Provenance>(value: Value, from: string): Value => ({
  ...value,
  certainty: 'assumption',
  source: `${from} stands in: ${value.source}`,
});

function standInIndicator(indicator: Indicator, scaled: Points, factor: number, base: Ruleset): Indicator {
  const { national: _published, thresholds, adjustment, points: original, ...rest } = indicator;
  const name = nameOf(base);
  const value: Sourced<Points> = {
    value: scaled,
    certainty: 'assumption',
    source: `${name} stands in: ${original.value} points x ${factor.toFixed(4)}`,
  };
  return {
    ...rest,
    points: value,
    ...(thresholds ? { thresholds: scaledStep(borrowed(thresholds, name), factor) } : {}),
    adjustment: borrowed(adjustment, name),
  };
}

const scaledStep = (thresholds: Thresholds, factor: number): Thresholds =>
  thresholds.step === undefined ? thresholds : { ...thresholds, step: points(thresholds.step * factor) };

function assumptionsOf(standIn: StandIn, base: Ruleset, sameYear: Ruleset): readonly string[] {
  const { nation, year, ownTotalPoints, modelledPoints, notModelled, pointValue, averageList } = standIn;
  const ownPoints = `${ownTotalPoints.value} points of ${nation}`;
  const blocks = notModelled.map(({ name, points: size }) => `${name} (${size})`);
  return [
    ...standIn.assumptions,
    `The indicators, thresholds, care types and registers of ${nameOf(base)} stand in for those of ${nation} ${year}; so do national achievement, exceptions and the fitted effects of practices.`,
    `England's points are scaled to ${blocks.length === 0 ? 'the' : `${modelledPoints.value} of the`} ${ownPoints}.`,
    ...(blocks.length === 0
      ? []
      : [
          `Points that are not simulated and that no policy touches: ${blocks.join(', ')}. Their pay is part of other income.`,
        ]),
    `The global sum of ${nameOf(sameYear)} stands in for that of ${nation}; it moves other income, not the total.`,
    `A point is worth ${pointValue.value.toFixed(2)} pounds at a list of ${averageList.value.toLocaleString('en-GB')} (${pointValue.certainty}: ${pointValue.source}).`,
  ];
}
