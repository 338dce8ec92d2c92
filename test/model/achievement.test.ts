import { describe, expect, it } from 'vitest';
import { indicatorAchievement } from '../../src/analysis/indicatorAchievement.js';
import { returnExcepted } from '../../src/model/response.js';
import { patients } from '../../src/units.js';
import { meanOf } from '../simulate/outcomesOf.js';
import { calibrationWith, contractOf, practiceOf, type Simulated, simulated } from '../simulate/smallWorld.js';

/** Practices all alike: no spread of any kind, no effort. Tests switch one thing on. */
const still = {
  generalSpread: 0,
  exceptionPracticeSpread: 0,
  exceptionCellSpread: 0,
  reachMedian: 0,
  reachTailLoss: 0,
  exceptionShareOfEffort: 0,
  sizeSlope: 0,
  sizeSpread: 0,
  bloodPressureLoading: 0,
} as const;

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** E f(Z) for a standard normal Z, by a fine sum. */
function expected(f: (z: number) => number): number {
  let sum = 0;
  for (let z = -8; z <= 8; z += 0.01) sum += 0.01 * 0.3989422804014327 * Math.exp(-0.5 * z * z) * f(z);
  return sum;
}

const draws = 4000;
const contract = contractOf(['DM007']);
const large = practiceOf(4, contract);

interface Cell {
  readonly location: number;
  readonly spread?: number;
  readonly exceptionLocation?: number;
}

const world = (cell: Cell, effects: Parameters<typeof calibrationWith>[0], code = 'DM007', practice = large) =>
  simulated({
    codes: [code],
    practices: [practice],
    draws,
    seed: 'achievement',
    calibration: calibrationWith({ ...still, ...effects }, () => ({ spread: 0, exceptionLocation: -50, ...cell })),
  });

const achievementOf = ({ run, result }: Simulated) => indicatorAchievement({ run, result }, 0, 0);
const countedOf = ({ result }: Simulated) => result.totals.counted.subarray(0, draws);
const metOf = ({ result }: Simulated) => result.totals.met.subarray(0, draws);

const standardError = (values: Float64Array) => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((x) => (x - mean) ** 2)) / values.length);
};

describe('recorded achievement without effort', () => {
  it.each([-2, 0, 0.7, 2.5])('has the mean logistic(%d) and the variance of counts', async (location) => {
    const simulation = await world({ location }, {});
    const achieved = achievementOf(simulation);
    const p = logistic(location);
    const n = countedOf(simulation)[0]!;
    expect(Math.abs(meanOf(achieved) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n / draws));
    expect((standardError(achieved) ** 2 * draws) / ((p * (1 - p)) / n)).toBeCloseTo(1, 0.7);
  });

  it('has the mean of a logistic-normal with the spread of practices, indicators and the heavy tail', async () => {
    const achieved = achievementOf(
      await world({ location: 1, spread: 0.8 }, { generalSpread: 0.6, tailStart: 0.5, tailSlope: 1.5 }),
    );
    const general = (z: number) => 0.6 * (z - 1.5 * Math.max(0, -z - 0.5));
    const mean = expected((z) => expected((e) => logistic(1 + general(z) + 0.8 * e)));
    expect(Math.abs(meanOf(achieved) - mean)).toBeLessThan(4 * standardError(achieved));
  });

  it('is moved together across blood-pressure items, and no others, by the practice factor', async () => {
    const correlation = async (codes: readonly [string, string]) => {
      const both = await simulated({
        codes,
        practices: [practiceOf(4, contractOf(codes))],
        draws,
        calibration: calibrationWith({ ...still, bloodPressureLoading: 0.8 }, () => ({
          location: 0.5,
          spread: 0.2,
          exceptionLocation: -50,
        })),
      });
      const [a, b] = [0, 1].map((i) => indicatorAchievement(both, 0, i));
      const [ma, mb] = [meanOf(a!), meanOf(b!)];
      return meanOf(a!.map((x, d) => (x - ma) * (b![d]! - mb))) / (standardError(a!) * standardError(b!) * draws);
    };
    expect(await correlation(['HYP006', 'DM002'])).toBeGreaterThan(0.7);
    expect(Math.abs(await correlation(['HYP006', 'DM007']))).toBeLessThan(4.5 / Math.sqrt(draws));
  });
});

describe('effort towards the upper threshold', () => {
  const upper = 0.75;

  it('only ever adds patients, and never passes the threshold where chance did not', async () => {
    const cell = { location: 0.9, spread: 0.4, exceptionLocation: -3 };
    const [without, withEffort] = [await world(cell, {}), await world(cell, { reachMedian: 0.05, reachSpread: 1 })];
    expect(countedOf(withEffort)).toEqual(countedOf(without));
    let lifted = 0;
    metOf(withEffort).forEach((met, d) => {
      const chance = metOf(without)[d]!;
      const target = Math.ceil(upper * countedOf(without)[d]! - 1e-9);
      expect(met).toBeGreaterThanOrEqual(chance);
      expect(met).toBeLessThanOrEqual(Math.max(chance, target));
      if (met > chance) lifted += 1;
    });
    expect(lifted).toBeGreaterThan(draws / 10);
  });

  it('bunches practices exactly on the threshold, and leaves the place just below it thin', async () => {
    const simulation = await world({ location: 0.9, spread: 0.4 }, { reachMedian: 0.08, reachSpread: 1 });
    const n = countedOf(simulation)[0]!;
    const target = Math.ceil(upper * n - 1e-9);
    const shareAt = (k: number) => metOf(simulation).filter((met) => met === k).length / draws;
    expect(shareAt(target)).toBeGreaterThan(0.2);
    expect(shareAt(target)).toBeGreaterThan(20 * shareAt(target - 3));
  });

  it('closes on average reach x patients where the threshold is out of sight', async () => {
    const cell = { location: -3 };
    const [without, withEffort] = [await world(cell, {}), await world(cell, { reachMedian: 0.02, reachSpread: 0 })];
    const added = metOf(withEffort).map((met, d) => (met - metOf(without)[d]!) / countedOf(without)[d]!);
    // Exp(1) has mean one; hardly any draw reaches the threshold.
    expect(Math.abs(meanOf(added) - 0.02)).toBeLessThan(4 * standardError(added));
  });

  it('reaches full achievement where the threshold is 100 percent', async () => {
    const practice = practiceOf(4, contractOf(['HF003']));
    const simulation = await world({ location: 2 }, { reachMedian: 5 }, 'HF003', practice);
    expect(meanOf(achievementOf(simulation).map((a) => (a === 1 ? 1 : 0)))).toBeGreaterThan(0.9);
  });
});

