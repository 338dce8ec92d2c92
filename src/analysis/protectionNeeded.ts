import type { PolicyResult } from '../documents/resultsSchema.js';
import { floorBins, tolerableLoss } from '../simulate/accountTotals.js';
import { estimate } from './estimate.js';
import type { ScenarioVectors } from './scenarioVectors.js';
import type { YearRun } from './yearRun.js';

export type Protection = NonNullable<PolicyResult['whoLoses']['protection']>;

/** Practices that may lose more than the tolerable loss under a floor that is called safe. */
const shareOfPractices = 0.05;

/** Share of worlds in which it has to be so. */
const shareOfWorlds = 0.95;

/** Floors tried, in percent. */
const triedFloors = [0, 50, 70, 75, 80, 85, 90, 95, 100] as const;

/**
 * How much protection makes a policy safe: the smallest floor, in whole percent of what the comparator would have paid the
 * practice from the QOF and the network fund in the same world, under which in 95% of worlds at most 5% of practices lose more
 * than 1% of income. It is an order statistic over draws and not a mean: many worlds may need none and a few a high one. Of
 * several years, by draw the highest that any of them needs: a floor is set once.
 * @param policy  its place in the kernel, among those reported in full
 */
export function protectionNeeded(
  { years, worlds }: Pick<ScenarioVectors, 'years' | 'worlds'>,
  policy: number,
): Protection {
  const highest = (value: (year: YearRun) => Float64Array): Float64Array =>
    years.map(value).reduce((most, next) => most.map((x, d) => Math.max(x, next[d]!)));
  const floors = highest((year) => safeFloor(year, policy));
  const share = (vector: Float64Array) => estimate(vector, worlds, 'share of one');
  return {
    lossOver: tolerableLoss,
    shareOfPractices,
    shareOfWorlds,
    floor: Float64Array.from(floors).sort()[Math.ceil(shareOfWorlds * floors.length) - 1]!,
    safeWithout: share(floors.map((floor) => (floor === 0 ? 1 : 0))),
    losingByFloor: triedFloors.map((percent) => ({
      floor: percent / 100,
      losing: share(highest((year) => losingUnder(year, policy, percent))),
    })),
  };
}

/** Practices by the floor that they need, in one draw. */
const countAt = ({ run: { kernel }, result: { totals } }: YearRun, policy: number, percent: number, draw: number) =>
  totals.floorsNeeded[(policy * floorBins + percent) * kernel.drawCount + draw]!;

function safeFloor(year: YearRun, policy: number): Float64Array {
  const { drawCount, practiceCount } = year.run.kernel;
  return Float64Array.from({ length: drawCount }, (_, draw) => {
    let losing = 0;
    for (let percent = floorBins - 1; percent > 0; percent--) {
      losing += countAt(year, policy, percent, draw);
      if (losing > shareOfPractices * practiceCount) return percent / 100;
    }
    return 0;
  });
}

function losingUnder(year: YearRun, policy: number, floor: number): Float64Array {
  const { drawCount, practiceCount } = year.run.kernel;
  return Float64Array.from({ length: drawCount }, (_, draw) => {
    let losing = 0;
    for (let percent = floor + 1; percent < floorBins; percent++) losing += countAt(year, policy, percent, draw);
    return losing / practiceCount;
  });
}
