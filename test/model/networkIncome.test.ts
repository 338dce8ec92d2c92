import { describe, expect, it } from 'vitest';
import { networkPoints } from '../../src/contract/networkFund.js';
import { createNetworkScratch, nationalNetworkPence, simulateNetworkPence } from '../../src/model/networkIncome.js';
import { networkVariant } from '../../src/model/networkVariant.js';
import { keyFromSeed } from '../../src/random/key.js';
import { patients, percent } from '../../src/units.js';
import { fund2022, fund2023, fundOf, key, national, penceOf, practice, practices, worldOf } from './networkWorld.js';
import { meanOf, patientByPatient } from './plainNetworks.js';

/** Every network's pence by network code. */
const byCode = (world: ReturnType<typeof worldOf>, codes: readonly string[]) =>
  Object.fromEntries(codes.map((code, n) => [code, [...penceOf(world, n)]]));

describe('the fund of a network, against a plain account patient by patient', () => {
  // One practice of 2,000 keeps the plain account short, and chance within the network visible.
  const small = [
    practice('P1', 'N1', 1_200),
    practice('P2', 'N1', 800, { registers: { AF: patients(31), LD: patients(7) } }),
  ];
  const cases = [
    ['VI-01', fund2022, national.AF],
    ['VI-03', fund2022, national.AF],
    ['CVD-05', fund2022, national.AF],
    ['CVD-06', fund2022, national.AF],
    ['CAN-01', fund2022, national.AF],
    ['HI-03', { ...fund2023, capacityAndAccess: undefined }, national.LD],
  ] as const;
  for (const [code, fund, nationalShare] of cases) {
    it(`pays ${code} the same mean and spread`, () => {
      const one = fundOf(code, JSON.parse(JSON.stringify(fund)));
      const worlds = 6_000;
      const ours = meanOf([...penceOf(worldOf(one, small, worlds, { spreadFactor: 1.2, exceptedShare: 0.4 }), 0)]);
      const terms = { fund: one, members: small, nationalShare, spreadFactor: 1.2, exceptedShare: 0.4 };
      const plain = meanOf(patientByPatient(one.indicators[0]!, terms, worlds, 4_711));
      expect(plain.deviation).toBeGreaterThan(0);
      expect(Math.abs(ours.mean - plain.mean)).toBeLessThan(4 * Math.hypot(ours.error, plain.error));
      expect(ours.deviation / plain.deviation).toBeGreaterThan(0.93);
      expect(ours.deviation / plain.deviation).toBeLessThan(1.07);
    });
  }
});

describe('money of one network', () => {
  it('is by the contract: points of the pooled share x value x list x prevalence', () => {
    // All networks alike and huge: the share is the national one.
    const huge = [practice('P1', 'N1', 60_000_000, { registers: { AF: patients(1_800_000), LD: patients(1) } })];
    const one = fundOf('CVD-06');
    const { mean, error } = meanOf([...penceOf(worldOf(one, huge, 64, { spreadFactor: 0 }), 0)]);
    const earned = networkPoints(percent(30), one.indicators[0]!.points, one.indicators[0]!.thresholds);
    const expected = 100 * earned * 200 * (60_000_000 / 49_589) * (0.03 / 0.02);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error);
    expect(error / expected).toBeLessThan(0.001);
  });

  it('is nothing below the lower threshold and everything above the upper', () => {
    const huge = [practice('P1', 'N1', 49_589_000)];
    // 43.7% after exceptions of 97% of the others: above 82%; without exceptions below 45%.
    const at = (exceptedShare: number) =>
      penceOf(worldOf(fundOf('VI-03'), huge, 4, { spreadFactor: 0, exceptedShare }), 0);
    expect([...at(0)]).toEqual([0, 0, 0, 0]);
    expect([...at(0.97)]).toEqual(Array(4).fill(14 * 200 * 1000 * 100));
  });

  it('reverses the thresholds where less is better', () => {
    const huge = [practice('P1', 'N1', 49_589_000)];
    const up = fundOf('CAN-01');
    const down = { ...up, indicators: [{ ...up.indicators[0]!, direction: 'less is better' as const }] };
    const pence = (fund: typeof up) => penceOf(worldOf(fund, huge, 32, { spreadFactor: 0 }), 0);
    const full = 22 * 200 * 1000 * 100;
    pence(down).forEach((value, d) => {
      expect(Math.abs(value + pence(up)[d]! - full)).toBeLessThanOrEqual(1);
    });
  });

  it('makes a good network good at both kinds', () => {
    const up = fundOf('CAN-01');
    const alone = {
      ...up,
      indicators: [{ ...up.indicators[0]!, code: 'LESS-01', direction: 'less is better' as const }],
    };
    const more = penceOf(worldOf(up, practices, 400, { correlation: 1 }), 0);
    const less = penceOf(worldOf(alone, practices, 400, { correlation: 1 }), 0);
    const [a, b] = [meanOf([...more]), meanOf([...less])];
    const together = more.reduce((sum, pence, d) => sum + (pence - a.mean) * (less[d]! - b.mean), 0);
    // Chance within the network keeps it below one.
    expect(together / 400 / a.deviation / b.deviation).toBeGreaterThan(0.7);
  });

  it('is a share with the expected mean for indicators that were never assessed', () => {
    const fund = { ...fund2022, indicators: [] };
    const average = [practice('P1', 'N1', 49_589)];
    const { mean, error, deviation } = meanOf([...penceOf(worldOf(fund, average, 20_000), 0)]);
    expect(Math.abs(mean - 164 * 200 * 0.9 * 100)).toBeLessThan(4 * error);
    expect(deviation).toBeGreaterThan(100_000);
    const alike = penceOf(worldOf(fund, average, 3, { shareSpread: 0 }), 0);
    for (const pence of alike) expect(pence).toBe(164 * 200 * 0.9 * 100);
  });

  it('varies more where indicators go together', () => {
    const spreadAt = (correlation: number) =>
      meanOf([...penceOf(worldOf(fund2022, practices, 4_000, { correlation }), 0)]).deviation;
    expect(spreadAt(0.9)).toBeGreaterThan(1.2 * spreadAt(0));
  });

  it('earns nothing with an indicator that has nobody to count', () => {
    const none = [practice('P1', 'N1', 5_000, { registers: { AF: patients(0), LD: patients(0) } })];
    expect([...penceOf(worldOf(fundOf('CVD-05'), none, 4), 0)]).toEqual([0, 0, 0, 0]);
  });

  it('has the support payment, the improvement payment and the credited points of 2023/24', () => {
    const fund = { ...fund2023, indicators: fund2023.indicators.filter(({ code }) => code === 'ACC-08') };
    const members = [practice('P1', 'N1', 40_000, { weightedList: 41_234.56 })];
    const support = Math.round(100 * 2.765 * 41_234.56);
    const credited = Math.round((100 * 71 * 198 * 40_000) / 50_337);
    const none = penceOf(worldOf(fund, members, 4, { improvementShare: 0 }), 0);
    const all = penceOf(worldOf(fund, members, 4, { improvementShare: 1 }), 0);
    expect([...none]).toEqual(Array(4).fill(support + credited));
    expect([...all]).toEqual(Array(4).fill(support + credited + Math.round(100 * 1.185 * 41_234.56)));
    const some = meanOf([...penceOf(worldOf(fund, members, 20_000, { improvementShare: 0.7 }), 0)]);
    expect(Math.abs(some.mean - support - credited - 0.7 * 118.5 * 41_234.56)).toBeLessThan(4 * some.error);
  });
});

