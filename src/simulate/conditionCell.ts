import { cellYear } from '../model/cellYears.js';
import { keptOver } from '../model/conditionEffects.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';
import type { CellBlock } from './cellBlock.js';
import type { KernelPlan } from './plan.js';
import type { CellPast } from './practicePast.js';
import type { Terms } from './score.js';
import type { Money, Scratch } from './scratch.js';
import { fullOf } from './terms.js';

/**
 * Finds what a practice's history says of one indicator: in `shift` how far its effect of the history's year moves from the one
 * drawn without history, in `pastExceptions` the standard normal of its exceptions. Needs the words and the normals of the
 * scenario's first year in `words` and `cellNormal`, and leaves them as they are.
 */
export function findPast(plan: KernelPlan, scratch: Scratch, block: CellBlock, past: CellPast): void {
  const { keys, indicator, first, count } = block;
  const { shift, pastExceptions, words, otherWords, effects } = scratch;
  const { persistence } = plan.achievement;
  const renewal = Math.sqrt(1 - persistence * persistence);
  shift.set(scratch.cellNormal);
  for (let at = -1; at >= past.position; at--) {
    const slot = plan.indicators.slot[indicator]! | cellYear(at).purpose;
    fillThreefry(otherWords, count, plan.key, first, keys[0], keys[1], slot);
    for (let d = 0; d < count; d++)
      shift[d] = persistence * shift[d]! + renewal * normalQuantile(uniformFromWord(otherWords[4 * d]!));
  }
  if (!past.read) {
    takeWorlds(plan, scratch, block);
    return;
  }
  const { recording, exceptions } = past.read;
  const loading = plan.indicators.bloodPressure[indicator]!;
  const spread = plan.achievement.exceptionCellSpread;
  for (let d = 0; d < count; d++) {
    const practice = effects.pastGeneral[d]! + loading * effects.bloodPressure[d]!;
    shift[d] = recording.gain * (recording.reading - practice) + (recording.scale - 1) * shift[d]!;
    const drawn = normalQuantile(uniformFromWord(words[4 * d + 2]!));
    pastExceptions[d] =
      spread === 0 ? drawn : exceptions.gain * (exceptions.reading - effects.exception[d]!) + exceptions.scale * drawn;
  }
}

const ofWorld = new Int32Array(4);

/** The effects of the picked pasts, from their own addresses (their history's year is the first of their scenario). */
function takeWorlds(
  plan: KernelPlan,
  { shift, pastExceptions, effects }: Scratch,
  { indicator, count }: CellBlock,
): void {
  const { key, practiceKeys, draw } = plan.history!.points.worlds;
  const slot = plan.indicators.slot[indicator]! | cellYear(0).purpose;
  for (let d = 0; d < count; d++) {
    const world = effects.pastWorld[d]!;
    fillThreefry(ofWorld, 1, key, draw[world]!, practiceKeys[2 * world]!, practiceKeys[2 * world + 1]!, slot);
    shift[d] = normalQuantile(uniformFromWord(ofWorld[0]!)) - shift[d]!;
    pastExceptions[d] = normalQuantile(uniformFromWord(ofWorld[2]!));
  }
}

/** The effects of a year given history: those drawn, and what is left of the shift so many years away. */
export function shifted(
  out: Float64Array,
  drawn: Float64Array,
  shift: Float64Array,
  count: number,
  years: number,
  persistence: number,
): Float64Array {
  const kept = keptOver(years, persistence);
  for (let d = 0; d < count; d++) out[d] = drawn[d]! + kept * shift[d]!;
  return out;
}

/** A base year as it was: the share of points that the practice had then, of this year's points and pounds. */
export function paySeen(out: Money, share: number, terms: Terms, count: number): void {
  const pence = Math.floor(share * terms.fullPence + 0.5);
  const points = Math.floor(share * fullOf(terms).points + 0.5);
  out.pence.fill(pence, 0, count);
  out.points.fill(points, 0, count);
}
