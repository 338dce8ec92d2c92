import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/inputError.js';
import { createNetworkScratch, nationalNetworkPence, simulateNetworkPence } from '../../src/model/networkIncome.js';
import { networkParameters } from '../../src/model/networkParameters.js';
import { networkPlan } from '../../src/model/networkPlan.js';
import { penceBetween } from '../../src/model/networkShares.js';
import { networkVariant } from '../../src/model/networkVariant.js';
import type { NetworkChange } from '../../src/policy/policy.js';
import {
  fund2022,
  fund2023,
  key,
  parametersOf,
  penceOf,
  populationOf,
  practice,
  practices,
  worldOf,
} from './networkWorld.js';

const published: NetworkChange = {
  withdraw: ['ACC-02', 'EHCH-06', 'ACC-05', 'ACC-08'],
  from: '2022-10-01',
  repay: 'perPatientMonthly',
};
const world = worldOf();
const { plan, usual } = world;
const weighted = [12_345 + 29_999.9, 8_412.37 + 4_700.5 + 21_000.01, 33_333.33];

/** The fund without the withdrawn ones. */
const kept = networkVariant(plan, fund2022, { ...published, repay: 'nothing' });

describe('the published re-payment', () => {
  it('pays 0.099 pounds a weighted patient and month, six times, whatever is achieved', () => {
    const variant = networkVariant(plan, fund2022, published);
    weighted.forEach((patients, n) => {
      const paid = 6 * Math.round(9.9 * patients);
      const others = penceOf(world, n, kept);
      expect([...penceOf(world, n, variant)]).toEqual([...others].map((pence) => pence + paid));
    });
  });

  it('sums over a country of the adjusted population to 37 million pounds', () => {
    // 100 networks of a hundredth of the country each.
    const members = Array.from({ length: 100 }, (_, i) => practice(`P${i}`, `N${i}`, 622_800));
    const { plan: country } = worldOf(fund2022, members, 1);
    const { fixedPence } = networkVariant(country, fund2022, published);
    expect(fixedPence.reduce((sum, pence) => sum + pence, 0) / 100).toBeCloseTo(36_994_320, 0);
  });

  it('has the same worth over fewer months', () => {
    const sum = (from: string) =>
      networkVariant(plan, fund2022, { ...published, from }).fixedPence.reduce((all, pence) => all + pence, 0);
    for (const from of ['2022-04-01', '2023-01-01', '2023-03-31'])
      expect(sum(from) / sum('2022-10-01'), from).toBeCloseTo(1, 3);
    expect(networkVariant(plan, fund2022, { ...published, from: '2023-03-31' }).fixedPence[2]).toBe(
      Math.round(((100 * 164 * 200 * 0.9 * 1253) / 62_280_000) * 33_333.33),
    );
  });
});

describe('other ends of the money', () => {
  it('nothing: withdrawn indicators earn nothing, the others as before', () => {
    const { plan: others, usual: asBefore } = worldOf({
      ...fund2022,
      withdrawal: { ...fund2022.withdrawal!, indicators: [] },
    });
    const pence = new Float64Array(64);
    simulateNetworkPence(pence, others, createNetworkScratch(others, 64), key, 1, 0, 64, asBefore);
    expect([...penceOf(world, 1, kept)]).toEqual([...pence]);
  });

  it('protect: the expected points in full, whatever is achieved', () => {
    const variant = networkVariant(plan, fund2022, { ...published, repay: 'protect' });
    const list = 43_345;
    const expected = [18, 27, 71, 48].reduce((sum, points) => sum + Math.round((90 * points * 200 * list) / 49_589), 0);
    expect(variant.fixedPence[0]).toBe(expected);
    const all = networkVariant(plan, fund2022, { withdraw: 'all', from: '2022-10-01', repay: 'protect' });
    const pence = penceOf(world, 0, all);
    expect(new Set(pence).size).toBe(1);
    expect(pence[0]).toBe(all.fixedPence[0]);
  });

  it('globalSum: no penny is lost or made, and it goes by weighted list', () => {
    const variant = networkVariant(plan, fund2022, { ...published, repay: 'globalSum' });
    const scratch = createNetworkScratch(plan, 64);
    expect(() => penceOf(world, 0, variant)).toThrow(/pot of draw 0/);
    nationalNetworkPence(variant.pot, plan, scratch, key, 0, 64, variant.withdrawn);
    const after = [0, 1, 2].map((n) => penceOf(world, n, variant));
    const before = [0, 1, 2].map((n) => penceOf(world, n));
    const sum = (rows: typeof after, d: number) => rows.reduce((all, row) => all + row[d]!, 0);
    const total = weighted.reduce((all, one) => all + one, 0);
    for (let d = 0; d < 64; d++) {
      expect(sum(after, d)).toBe(sum(before, d));
      const share = after[1]![d]! - penceOf(world, 1, kept)[d]!;
      expect(Math.abs(share - (variant.pot[d]! * weighted[1]!) / total)).toBeLessThanOrEqual(1);
    }
  });

  it('practices of a network have what the network has, under every policy', () => {
    for (const repay of ['perPatientMonthly', 'protect', 'nothing'] as const) {
      const pence = penceOf(world, 1, networkVariant(plan, fund2022, { ...published, repay }));
      const members = [0, 2, 5];
      for (const sum of pence)
        expect(members.reduce((all, p) => all + penceBetween(sum, plan.from[p]!, plan.to[p]!), 0)).toBe(sum);
    }
  });
});

