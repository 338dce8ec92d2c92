import { type ContractYear, startYear } from '../contract/contractYear.js';
import { loadPressureFacts, type PressureFacts } from '../facts/pressureFacts.js';
import type { AlertLevel } from '../policy/alertLevels.js';
import { log } from '../random/elementary.js';
import { exponentialFromWord } from '../random/exponentialFromWord.js';
import { hash64 } from '../random/hash64.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';
import { drawsOf, type ParameterDraws } from './parameters.js';

/** Demand over safe capacity from which a practice is at this level or worse; nought for green, at which every practice is. */
export const levelBegins = (level: AlertLevel, cutPoints: PressureFacts['cutPoints']): number =>
  level === 'green' ? 0 : cutPoints[level];

/** Months of a contract year: 0 is April, 11 is March. */
export const monthsOfYear = 12;

/** A practice as pressure knows it: two codes, by which its random numbers are keyed. */
export interface PressedPractice {
  readonly code: string;
  readonly area: string;
}

/** Share of capacity lost through events, by area, month and draw. Areas that are not listed lose nothing. */
export interface CapacityShock {
  /** A codes, each once. */
  readonly areas: readonly string[];
  /** A x 12 x D, 0 to 1. */
  readonly lost: Float64Array;
}

/** The worlds in which pressure is asked for. */
export interface PressureWorlds {
  readonly draws: ParameterDraws;
  /** D: parameter set of each draw. */
  readonly setOfDraw: Int32Array;
  readonly key: Key;
  /** Each year has its own winter and its own noise from month to month; practice and area effects stay. */
  readonly year: ContractYear;
  readonly capacityShock?: CapacityShock;
}

/** Addresses in the last counter word, apart from practice effects (below 0x20) and indicators (lowest byte below 0x10). */
const slots = { practice: 0x40, area: 0x41, winter: 0x42, firstMonths: 0x43 } as const;
const slotOfYear = (year: ContractYear, slot: number): number => (startYear(year) << 8) | slot;

/**
 * Share of practices at an alert level or worse (docs/model.md 4.9), all practices alike.
 *
 * Demand over safe capacity of practice p in month m = exp(baseline + trend x years + range x season[m] + winter x
 * profile[m] + area effect + practice effect + month noise) / (1 - share of capacity lost); the level's cut point decides.
 * A higher level is never commoner, more capacity lost never lightens, and no practice depends on the list it stands in.
 *
 * @param months  0 is April
 * @returns M x D, in the order of `months`; NaN where there is no practice
 */
export function pressureShares(
  question: PressureWorlds & {
    readonly practices: readonly PressedPractice[];
    readonly level: AlertLevel;
    readonly months: readonly number[];
  },
): Float64Array {
  const { practices, level, months } = question;
  const counts = new Int32Array(months.length * question.setOfDraw.length);
  if (level === 'green') counts.fill(practices.length);
  else {
    const national = nationalMargins(question, months, log(levelBegins(level, loadPressureFacts().cutPoints)));
    for (const [area, members] of byArea(practices)) countPressed(counts, question, national, area, members, months);
  }
  return Float64Array.from(counts, (count) => count / practices.length);
}

/**
 * First month at whose start at least a share of an area's practices is at the level or worse. The level of the month
 * itself is used: what practices report on its first days.
 *
 * @param areas  A codes
 * @param months  the months in which the trigger may fall, rising; 0 is April
 * @returns A x D: index of the month, 12 where it never holds (or the area has no practice)
 */
export function triggerMonths(
  question: PressureWorlds & {
    readonly practices: readonly PressedPractice[];
    readonly areas: readonly string[];
    readonly level: AlertLevel;
    /** 0 to 1. */
    readonly shareOfPractices: number;
    readonly months: readonly number[];
  },
): Uint8Array {
  const { areas, months, setOfDraw, shareOfPractices } = question;
  const drawCount = setOfDraw.length;
  const members = byArea(question.practices);
  const first = new Uint8Array(areas.length * drawCount).fill(monthsOfYear);
  areas.forEach((area, a) => {
    const practices = members.get(area) ?? [];
    const shares = pressureShares({ ...question, practices });
    // Backwards, so that the earliest month is written last. A comparison with NaN is false: an empty area never starts.
    for (let m = months.length - 1; m >= 0; m--) {
      for (let d = 0; d < drawCount; d++) {
        if (shares[m * drawCount + d]! >= shareOfPractices) first[a * drawCount + d] = months[m]!;
      }
    }
  });
  return first;
}

function byArea(practices: readonly PressedPractice[]): ReadonlyMap<string, readonly PressedPractice[]> {
  const members = new Map<string, PressedPractice[]>();
  for (const practice of practices) {
    const others = members.get(practice.area);
    if (others) others.push(practice);
    else members.set(practice.area, [practice]);
  }
  return members;
}

