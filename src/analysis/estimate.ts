import { mean, quantileSorted } from 'simple-statistics';
import type { Estimate, OutcomeUnit } from '../documents/resultsSchema.js';

/**
 * Summarises one figure over draws.
 *
 * Worlds that share a parameter set are alike, so the Monte Carlo standard error is that of the means of the sets:
 * sd(set means) / sqrt(sets). The two kinds of uncertainty come apart by a one-way analysis of variance: aleatory is the mean
 * variance inside sets; epistemic is the variance of set means less aleatory / worlds. Quantiles are over all draws.
 *
 * @param values  one a draw, sets one after the other
 * @param worldsPerSet  draws of a set; the last set may be shorter and is then left out of the analysis of variance
 */
export function estimate(values: Float64Array, worldsPerSet: number, unit: OutcomeUnit): Estimate {
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
    ...spreads(deviations, worldsPerSet),
    sd: Math.sqrt(variance),
    q05: q(0.05),
    q25: q(0.25),
    q50: q(0.5),
    q75: q(0.75),
    q95: q(0.95),
  };
}

function spreads(values: Float64Array, worlds: number): Pick<Estimate, 'mcse' | 'sdEpistemic' | 'sdAleatory'> {
  const sets = Math.floor(values.length / worlds);
  if (sets < 2) return { mcse: null, sdEpistemic: null, sdAleatory: null };
  const setMeans = Float64Array.from({ length: sets }, (_, s) =>
    mean(values.subarray(s * worlds, (s + 1) * worlds) as unknown as number[]),
  );
  const centre = mean(setMeans as unknown as number[]);
  const between = setMeans.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (sets - 1);
  const mcse = Math.sqrt(between / sets);
  if (worlds < 2) return { mcse, sdEpistemic: null, sdAleatory: null };
  let inside = 0;
  for (let d = 0; d < sets * worlds; d++) inside += (values[d]! - setMeans[Math.floor(d / worlds)]!) ** 2;
  const aleatory = inside / (sets * (worlds - 1));
  return {
    mcse,
    sdEpistemic: Math.sqrt(Math.max(0, between - aleatory / worlds)),
    sdAleatory: Math.sqrt(aleatory),
  };
}
