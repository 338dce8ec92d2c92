import { describe, expect, it } from 'vitest';
import { indicatorFactor } from '../../src/contract/indicatorFactor.js';
import { indicatorPayment } from '../../src/contract/indicatorPayment.js';
import { listSizeIndex } from '../../src/contract/listSizeIndex.js';
import { nationalShares } from '../../src/contract/nationalShares.js';
import { roundToPence } from '../../src/contract/roundHalfUp.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { patients } from '../../src/units.js';
import { meanOf, outcomesOf, rowsOf } from './outcomesOf.js';
import {
  calibrationWith,
  contractOf,
  national,
  practiceOf,
  protectedBy,
  simulated,
  suspension,
  twelve,
  year,
} from './smallWorld.js';

const all = loadRuleset('England', year).indicators.map(({ code }) => code);
const policies = [
  national,
  suspension('all'),
  suspension('protected', { pay: protectedBy('basePoints') }),
  suspension('higher', { pay: protectedBy('higherOf') }),
];

describe('a country in which', () => {
  it('nobody achieves anything earns no point and no penny', async () => {
    const calibration = calibrationWith({ reachMedian: 0 }, (_, cell) => ({ ...cell, location: -50 }));
    const world = await simulated({ codes: all, calibration, policies, practices: 8 });
    for (const { id } of policies) {
      const outcomes = outcomesOf(world, id);
      for (const name of [
        'pointsPerPractice',
        'pointsPaidPerPractice',
        'qofPaymentTotal',
        'recordedAchievement',
      ] as const)
        expect(new Set(outcomes[name])).toEqual(new Set([0]));
    }
  });

  it('everybody achieves everything earns all points, and the pay of the contract to the penny', async () => {
    const calibration = calibrationWith({ exceptionPracticeSpread: 0, exceptionCellSpread: 0 }, (_, cell) => ({
      ...cell,
      location: 50,
      ...(cell.exceptionLocation === undefined ? {} : { exceptionLocation: -50 }),
    }));
    // Lists so large that no indicator is without a patient.
    const practices = Array.from({ length: 60 }, (_, i) => practiceOf(i, contractOf(all))).filter(
      ({ list }) => list > 6000,
    );
    const world = await simulated({ codes: all, calibration, policies, practices, draws: 4 });
    const { ruleset, population } = world.input;
    for (const practice of population.practices) {
      const terms = {
        pointValue: ruleset.pointValue.value,
        listSizeIndex: listSizeIndex(practice.list, ruleset.averageList.value),
      };
      const contract = ruleset.indicators.reduce((sum, { points, adjustment }) => {
        const factor = indicatorFactor(adjustment, practice, nationalShares(ruleset));
        return sum + roundToPence(indicatorPayment({ points: points.value, factor }, terms));
      }, 0);
      const row = rowsOf(world, 'national').get(practice.code)!;
      expect(row.points).toBe(559);
      expect(row.qofPayment).toBeCloseTo(contract, 6);
      expect(rowsOf(world, 'protected').get(practice.code)!.qofPayment).toBeCloseTo(contract, 6);
    }
  });

  it('equal policies have equal results', async () => {
    const twin = policies.map((policy) => ({ ...policy, id: `${policy.id}-again` }));
    const world = await simulated({ policies: [...policies, ...twin], practices: 8 });
    for (const { id } of policies) expect(outcomesOf(world, `${id}-again`)).toEqual(outcomesOf(world, id));
  });
});

describe('a practice', () => {
  const ruleset = contractOf(twelve);
  const ordinary = practiceOf(1, ruleset);

  it('without anybody on its registers earns only what does not hang on a register', async () => {
    const registers = Object.fromEntries(Object.keys(ordinary.registers).map((code) => [code, patients(0)]));
    const world = await simulated({ practices: [{ ...ordinary, registers }], policies });
    const open = ruleset.indicators.filter(({ adjustment }) => adjustment.kind !== 'register');
    const most = open.reduce((sum, { points }) => sum + points.value, 0);
    for (const { id } of policies) {
      for (const points of outcomesOf(world, id).pointsPerPractice) {
        expect(points).toBeGreaterThan(0);
        expect(points).toBeLessThanOrEqual(most);
      }
      expect(outcomesOf(world, id).qofPaymentTotal.every(Number.isFinite)).toBe(true);
    }
  });

  it('with one patient is paid finite sums, and next to nothing', async () => {
    const registers = Object.fromEntries(Object.keys(ordinary.registers).map((code) => [code, patients(0)]));
    const single = { ...ordinary, list: patients(1), registers: { ...registers, AF: patients(1) } };
    const world = await simulated({ practices: [single], policies });
    for (const { id } of policies)
      for (const [name, values] of Object.entries(outcomesOf(world, id)))
        for (const value of values) expect(Number.isFinite(value), `${name} of ${id}`).toBe(true);
    // One patient of 7,233, all of one on the AF register (national prevalence 1.7%): 29 points x 160.15 / 7,233 / 0.017.
    expect(meanOf(outcomesOf(world, 'national').qofPaymentTotal)).toBeLessThan((40 * 160.15) / 7233 / 0.017);
  });

  it('without patients is paid nothing', async () => {
    const registers = Object.fromEntries(Object.keys(ordinary.registers).map((code) => [code, patients(0)]));
    const world = await simulated({ practices: [{ ...ordinary, list: patients(0), registers }], policies });
    for (const { id } of policies) expect(new Set(outcomesOf(world, id).qofPaymentTotal)).toEqual(new Set([0]));
  });

  it('with twice the list and registers is paid twice as much for the same achievement', async () => {
    const everything = calibrationWith({ exceptionPracticeSpread: 0, exceptionCellSpread: 0 }, (_, cell) => ({
      ...cell,
      location: 50,
      ...(cell.exceptionLocation === undefined ? {} : { exceptionLocation: -50 }),
    }));
    const double = {
      ...ordinary,
      code: 'TWICE',
      list: patients(2 * ordinary.list),
      registers: Object.fromEntries(Object.entries(ordinary.registers).map(([code, n]) => [code, patients(2 * n)])),
    };
    const world = await simulated({ practices: [ordinary, double], calibration: everything, draws: 1 });
    const rows = rowsOf(world, 'national');
    expect(rows.get('TWICE')!.qofPayment).toBeCloseTo(2 * rows.get(ordinary.code)!.qofPayment, 1);
  });
});

describe('the readings of the contract', () => {
  it('move pay by less than 0.3 percent and no achievement', async () => {
    const readings = (['none', 'points2dp', 'factors2dp'] as const).map((rounding) => ({
      rounding,
      nationalPrevalence: 'pooled' as const,
    }));
    const [none, ...others] = await Promise.all(
      readings.map((reading) => simulated({ codes: all, reading, practices: 12 })),
    );
    const plain = outcomesOf(none!, 'national');
    for (const other of others) {
      const outcomes = outcomesOf(other, 'national');
      expect(outcomes.recordedAchievement).toEqual(plain.recordedAchievement);
      const ratio = meanOf(outcomes.qofPaymentTotal) / meanOf(plain.qofPaymentTotal);
      expect(ratio).not.toBe(1);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.003);
    }
  });
});
