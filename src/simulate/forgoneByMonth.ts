import { type ContractYear, positionInYear } from '../contract/contractYear.js';
import { forgoneForGood } from '../model/timing.js';
import type { Measure } from '../policy/policy.js';
import { firstOfMonth } from './monthsIn.js';
import { type TimingInput, worldsOf } from './timingRows.js';

const months = 12;

/** Where the twelve months of a contract year begin: 0 is 1 April, 1 the end of 31 March. */
export const monthStarts = (year: ContractYear): readonly number[] =>
  Array.from({ length: months }, (_, month) => positionInYear(year, firstOfMonth(year, month)));

/**
 * Share of the year's recording that a measure lets go in each month (0 is April), by row of its timing: R x 12 x D. What is
 * caught up later counts against the month in which it is done, so a month can be below nought; the months add up to the
 * share that is forgone for good.
 */
export function forgoneByMonth(measure: Measure, input: TimingInput): Float64Array {
  const { year, setOfDraw } = input;
  const draws = setOfDraw.length;
  const rows = input.triggerMonths ? input.areaCount : 1;
  const ends = [...monthStarts(year).slice(1), 1];
  const worldAt = worldsOf(measure, input);
  const forgone = new Float64Array(rows * months * draws);
  for (let row = 0; row < rows; row++) {
    for (let d = 0; d < draws; d++) {
      const world = worldAt(row, d);
      if (!world) continue;
      const share = input.yearEndShare[setOfDraw[d]!]!;
      const catchUp = input.catchUpCapacity[setOfDraw[d]!]!;
      let before = 0;
      ends.forEach((end, m) => {
        const until = forgoneForGood(world.responding, catchUp, share, year, end);
        forgone[(row * months + m) * draws + d] = until - before;
        before = until;
      });
    }
  }
  return forgone;
}
