import { describe, expect, it } from 'vitest';
import { protectionNeeded } from '../../src/analysis/protectionNeeded.js';
import { scenarioVectors } from '../../src/analysis/scenarioVectors.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { floorBins, floorNeeded } from '../../src/simulate/accountTotals.js';
import { outcomesOf, rowsOf, yearOf } from '../simulate/outcomesOf.js';
import { national, type Simulated, simulated, suspension, year } from '../simulate/smallWorld.js';

const policies = [
  national,
  suspension('unprotected'),
  suspension('little', { pay: { rule: 'perPatientMonthly', poundsPerPatientAndMonth: 0.4, patients: 'registered' } }),
];
const codes = loadRuleset('England', year).indicators.map(({ code }) => code);

function protectionOf(world: Simulated, policy: number) {
  const { policies: all, worldsPerParameterSet } = world.input;
  return protectionNeeded(scenarioVectors([yearOf(world)], all, worldsPerParameterSet), policy);
}

describe('the floor that a practice needs', () => {
  it('keeps it from losing more than 1% of income, and a percent less does not', () => {
    for (const [income, base] of [
      [1_000_000, 80_000],
      [1_000_000, 333_333],
      [500_000, 5_001],
    ] as const) {
      const floor = floorNeeded(income, base, -base);
      const loss = (percent: number) => (1 - percent / 100) * base;
      expect(loss(floor)).toBeLessThanOrEqual(0.01 * income);
      expect(loss(floor - 1)).toBeGreaterThan(0.01 * income);
    }
  });

  it('is none where no more than that is lost', () => {
    expect(floorNeeded(1_000_000, 80_000, -10_000)).toBe(0);
    expect(floorNeeded(1_000_000, 80_000, 5_000)).toBe(0);
  });
});

describe('a floor over several worlds', () => {
  it('is high enough in 95 of 100 of them, and no mean of noughts and high ones', async () => {
    const world = await simulated({ codes, policies, practices: 20, draws: 40 });
    const { floor, safeWithout } = protectionOf(world, 2);
    const { drawCount } = world.run.kernel;
    const { floorsNeeded } = world.result.totals;
    const losing = (from: number, draw: number) =>
      Array.from({ length: floorBins - from - 1 }, (_, i) => from + 1 + i).reduce(
        (sum, percent) => sum + floorsNeeded[(2 * floorBins + percent) * drawCount + draw]!,
        0,
      );
    const safeWorlds = (percent: number) =>
      Array.from({ length: drawCount }, (_, draw) => losing(percent, draw)).filter((count) => count <= 1).length;
    const percent = Math.round(100 * floor);
    expect(percent).toBeGreaterThan(0);
    expect(safeWorlds(percent)).toBeGreaterThanOrEqual(38);
    expect(safeWorlds(percent - 1)).toBeLessThan(38);
    expect(safeWithout.mean).toBeCloseTo(safeWorlds(0) / 40, 12);
  });
});

describe('the protection that makes a policy safe', () => {
  it('is what paying every practice that floor would show', async () => {
    const world = await simulated({ codes, policies, practices: 150, draws: 1, worldsPerParameterSet: 1 });
    const before = [...rowsOf(world, 'national').values()];
    for (const [k, id] of [
      [1, 'unprotected'],
      [2, 'little'],
    ] as const) {
      const after = [...rowsOf(world, id).values()];
      const losing = (floor: number) =>
        after.filter((row, p) => {
          const { income, qofPayment } = before[p]!;
          return Math.max(row.qofPayment, floor * qofPayment) - qofPayment < -0.01 * income;
        }).length / after.length;
      const { floor, losingByFloor } = protectionOf(world, k);
      for (const tried of losingByFloor)
        expect(tried.losing.mean, `${id} ${tried.floor}`).toBeCloseTo(losing(tried.floor), 9);
      expect(losing(floor)).toBeLessThanOrEqual(0.05);
      if (id === 'little') expect(floor).toBeGreaterThan(0);
      if (floor > 0) expect(losing(floor - 0.01)).toBeGreaterThan(0.05);
    }
  });

  it('begins with the practices that lose without it, falls as the floor rises, and ends with none', async () => {
    const world = await simulated({ codes, policies, practices: 40, draws: 30 });
    for (const k of [0, 1, 2]) {
      const { losingByFloor, floor, safeWithout } = protectionOf(world, k);
      const shares = losingByFloor.map(({ losing }) => losing.mean);
      const lost = outcomesOf(world, policies[k]!.id).shareOfPracticesLosingOver1Percent;
      expect(shares[0]).toBeCloseTo(lost.reduce((sum, x) => sum + x, 0) / lost.length, 12);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
      expect(shares.at(-1)).toBe(0);
      if (k === 0) expect([floor, safeWithout.mean]).toEqual([0, 1]);
    }
  });
});
