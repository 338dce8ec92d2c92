import { mean, quantileSorted } from 'simple-statistics';
import type { Estimate, OutcomeUnit } from '../documents/resultsSchema.js';

/**
 * Summarises one figure over draws.
 *
 * Worlds that share a parameter set are alike, so the Monte Carlo standard error is that of the means of the sets:
 * sd(set means) / sqrt(sets). The two kinds of uncertainty come apart by a one-way analysis of variance: aleatory is the mean
 * variance inside sets; epistemic is the variance of set means less aleatory / worlds. Quantiles are over all draws.
 *
 * Where parameter sets follow different variants of the model, shares f of them each, the error is that of a stratified sample,
 * sqrt(sum f^2 variance / sets), epistemic is taken inside the variants, and structural is the variance between their means,
 * sum f (mean of the variant - mean)^2, less what chance adds to it.
 *
 * @param values  one a draw, sets one after the other
 * @param worldsPerSet  draws of a set; the last set may be shorter and is then left out of the analysis of variance
 * @param variantOfSet  which variant each set follows; all the same where absent
 */
export function estimate(
  values: Float64Array,
  worldsPerSet: number,
  unit: OutcomeUnit,
  variantOfSet?: Uint8Array,
): Estimate {
  const sorted = Float64Array.from(values).sort();
  const first = values[0]!;
  // Deviations from the first draw keep a constant exactly constant.
  const deviations = values.map((value) => value - first);
  const centre = mean(deviations as unknown as number[]);
  const variance =
    values.length > 1 ? deviations.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1) : 0;
  const q = (p: number) => quantileSorted(sorted as unknown as number[], p);
  return {
    unit,
    mean: first + centre,
    ...spreads(deviations, worldsPerSet, variantOfSet),
    sd: Math.sqrt(variance),
    q05: q(0.05),
    q25: q(0.25),
    q50: q(0.5),
    q75: q(0.75),
    q95: q(0.95),
  };
}

type Spreads = Pick<Estimate, 'mcse' | 'sdEpistemic' | 'sdAleatory' | 'sdStructural'>;

function spreads(values: Float64Array, worlds: number, variantOfSet: Uint8Array | undefined): Spreads {
  const sets = Math.floor(values.length / worlds);
  const groups = setsByVariant(sets, variantOfSet);
  if (groups.some((group) => group.length < 2))
    return { mcse: null, sdEpistemic: null, sdAleatory: null, sdStructural: null };
  const setMeans = Float64Array.from({ length: sets }, (_, s) =>
    mean(values.subarray(s * worlds, (s + 1) * worlds) as unknown as number[]),
  );
  const parts = groups.map((group) => {
    const centre = group.reduce((sum, s) => sum + setMeans[s]!, 0) / group.length;
    const variance = group.reduce((sum, s) => sum + (setMeans[s]! - centre) ** 2, 0) / (group.length - 1);
    return { share: group.length / sets, centre, variance, error: variance / group.length };
  });
  const sum = (value: (part: (typeof parts)[number]) => number) => parts.reduce((all, part) => all + value(part), 0);
  const centre = sum(({ share, centre }) => share * centre);
  // Means of few sets differ by chance too.
  const structural = sum(({ share, centre: own, error }) => share * (own - centre) ** 2 - share * (1 - share) * error);
  const rest = {
    mcse: Math.sqrt(sum(({ share, error }) => share * share * error)),
    sdStructural: parts.length < 2 ? null : Math.sqrt(Math.max(0, structural)),
  };
  if (worlds < 2) return { ...rest, sdEpistemic: null, sdAleatory: null };
  let inside = 0;
  for (let d = 0; d < sets * worlds; d++) inside += (values[d]! - setMeans[Math.floor(d / worlds)]!) ** 2;
  const aleatory = inside / (sets * (worlds - 1));
  const between = sum(({ share, variance }) => share * variance);
  return {
    ...rest,
    sdEpistemic: Math.sqrt(Math.max(0, between - aleatory / worlds)),
    sdAleatory: Math.sqrt(aleatory),
  };
}

/** Parameter sets by variant, those without any left out. Without `variantOfSet` all sets follow the same variant, number 0. */
function setsByVariant(sets: number, variantOfSet: Uint8Array | undefined): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>([[variantOfSet?.[0] ?? 0, []]]);
  for (let s = 0; s < sets; s++) {
    const variant = variantOfSet?.[s] ?? 0;
    const own = groups.get(variant) ?? [];
    own.push(s);
    groups.set(variant, own);
  }
  return [...groups.values()];
}
