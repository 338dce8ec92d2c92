import { expect } from 'vitest';
import type { Distribution } from '../../../src/random/distributions.js';
import type { KernelTotals, PracticeSums, TotalsName } from '../../../src/simulate/totals.js';
import type { Simulated } from '../smallWorld.js';

export const fixed = (value: number): Distribution => ({ family: 'fixed', value });

/** Being unpaid never raises achievement: treatments are the one class whose prior lets them rise. */
export const onlyFalls: Readonly<Record<string, Distribution>> = {
  'withdrawalLogitShift.recording': fixed(-2.2),
  'withdrawalLogitShift.complexProcess': fixed(-1.2),
  'withdrawalLogitShift.labTest': fixed(-0.9),
  'withdrawalLogitShift.bloodPressureControl': fixed(-0.9),
  'withdrawalLogitShift.metabolicControl': fixed(-0.4),
  'withdrawalLogitShift.treatment': fixed(-0.2),
};

export const places = {
  avon: { areas: ['A1'], participation: 'everyone' },
  borders: { areas: ['B2'], participation: 'everyone' },
  coast: { areas: ['C3'], participation: 'everyone' },
} as const;

export const indexOf = ({ input }: Simulated, policy: string): number => {
  const index = input.policies.findIndex(({ id }) => id === policy);
  if (index < 0) throw new Error(`no policy ${policy} in this world`);
  return index;
};

type Row = readonly number[];

/** Whole rows of the totals that every policy has of its own, one entry a draw. */
const drawTotals = [
  'points',
  'pointsPaid',
  'pence',
  'networkPence',
  'covered',
  'losing',
  'losingOver1Percent',
  'atMaximum',
  'under80Percent',
  'lossPence',
  'seconds',
  'localSeconds',
  'days',
  'recording',
  'pointsSquares',
  'changes',
  'changeSquares',
  'lowPractices',
  'lowPence',
  'highPractices',
  'highPence',
  'coveredPoints',
  'coveredPence',
  'earnedPence',
] as const satisfies readonly TotalsName[];

const slice = (values: Float64Array, index: number, width: number): Row =>
  Array.from(values.subarray(index * width, (index + 1) * width));

/** One of the totals of a policy, one entry a draw. */
export const totalOf = (world: Simulated, policy: string, name: (typeof drawTotals)[number]): Row =>
  slice(world.result.totals[name], indexOf(world, policy), world.run.kernel.drawCount);

/** Patients recorded under a policy, I x D. */
export const metOf = ({ run: { kernel }, result, ...world }: Simulated, policy: string): Row =>
  slice(
    result.totals.met,
    kernel.policies[indexOf({ run: { kernel } as never, result, ...world }, policy)]!.behaviour,
    kernel.indicatorCount * kernel.drawCount,
  );

/** A sum over draws for every practice, in the order of the population. */
export const practicesOf = (world: Simulated, policy: string, name: keyof PracticeSums): Row =>
  slice(world.result.sums[name], indexOf(world, policy), world.run.kernel.practiceCount);

/** What the kernel says about a policy, apart from how many practices it covers and for how long. */
export function everythingOf(world: Simulated, policy: string): Readonly<Record<string, Row>> {
  const { run, result } = world;
  const { drawCount, areaCount, indicatorCount, policies } = run.kernel;
  const k = indexOf(world, policy);
  const { behaviour } = policies[k]!;
  const wide = (name: keyof KernelTotals, index: number, width: number) => slice(result.totals[name], index, width);
  const byDraw = Object.fromEntries(
    drawTotals
      .filter((name) => !['covered', 'coveredPoints', 'coveredPence', 'days', 'recording'].includes(name))
      .map((name) => [name, totalOf(world, policy, name)]),
  );
  const byPractice = Object.fromEntries(
    (Object.keys(result.sums) as (keyof PracticeSums)[])
      .filter((name) => name !== 'covered')
      .map((name) => [`practices.${name}`, practicesOf(world, policy, name)]),
  );
  return {
    ...byDraw,
    ...byPractice,
    bands: wide('bands', k, result.totals.bands.length / policies.length),
    shareHistogram: wide('shareHistogram', k, result.totals.shareHistogram.length / policies.length),
    areaPoints: wide('areaPoints', k, areaCount * drawCount),
    areaPence: wide('areaPence', k, areaCount * drawCount),
    areaSeconds: wide('areaSeconds', k, areaCount * drawCount),
    met: wide('met', behaviour, indicatorCount * drawCount),
    indicatorPoints: wide('indicatorPoints', behaviour, indicatorCount),
  };
}

/** Two policies are the same to the bit, in every practice and every draw. */
export function expectSame(world: Simulated, policy: string, other: string, otherWorld = world): void {
  const others = everythingOf(otherWorld, other);
  for (const [name, row] of Object.entries(everythingOf(world, policy)))
    expect(row, `${name} under ${policy} and ${other}`).toEqual(others[name]);
}

/** No entry of one row lies above the other's; strictly below somewhere, so that the comparison is not empty. */
export function expectNoneAbove(row: Row, bound: Row, what: string): void {
  expect(row.length, what).toBe(bound.length);
  row.forEach((value, i) => {
    if (value > bound[i]!) expect.fail(`${what}: ${value} above ${bound[i]} at ${i}`);
  });
}
