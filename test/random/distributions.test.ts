import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Distribution, quantile } from '../../src/random/distributions.js';

const beta = (a: number, b: number): Distribution => ({ family: 'beta', a, b });
const normal = (mean: number, sd: number): Distribution => ({ family: 'normal', mean, sd });
const lognormal = (median: number, sigma: number): Distribution => ({ family: 'lognormal', median, sigma });
const truncated = (mean: number, sd: number): Distribution => ({ family: 'truncatedNormal', mean, sd, lower: 0 });

/** Rounded to three significant digits, as the evidence register prints. */
const printed = (x: number) => Number(x.toPrecision(3));

describe('quantile', () => {
  // Median and 95% interval as the evidence register of the project prints them; computed there with another program.
  it.each<[string, Distribution, readonly [number, number, number]]>([
    ['withdrawalLogitShift.recording', normal(-2.2, 0.8), [-3.77, -2.2, -0.632]],
    ['withdrawalLogitShift.metabolicControl', normal(-0.4, 0.2), [-0.792, -0.4, -0.00801]],
    ['indirectIncentiveShielding', beta(1.5, 13.5), [0.00782, 0.0825, 0.288]],
    ['fractionOfShiftInYear1', beta(8, 2), [0.518, 0.82, 0.972]],
    ['realShare.recording', beta(1, 19), [0.00133, 0.0358, 0.176]],
    ['temporarySuspensionAttenuation', beta(4, 4), [0.184, 0.5, 0.816]],
    ['yearEndShareOfQofWork', beta(6, 30), [0.0656, 0.16, 0.303]],
    ['optOutParticipation', beta(56, 21), [0.623, 0.729, 0.82]],
    ['qofHoursPer1000Patients', lognormal(110, 0.45), [45.5, 110, 266]],
    ['hoursReleasedFraction', beta(3, 7), [0.0749, 0.286, 0.6]],
    ['qofShareOfNhsIncome.2016_18', beta(13.7, 164.3), [0.0426, 0.0754, 0.12]],
    ['expensesToEarnings', beta(40.8, 21.2), [0.537, 0.66, 0.77]],
    ['bpHeapingPoints', truncated(4, 1), [2.04, 4, 5.96]],
    ['deprivationGapReopening', truncated(1, 1), [0.0834, 1.2, 3.03]],
    ['exceptionGamingPoints', truncated(1.3, 0.5), [0.356, 1.3, 2.28]],
  ])('of %s gives the published median and interval', (_, distribution, published) => {
    expect([0.025, 0.5, 0.975].map((u) => printed(quantile(distribution, u)))).toEqual(published);
  });

  // Distribution functions with closed forms: beta(1, b) is 1 - (1 - x)^b, beta(a, 1) is x^a.
  it('inverts beta distributions with a closed form', () => {
    for (let u = 0.001; u < 1; u += 0.007) {
      expect(quantile(beta(1, 19), u)).toBeCloseTo(1 - (1 - u) ** (1 / 19), 7);
      expect(quantile(beta(3, 1), u)).toBeCloseTo(u ** (1 / 3), 7);
    }
  });

  it.each<[string, Distribution, number]>([
    ['beta', beta(6, 30), 6 / 36],
    ['lognormal', lognormal(110, 0.45), 110 * Math.exp(0.45 ** 2 / 2)],
    ['normal', normal(-0.9, 0.35), -0.9],
    // Mean of a normal cut off at one sd below its mean: mean + sd phi(1) / Phi(1).
    ['truncated normal', truncated(1, 1), 1 + 0.24197072451914337 / 0.8413447460685429],
    ['fixed', { family: 'fixed', value: 0.8 }, 0.8],
  ])('over an even grid has the mean of the %s distribution', (_, distribution, mean) => {
    const n = 20_000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += quantile(distribution, (i + 0.5) / n);
    expect(sum / n / mean).toBeCloseTo(1, 4);
  });

  it('rises with u and stays inside the support', () => {
    const anyDistribution = fc.oneof(
      fc
        .tuple(fc.double({ min: 0.5, max: 60, noNaN: true }), fc.double({ min: 0.5, max: 60, noNaN: true }))
        .map(([a, b]) => beta(a, b)),
      fc.double({ min: 0.01, max: 2, noNaN: true }).map((sigma) => lognormal(3, sigma)),
      fc.double({ min: 0.1, max: 3, noNaN: true }).map((sd) => truncated(1, sd)),
    );
    const u = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    fc.assert(
      fc.property(anyDistribution, u, u, (distribution, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((x) => quantile(distribution, x));
        expect(low!).toBeLessThanOrEqual(high! + 1e-9);
        expect(low!).toBeGreaterThanOrEqual(0);
        if (distribution.family === 'beta') expect(high!).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });
});
