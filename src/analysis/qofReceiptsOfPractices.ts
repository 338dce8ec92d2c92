import { type QofReceipts, receiptsOf } from './qofReceipts.js';
import type { YearRun } from './yearRun.js';

/**
 * QOF money received under a policy by practice, in pence: the chain of `qofReceipts` on means over draws. It is not quite
 * the mean of the chain where pay begins or ceases to come monthly with chance.
 */
export const qofReceiptsOfPractices = (year: YearRun, policy: number): QofReceipts =>
  receiptsOf(year, ({ run: { kernel }, result: { sums } }) => {
    const row = (matrix: Float64Array) =>
      matrix
        .subarray(policy * kernel.practiceCount, (policy + 1) * kernel.practiceCount)
        .map((pence) => pence / kernel.drawCount);
    return {
      pence: row(sums.pence),
      monthly: row(sums.monthlyPence),
      national: row(sums.nationalPence),
      displaced: row(sums.displacedPence),
    };
  });
