import type { Estimate, OutcomeUnit } from '../../src/documents/resultsSchema.js';

/** An estimate with normal quantiles; its Monte Carlo error is that of 400 draws. */
export function sampleEstimate(unit: OutcomeUnit, mean: number, sd: number): Estimate {
  const at = (z: number) => mean + z * sd;
  return {
    unit,
    mean,
    mcse: sd / 20,
    sd,
    sdEpistemic: sd * 0.8,
    sdAleatory: sd * 0.6,
    sdStructural: null,
    q05: at(-1.645),
    q25: at(-0.674),
    q50: mean,
    q75: at(0.674),
    q95: at(1.645),
  };
}
