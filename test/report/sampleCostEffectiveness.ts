import {
  type CostEffectiveness,
  healthVariants,
  type PolicyResult,
  staffTimeVariants,
} from '../../src/documents/resultsSchema.js';
import { sampleEstimate } from './sampleEstimate.js';

const thresholds = [13_000, 20_000, 30_000];

/** Costs and health of every policy but the first: the second saves five million pounds and loses a thousand QALYs. */
export const sampleCostEffectiveness = (policies: readonly PolicyResult[]): CostEffectiveness => ({
  perspective: 'National Health Service.',
  discountRate: 0.035,
  policies: policies.slice(1).map(({ id }, i) => {
    const acceptability = (qalysPer1000Hours = 0) =>
      thresholds.map((threshold) => ({
        threshold,
        netBenefit: sampleEstimate('GBP', (i + 1) * (5e6 + threshold * (700 * qalysPer1000Hours - 1000)), 4e6),
        probability: { ...sampleEstimate('share of one', 0.2, 0.4), q05: 0, q25: 0, q50: 0, q75: 0, q95: 1 },
      }));
    return {
      policy: id,
      variants: healthVariants.flatMap((health) =>
        staffTimeVariants.map((staffTime) => ({
          health,
          staffTime,
          incrementalCost: sampleEstimate('GBP', -5e6 * (i + 1), 1e6),
          incrementalQalys: sampleEstimate('QALYs', -1000 * (i + 1), 400),
          quadrants: { dearerBetter: 0, dearerWorse: 0, cheaperBetter: 0.05, cheaperWorse: 0.95, noDifference: 0 },
          acceptability: acceptability(),
        })),
      ),
      releasedHour: {
        breakEven: thresholds.map((threshold) => ({ threshold, qalysPer1000Hours: (1000 - 5e6 / threshold) / 700 })),
        curve: [0, 1, 2, 5].map((value) => ({ qalysPer1000Hours: value, acceptability: acceptability(value) })),
      },
    };
  }),
});