describe('independence', () => {
  const whole = worldOf();
  const codes = ['N1', 'N2', 'N3'];

  it('a network is paid the same whatever the order of the practices', () => {
    expect(byCode(worldOf(fund2022, [...practices].reverse()), codes)).toEqual(byCode(whole, codes));
  });

  it('a network is paid the same whichever others are simulated', () => {
    const alone = worldOf(
      fund2022,
      practices.filter(({ network }) => network === 'N2'),
    );
    expect([...penceOf(alone, 0)]).toEqual([...penceOf(whole, 1)]);
  });

  it('an indicator earns the same whichever others the fund has', () => {
    const sum = fund2022.indicators
      .map(({ code }) => penceOf(worldOf(fundOf(code)), 1))
      .reduce((a, b) => a.map((pence, d) => pence + b[d]!));
    const { withdrawal: _, ...rest } = fund2022;
    expect([...penceOf(worldOf(rest), 1)]).toEqual([...sum]);
  });

  it('a draw is the same in blocks of any size, with a scratch of any past', () => {
    const { plan, usual } = whole;
    const scratch = createNetworkScratch(plan, 10);
    const expected = penceOf(whole, 2);
    const pence = new Float64Array(10);
    for (const [first, count] of [
      [40, 10],
      [0, 7],
      [63, 1],
      [40, 3],
    ] as const) {
      simulateNetworkPence(pence, plan, scratch, key, 0, first, count, usual);
      simulateNetworkPence(pence, plan, scratch, key, 2, first, count, usual);
      expect([...pence.subarray(0, count)]).toEqual([...expected.subarray(first, first + count)]);
    }
    nationalNetworkPence(pence, plan, scratch, key, 40, 3, new Uint8Array(plan.itemCount));
    simulateNetworkPence(pence, plan, scratch, key, 2, 40, 3, usual);
    expect([...pence.subarray(0, 3)]).toEqual([...expected.subarray(40, 43)]);
    simulateNetworkPence(pence, plan, scratch, keyFromSeed('another'), 2, 40, 3, usual);
    expect([...pence.subarray(0, 3)]).not.toEqual([...expected.subarray(40, 43)]);
  });

  it('other variants do not move a network that stands as it is', () => {
    const { plan, usual } = whole;
    const scratch = createNetworkScratch(plan, 64);
    const nothing = networkVariant(plan, fund2022, { withdraw: 'all', from: '2022-10-01', repay: 'nothing' });
    const pence = new Float64Array(64);
    simulateNetworkPence(pence, plan, scratch, key, 1, 0, 64, nothing);
    expect([...pence]).toEqual(Array(64).fill(0));
    simulateNetworkPence(pence, plan, scratch, key, 1, 0, 64, usual);
    expect([...pence]).toEqual([...penceOf(whole, 1)]);
  });

  it('a plan can be sent to a worker', () => {
    const copy = structuredClone(whole);
    expect([...penceOf(copy, 0)]).toEqual([...penceOf(whole, 0)]);
  });
});

describe('the national sum', () => {
  it('is the sum over networks of what the items earn', () => {
    const { plan } = worldOf();
    const scratch = createNetworkScratch(plan, 64);
    const withdrawn = networkVariant(plan, fund2022, {
      withdraw: ['ACC-02', 'VI-02'],
      from: '2022-10-01',
      repay: 'nothing',
    });
    const pence = new Float64Array(64);
    nationalNetworkPence(pence, plan, scratch, key, 0, 64, withdrawn.withdrawn);
    const world = worldOf();
    const lost = [0, 1, 2].map((n) => penceOf(world, n).map((all, d) => all - penceOf(world, n, withdrawn)[d]!));
    expect([...pence]).toEqual([...lost[0]!].map((value, d) => value + lost[1]![d]! + lost[2]![d]!));
    expect(pence[0]).toBeGreaterThan(0);
  });
});