describe('the year of a change', () => {
  it('a change of a later year changes nothing yet', () => {
    expect(networkVariant(plan, fund2022, { ...published, from: '2023-10-01' })).toEqual(usual);
    expect(networkVariant(plan, fund2022)).toEqual(usual);
  });

  it('a change of an earlier year goes on, for the indicators that are still there, over twelve months', () => {
    const later = worldOf(fund2023);
    const variant = networkVariant(later.plan, fund2023, published);
    expect(later.plan.items.codes.filter((_, k) => variant.withdrawn[k])).toEqual(['ACC-08']);
    const rate = (71 * 198 * 0.9 * 1253) / 12 / 62_280_000;
    expect(variant.fixedPence[2]).toBe(12 * Math.round(100 * rate * 33_333.33));
  });

  it('a change with a last day is over in later years, and shares its money over the months until then', () => {
    const winter = { ...published, to: '2023-03-31' };
    expect(networkVariant(plan, fund2022, winter)).toEqual(networkVariant(plan, fund2022, published));
    const later = worldOf(fund2023);
    expect(networkVariant(later.plan, fund2023, winter)).toEqual(later.usual);
    const toMay = networkVariant(later.plan, fund2023, { ...published, to: '2023-05-01' });
    expect(later.plan.items.codes.filter((_, k) => toMay.withdrawn[k])).toEqual(['ACC-08']);
    const rate = (71 * 198 * 0.9 * 1253) / 2 / 62_280_000;
    expect(toMay.fixedPence[2]).toBe(2 * Math.round(100 * rate * 33_333.33));
    const oneMonth = { ...published, from: '2022-10-01', to: '2022-10-31' };
    expect(networkVariant(plan, fund2022, oneMonth).fixedPence[2]).toBe(
      Math.round(((100 * 164 * 200 * 0.9 * 1253) / 62_280_000) * 33_333.33),
    );
  });

  it('all leaves the Capacity and Access Payment alone', () => {
    const later = worldOf(fund2023);
    const variant = networkVariant(later.plan, fund2023, { withdraw: 'all', from: '2023-04-01', repay: 'nothing' });
    const pence = penceOf(later, 2, variant);
    const support = Math.round(276.5 * 33_333.33);
    for (const value of pence) {
      expect(value).toBeGreaterThan(support);
      expect(value).toBeLessThanOrEqual(support + Math.round(118.5 * 33_333.33));
    }
  });
});

describe('wrong input', () => {
  it('a code that the fund does not have', () => {
    const wrong = () => networkVariant(plan, fund2022, { ...published, withdraw: ['ACC-02', 'ACC-99'] });
    expect(wrong).toThrow(InputError);
    expect(wrong).toThrow(/"ACC-99".*ACC-08/);
  });

  it('a population without networks', () => {
    const without = practices.map(({ network: _, ...rest }) => rest);
    expect(() => networkPlan(populationOf(without), fund2022, parametersOf(1))).toThrow(InputError);
  });

  it('a practice without the register, unless it has no network', () => {
    const bare = (network?: string) => [...practices, practice('P9', network, 4_000, { registers: {} })];
    expect(() => networkPlan(populationOf(bare('N1')), fund2022, parametersOf(1))).toThrow(/P9.*registers\.AF.*CVD-05/);
    expect(networkPlan(populationOf(bare()), fund2022, parametersOf(1)).networkOf[7]).toBe(-1);
    const { AF: _, ...prevalence } = populationOf(practices).nationalPrevalence;
    const nowhere = { ...populationOf(practices), nationalPrevalence: prevalence };
    expect(() => networkPlan(nowhere, fund2022, parametersOf(1))).toThrow(/nationalPrevalence\.AF/);
  });

  it('beliefs beyond what makes sense', () => {
    const draws = (name: string, value: number) =>
      new Map(
        [
          'networkSpreadFactor',
          'networkShareSpread',
          'networkEffectCorrelation',
          'networkExceptedShare',
          'networkImprovementShare',
        ].map((other) => [other, Float64Array.of(0.5, other === name ? value : 0.25)]),
      );
    const setOfDraw = Int32Array.of(0, 0, 1, 1);
    expect([...networkParameters(draws('', 0), setOfDraw).correlation]).toEqual([0.5, 0.5, 0.25, 0.25]);
    for (const [name, value] of [
      ['networkEffectCorrelation', 1.2],
      ['networkSpreadFactor', -0.1],
      ['networkExceptedShare', -0.01],
      ['networkImprovementShare', Number.NaN],
    ] as const)
      expect(() => networkParameters(draws(name, value), setOfDraw), name).toThrow(InputError);
    expect(() => networkParameters(new Map(), setOfDraw)).toThrow(/networkSpreadFactor/);
  });
});
