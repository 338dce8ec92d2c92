import type { Indicator, Ruleset } from '../contract/ruleset.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import { workPerPatient } from '../facts/workFacts.js';
import { InputError } from '../inputError.js';
import { indicatorWorkPerPatient } from '../model/workload.js';
import type { Measure } from '../policy/policy.js';
import { type RankOf, selectIndicators } from '../policy/selectIndicators.js';
import type { Population, Practice } from '../population/population.js';
import { hash64 } from '../random/hash64.js';

/** What selections are made of. */
export interface SelectionInput {
  readonly ruleset: Ruleset;
  readonly population: Population;
  readonly results: ReadonlyMap<string, NationalIndicatorResult>;
  /** P x I */
  readonly eligible: Int32Array;
}

/** An indicator without points ranks as if it had next to none: dropping it frees hours and costs nothing. */
const leastPoints = 1e-6;

/** Chance of the points of an indicator: the mean share of them that practices earn. */
const chanceOf = (results: SelectionInput['results'], code: string): number => results.get(code)!.meanPointsShare;

const scatter = (text: string): number => hash64(text)[0] >>> 0;

/** The indicators that a selection means in the country as a whole. */
export function nationalSelection(selection: Measure['indicators'], input: SelectionInput): ReadonlySet<string> {
  const { ruleset, population, results } = input;
  const indicatorOf = (code: string): Indicator => ruleset.indicators.find((other) => other.code === code)!;
  const hours = (code: string) =>
    indicatorWorkPerPatient(indicatorOf(code), results, population) /
    Math.max(indicatorOf(code).points.value, leastPoints);
  return selectIndicators(
    selection,
    ruleset,
    rankBy(hours, (code) => chanceOf(results, code), scatter),
  );
}

const rankBy =
  (hours: (code: string) => number, chance: (code: string) => number, uniform: (code: string) => number): RankOf =>
  (choose, code) => {
    switch (choose) {
      case 'mostHoursPerPoint':
        return -hours(code);
      case 'leastHoursPerPoint':
        return hours(code);
      case 'leastChance':
        return chance(code);
      case 'uniform':
        return uniform(code);
    }
  };

/**
 * The indicators that a share of points means in one practice: ranked by its own patients' work, by its own points where
 * the file holds them, or at random once and for all.
 * @param eligible  the practice's row of eligible patients
 */
function practiceSelection(
  selection: Measure['indicators'],
  practice: Practice,
  eligible: Int32Array,
  { ruleset, results }: SelectionInput,
): ReadonlySet<string> {
  const at = new Map(ruleset.indicators.map((indicator, i) => [indicator.code, { indicator, patients: eligible[i]! }]));
  const hours = (code: string) => {
    const { indicator, patients } = at.get(code)!;
    const work = indicator.kind === 'fraction' ? patients * workPerPatient(indicator) : 0;
    return work / Math.max(indicator.points.value, leastPoints);
  };
  const chance = (code: string) => {
    const { indicator } = at.get(code)!;
    const own = practice.indicators?.[code]?.points;
    return own === undefined || indicator.points.value === 0 ? chanceOf(results, code) : own / indicator.points.value;
  };
  return selectIndicators(
    selection,
    ruleset,
    rankBy(hours, chance, (code) => scatter(`${practice.code} ${code}`)),
  );
}

const isShare = (selection: Measure['indicators']): boolean =>
  typeof selection === 'object' && 'shareOfPoints' in selection;

/** One measure of a behaviour, as far as it decides where it applies. */
export interface Placed {
  readonly id: string;
  readonly indicators: Measure['indicators'];
  /** P */
  readonly offered: Uint8Array;
  /** Contract years begun since it ended; 0 in force. A response gives way to a measure that is in force, or ended later. */
  readonly yearsAfter: number;
}

/**
 * Which measure touches which indicator at which practice: P x I, 0 or 1 + index.
 * @throws InputError when two measures in force claim the same indicator at the same practice in the same year
 */
export function measureAt(policy: string, measures: readonly Placed[], input: SelectionInput): Uint8Array {
  const { ruleset, population, eligible } = input;
  const width = ruleset.indicators.length;
  const at = new Uint8Array(population.practices.length * width);
  measures.forEach(({ id, indicators, offered, yearsAfter }, m) => {
    const fixed = isShare(indicators) ? undefined : nationalSelection(indicators, input);
    population.practices.forEach((practice, p) => {
      if (offered[p] === 0) return;
      const row = p * width;
      const codes = fixed ?? practiceSelection(indicators, practice, eligible.subarray(row, row + width), input);
      ruleset.indicators.forEach(({ code }, i) => {
        if (!codes.has(code)) return;
        const held = measures[at[row + i]! - 1];
        if (held && held.yearsAfter === 0 && yearsAfter === 0)
          throw conflict(policy, held.id, id, code, practice, ruleset.year);
        // The order in which measures are written decides nothing.
        const isNearer = !held || yearsAfter < held.yearsAfter || (yearsAfter === held.yearsAfter && id < held.id);
        if (isNearer) at[row + i] = m + 1;
      });
    });
  });
  return at;
}

function conflict(
  policy: string,
  first: string,
  second: string,
  code: string,
  practice: Practice,
  year: string,
): InputError {
  return new InputError({
    where: `policy ${policy}`,
    path: `measures ${first} and ${second}`,
    found: `both claim indicator ${code} of practice ${practice.code} (area ${practice.area}) in ${year}`,
    allowed: 'one measure for an indicator, practice and contract year; one measure may have several periods',
    mend: 'Give the two other areas or other indicators, or make them one measure with a list of periods.',
  });
}
