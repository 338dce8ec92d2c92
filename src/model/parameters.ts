import type { Prior } from '../facts/priors.js';
import { type Distribution, quantile } from '../random/distributions.js';
import { hash64 } from '../random/hash64.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';

/** Random-number purpose of parameter draws; apart from all practice and indicator slots. */
const parameterSlot = 0x20;

/** One value a parameter set. */
export type ParameterDraws = ReadonlyMap<string, Float64Array>;

/** Standard normal scores, keyed by a permanent name: the same score whatever else is drawn. */
export function normalScores(key: Key, name: string, sets: number): Float64Array {
  const words = new Int32Array(4 * sets);
  const [low, high] = hash64(name);
  fillThreefry(words, sets, key, 0, low, high, parameterSlot);
  return Float64Array.from({ length: sets }, (_, set) => normalQuantile(uniformFromWord(words[4 * set]!)));
}

function uniforms(key: Key, name: string, sets: number): Float64Array {
  const words = new Int32Array(4 * sets);
  const [low, high] = hash64(name);
  fillThreefry(words, sets, key, 0, low, high, parameterSlot);
  return Float64Array.from({ length: sets }, (_, set) => uniformFromWord(words[4 * set]!));
}

/**
 * Draws `sets` parameter sets from the register of beliefs, overridden by the scenario's own. Epistemic uncertainty: one
 * set is what might be true of all practices at once.
 */
export function drawParameters(
  priors: ReadonlyMap<string, Prior>,
  beliefs: Readonly<Record<string, Distribution>>,
  key: Key,
  sets: number,
): ParameterDraws {
  return new Map(
    [...priors.values()].map(({ name, distribution }) => {
      const belief = beliefs[name] ?? distribution;
      return [name, uniforms(key, name, sets).map((u) => quantile(belief, u))] as const;
    }),
  );
}

/** The draws of one parameter. @throws Error when no such parameter is in the register: a fault of the program. */
export function drawsOf(draws: ParameterDraws, name: string): Float64Array {
  const values = draws.get(name);
  if (!values) throw new Error(`no parameter ${name} in data/evidence/priors.json`);
  return values;
}