describe('effort by excepting patients', () => {
  const upper = 0.75;
  const cell = { location: 0.9, spread: 0.4, exceptionLocation: -3 };
  const effort = { reachMedian: 0.05, reachSpread: 1 };

  it('takes the stated share of the patients worked through out of the count, and records the others', async () => {
    const far = { location: -3 };
    const [without, half] = [
      await world(far, {}),
      await world(far, { reachMedian: 0.02, reachSpread: 0, exceptionShareOfEffort: 0.4 }),
    ];
    const size = countedOf(without)[0]!;
    const excepted = Float64Array.from(countedOf(half), (counted) => (size - counted) / size);
    const recorded = metOf(half).map((met, d) => (met - metOf(without)[d]!) / size);
    expect(Math.abs(meanOf(excepted) - 0.4 * 0.02)).toBeLessThan(4 * standardError(excepted));
    expect(Math.abs(meanOf(recorded) - 0.6 * 0.02)).toBeLessThan(4 * standardError(recorded));
  });

  it('also stops at the threshold, which it reaches with fewer patients recorded', async () => {
    const [without, mixed, recordedOnly] = [
      await world(cell, {}),
      await world(cell, { ...effort, exceptionShareOfEffort: 0.4 }),
      await world(cell, effort),
    ];
    let reached = 0;
    metOf(mixed).forEach((met, d) => {
      const [chance, counted] = [metOf(without)[d]!, countedOf(mixed)[d]!];
      const target = Math.ceil(upper * counted - 1e-9);
      expect(counted).toBeLessThanOrEqual(countedOf(without)[d]!);
      expect(met).toBeLessThanOrEqual(Math.max(chance, target));
      expect(met).toBeLessThanOrEqual(counted);
      if (met !== target || chance >= target) return;
      reached += 1;
      // One patient of rounding: an exception closes less of the gap than a record.
      expect(met).toBeLessThanOrEqual(metOf(recordedOnly)[d]! + 1);
    });
    expect(reached).toBeGreaterThan(draws / 20);
  });

  it.each([0, 0.25, 1])('comes back into the count for the share of it that is forgone (%d)', (forgone) => {
    const size = 500;
    const words = Int32Array.from({ length: 4 * size }, (_, i) => (i * 2654435761) | 0);
    const [ordinary, counted, result] = [900, 860, 0].map((n) => new Float64Array(size).fill(n));
    const joins = Uint8Array.from({ length: size }, (_, d) => d % 2);
    const row = (value: number) => ({ values: new Float64Array(size).fill(value), from: 0 });
    returnExcepted(result!, size, { ordinary: ordinary!, counted: counted! }, row(0.8), row(forgone), words, joins);
    expect(result!.filter((_, d) => d % 2 === 0).every((n) => n === 860)).toBe(true);
    expect(meanOf(result!.filter((_, d) => d % 2 === 1))).toBeCloseTo(860 + 40 * 0.8 * forgone, 1);
  });
});

describe('exceptions', () => {
  it.each([40, 300, 2500])('leave the right mean number to count on a register of %d', async (register) => {
    const practice = { ...large, registers: { DM: patients(register) } };
    const simulation = await world(
      { location: 1, exceptionLocation: -2.2 },
      { exceptionPracticeSpread: 0.4, exceptionCellSpread: 0.6 },
      'DM007',
      practice,
    );
    const eligible = simulation.run.kernel.eligible[0]!;
    const rates = Float64Array.from(countedOf(simulation), (counted) => 1 - counted / eligible);
    const spread = Math.hypot(0.4, 0.6);
    expect(Math.abs(meanOf(rates) - expected((z) => logistic(-2.2 + spread * z)))).toBeLessThan(
      4 * standardError(rates),
    );
    for (const counted of countedOf(simulation))
      expect(counted >= 0 && counted <= eligible && Number.isInteger(counted)).toBe(true);
  });

  it('of one patient are sometimes the patient, and the mean is still right', async () => {
    const practice = { ...large, registers: { DM: patients(1) } };
    const simulation = await world({ location: 1, exceptionLocation: -1 }, {}, 'DM007', practice);
    const excepted = Float64Array.from(countedOf(simulation), (counted) => 1 - counted);
    expect(simulation.run.kernel.eligible[0]).toBe(1);
    expect(Math.abs(meanOf(excepted) - logistic(-1))).toBeLessThan(4 * standardError(excepted));
  });
});

describe('declared items', () => {
  it('are declared with chance logistic(location), and all or nothing', async () => {
    const simulation = await world({ location: 1.2 }, {}, 'SMOK003');
    const points = simulation.result.totals.points.map((units) => units / 10_000);
    expect(new Set(points)).toEqual(new Set([0, 2]));
    const p = logistic(1.2);
    expect(Math.abs(meanOf(points) / 2 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
  });
});