/**
 * What all practices share: M x D, logarithm of demand over capacity less that of a cut point.
 * @param cut  logarithm of the cut point; nought leaves the logarithm of the ratio itself
 */
export function nationalMargins(worlds: PressureWorlds, months: readonly number[], cut: number): Float64Array {
  const { draws, setOfDraw, year } = worlds;
  const facts = loadPressureFacts();
  const baseline = drawsOf(draws, 'pressureBaseline');
  const trend = drawsOf(draws, 'pressureTrendPerYear');
  const range = drawsOf(draws, 'pressureSeasonRange');
  const years = startYear(year) - startYear(facts.referenceYear);
  const winter = winterShocks(worlds, months);
  return winter.map((shock, j) => {
    const set = setOfDraw[j % setOfDraw.length]!;
    const month = months[Math.floor(j / setOfDraw.length)]!;
    return baseline[set]! + trend[set]! * years + range[set]! * facts.season[month]! + shock - cut;
  });
}

/** What the winter of each world adds to the logarithm of demand over capacity, M x D: one winter a year for the whole country. */
export function winterShocks(worlds: PressureWorlds, months: readonly number[]): Float64Array {
  const { draws, setOfDraw, year } = worlds;
  const { winterProfile } = loadPressureFacts();
  const winter = drawsOf(draws, 'pressureWinterShock');
  const winters = wordsOf(worlds, hash64('pressureWinterShock'), slotOfYear(year, slots.winter));
  const shocks = new Float64Array(months.length * setOfDraw.length);
  months.forEach((month, m) => {
    if (!(month >= 0 && month < monthsOfYear)) throw new Error(`no month ${month} in a contract year`);
    setOfDraw.forEach((set, d) => {
      shocks[m * setOfDraw.length + d] = winter[set]! * exponentialFromWord(winters[4 * d]!) * winterProfile[month]!;
    });
  });
  return shocks;
}

/** Adds the practices of one area that are at or above the cut point to M x D counts. */
function countPressed(
  counts: Int32Array,
  worlds: PressureWorlds,
  national: Float64Array,
  area: string,
  practices: readonly PressedPractice[],
  months: readonly number[],
): void {
  const { draws, setOfDraw, year } = worlds;
  const drawCount = setOfDraw.length;
  const practiceSpread = drawsOf(draws, 'pressurePracticeSpread');
  const monthSpread = drawsOf(draws, 'pressureMonthSpread');
  const margins = areaMargins(worlds, national, area, months);
  const effects = new Float64Array(drawCount);
  const words = new Int32Array(4 * drawCount);
  for (const practice of practices) {
    const address = hash64(practice.code);
    wordsOf(worlds, address, slots.practice, words);
    setOfDraw.forEach((set, d) => {
      effects[d] = practiceSpread[set]! * normalQuantile(uniformFromWord(words[4 * d]!));
    });
    // One block of random words serves four months: April to July, August to November, December to March.
    for (let block = 0; block < monthsOfYear / 4; block++) {
      if (!months.some((month) => month >> 2 === block)) continue;
      wordsOf(worlds, address, slotOfYear(year, slots.firstMonths + block), words);
      for (let m = 0; m < months.length; m++) {
        const month = months[m]!;
        if (month >> 2 !== block) continue;
        for (let d = 0; d < drawCount; d++) {
          const noise = monthSpread[setOfDraw[d]!]! * normalQuantile(uniformFromWord(words[4 * d + (month & 3)]!));
          if (margins[m * drawCount + d]! + effects[d]! + noise >= 0) counts[m * drawCount + d]!++;
        }
      }
    }
  }
}

/** National margins plus the area's effect and the capacity that it has lost, M x D. */
export function areaMargins(
  worlds: PressureWorlds,
  national: Float64Array,
  area: string,
  months: readonly number[],
): Float64Array {
  const { draws, setOfDraw, capacityShock } = worlds;
  const drawCount = setOfDraw.length;
  const spread = drawsOf(draws, 'pressureAreaSpread');
  const words = wordsOf(worlds, hash64(area), slots.area);
  const shocked = capacityShock?.areas.indexOf(area) ?? -1;
  return national.map((margin, j) => {
    const d = j % drawCount;
    const month = months[(j - d) / drawCount]!;
    const lost = shocked < 0 ? 0 : capacityShock!.lost[(shocked * monthsOfYear + month) * drawCount + d]!;
    const effect = spread[setOfDraw[d]!]! * normalQuantile(uniformFromWord(words[4 * d]!));
    return margin + effect - (lost > 0 ? log(1 - lost) : 0);
  });
}

/** Four words a draw at the address of a code: the same whatever else is asked for. */
function wordsOf(
  { key, setOfDraw }: PressureWorlds,
  [low, high]: readonly [number, number],
  slot: number,
  words = new Int32Array(4 * setOfDraw.length),
): Int32Array {
  fillThreefry(words, setOfDraw.length, key, 0, low, high, slot);
  return words;
}
