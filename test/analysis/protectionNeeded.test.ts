import { describe, expect, it } from 'vitest';
import { protectionNeeded } from '../../src/analysis/protectionNeeded.js';
import { scenarioVectors } from '../../src/analysis/scenarioVectors.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { floorNeeded } from '../../src/simulate/accountTotals.js';
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
      expect(losing(floor.mean)).toBeLessThanOrEqual(0.05);
      if (id === 'little') expect(floor.mean).toBeGreaterThan(0);
      if (floor.mean > 0) expect(losing(floor.mean - 0.01)).toBeGreaterThan(0.05);
    }
  });

  it('begins with the practices that lose without it, falls as the floor rises, and ends with none', async () => {
    const world = await simulated({ codes, policies, practices: 40, draws: 30 });
    for (const k of [0, 1, 2]) {
      const { losingByFloor, floor } = protectionOf(world, k);
      const shares = losingByFloor.map(({ losing }) => losing.mean);
      const lost = outcomesOf(world, policies[k]!.id).shareOfPracticesLosingOver1Percent;
      expect(shares[0]).toBeCloseTo(lost.reduce((sum, x) => sum + x, 0) / lost.length, 12);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
      expect(shares.at(-1)).toBe(0);
      if (k === 0) expect(floor).toMatchObject({ mean: 0, q95: 0 });
    }
  });
});
