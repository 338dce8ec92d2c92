import { betaQuantile } from '../random/betaQuantile.js';

/** How much of the variance of an outcome one parameter explains alone. */
export interface Importance {
  /** First-order index, Var(E[outcome | parameter]) / Var(outcome), corrected for bias: of a parameter without effect it lies around nought, below it as often as above. */
  readonly share: number;
  /** Standard error of `share`. */
  readonly standardError: number;
  /** Whether it stands out from what chance gives the greatest of all parameters that were looked at. */
  readonly clear: boolean;
}

/** An outcome by parameter set, with chance told from ignorance. */
export interface SetMeans {
  /** One a parameter set: mean over its worlds. */
  readonly means: Float64Array;
  /** Variance between means that chance alone makes: variance inside sets / worlds. */
  readonly chance: number;
}

/** Waves of the cosine series that stands for E[outcome | parameter]. */
const waves = 6;

/** Groups of parameter sets that are left out in turn for the standard error. */
const groups = 20;

/** Chance that some parameter without any effect is called clear, for one outcome. */
const falseAlarm = 0.05;

/** Fewer parameter sets than this tell nothing: an effect of a third of the variance would drown in noise. */
export const fewestSets = 50;

/**
 * Means over the worlds of each parameter set, and what chance leaves in them (one-way analysis of variance).
 * @param values  one a draw, sets one after the other; a shorter last set is left out
 */
export function setMeans(values: Float64Array, worlds: number): SetMeans {
  if (worlds < 2) throw new Error('chance cannot be told from ignorance with one world a parameter set');
  const sets = Math.floor(values.length / worlds);
  const first = values[0]!;
  // Deviations from the first draw keep a constant exactly constant.
  const at = (d: number): number => values[d]! - first;
  const means = new Float64Array(sets);
  for (let d = 0; d < sets * worlds; d++) {
    const s = Math.floor(d / worlds);
    means[s] = means[s]! + at(d) / worlds;
  }
  let inside = 0;
  for (let d = 0; d < sets * worlds; d++) inside += (at(d) - means[Math.floor(d / worlds)]!) ** 2;
  return { means, chance: inside / (sets * (worlds - 1)) / worlds };
}

/** The same with each variant's mean moved to that of all, so that what variants make is not laid at the parameters' door. */
export function withinVariants({ means, chance }: SetMeans, variantOfSet: Uint8Array): SetMeans {
  const sums = new Map<number, { sum: number; sets: number }>();
  means.forEach((value, set) => {
    const own = sums.get(variantOfSet[set]!) ?? { sum: 0, sets: 0 };
    sums.set(variantOfSet[set]!, { sum: own.sum + value, sets: own.sets + 1 });
  });
  if (sums.size < 2) return { means, chance };
  const all = means.reduce((sum, value) => sum + value, 0) / means.length;
  const centreOf = (set: number) => {
    const { sum, sets } = sums.get(variantOfSet[set]!)!;
    return sum / sets;
  };
  return { means: means.map((value, set) => value - centreOf(set) + all), chance };
}

/**
 * Variance that not knowing the parameters makes: variance between set means less what chance makes of it. Undefined where
 * the outcome does not vary, or where chance alone could have made all of it (F test at 1%).
 */
export function epistemicVariance({ means, chance }: SetMeans, worlds: number): number | undefined {
  const between = variance(means);
  if (!(between > 0)) return undefined;
  if (chance === 0) return between;
  const [a, b] = [(means.length - 1) / 2, (means.length * (worlds - 1)) / 2];
  // F = between / chance; a F / (a F + b) follows a beta distribution where there is nothing but chance.
  const statistic = (a * (between / chance)) / (a * (between / chance) + b);
  return statistic > betaQuantile(0.99, a, b) ? between - chance : undefined;
}

/**
 * First-order index of a parameter, from given draws: no further run of the model is needed.
 *
 * Outcomes are put in the order of the parameter and expanded in cosines of its rank (Plischke 2012, the COSI form of EASI,
 * Plischke 2010). The share R2 of the first M waves, less what M waves explain of pure noise, 1 - (1 - R2)(N - 1)/(N - 1 - M),
 * times the variance between set means, over the epistemic variance. Chance in the set means is in both R2 and the variance
 * and cancels. The standard error is a jackknife that leaves out one of twenty groups of sets. Clear is an R2 above the
 * quantile 1 - 5% / parameters of its distribution where there is no effect, beta(M / 2, (N - 1 - M) / 2).
 *
 * A parameter that is correlated with others gets what it shares with them, as they do: their indices may add up to above 1.
 *
 * @param parameter  one value a parameter set
 * @param looked  number of parameters that are looked at for this outcome
 * @returns undefined where the parameter or the outcome does not vary, or chance hides all of the outcome's variance
 * @throws Error with fewer sets than `fewestSets`
 */
export function importance(
  parameter: Float64Array,
  outcome: SetMeans,
  worlds: number,
  looked: number,
): Importance | undefined {
  const { means } = outcome;
  const sets = means.length;
  if (sets < fewestSets) throw new Error(`importance from ${sets} parameter sets; at least ${fewestSets} are needed`);
  const values = parameter.subarray(0, sets);
  if (values.every((value) => value === values[0]) || epistemicVariance(outcome, worlds) === undefined)
    return undefined;
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
  const whole = indexOf(order, outcome);
  const partial = Array.from({ length: groups }, (_, group) =>
    indexOf(
      order.filter((set) => set % groups !== group),
      outcome,
    ),
  );
  const centre = partial.reduce((sum, { share }) => sum + share, 0) / groups;
  const squares = partial.reduce((sum, { share }) => sum + (share - centre) ** 2, 0);
  const noEffect = betaQuantile(1 - falseAlarm / looked, waves / 2, (sets - 1 - waves) / 2);
  return {
    share: whole.share,
    standardError: Math.sqrt(((groups - 1) / groups) * squares),
    clear: whole.explained > noEffect,
  };
}

/** @param order  parameter sets in the order of the parameter */
function indexOf(order: readonly number[], { means, chance }: SetMeans): { explained: number; share: number } {
  const count = order.length;
  const centre = order.reduce((sum, set) => sum + means[set]!, 0) / count;
  let all = 0;
  const amplitudes = new Float64Array(waves);
  const table = cosines(count);
  order.forEach((set, i) => {
    const deviation = means[set]! - centre;
    all += deviation * deviation;
    for (let k = 0; k < waves; k++) amplitudes[k] = amplitudes[k]! + deviation * table[i * waves + k]!;
  });
  const explained = amplitudes.reduce((sum, amplitude) => sum + (2 / count) * amplitude * amplitude, 0) / all;
  const corrected = 1 - ((1 - explained) * (count - 1)) / (count - 1 - waves);
  const between = all / (count - 1);
  return { explained, share: (corrected * between) / (between - chance) };
}

const tables = new Map<number, Float64Array>();

/** cos(pi k (i + 1/2) / count) for i = 0 .. count - 1 and k = 1 .. waves: orthogonal on these points. */
function cosines(count: number): Float64Array {
  const known = tables.get(count);
  if (known) return known;
  const table = Float64Array.from({ length: count * waves }, (_, j) =>
    Math.cos((Math.PI * ((j % waves) + 1) * (Math.floor(j / waves) + 0.5)) / count),
  );
  tables.set(count, table);
  return table;
}

function variance(values: Float64Array): number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}
