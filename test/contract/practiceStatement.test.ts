import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MissingFact } from '../../src/contract/missingFact.js';
import { nationalPrevalence } from '../../src/contract/nationalPrevalence.js';
import type { NationalShares } from '../../src/contract/nationalShares.js';
import type { PracticeClaim } from '../../src/contract/practiceClaim.js';
import { practiceStatement } from '../../src/contract/practiceStatement.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { type Patients, patients, percent, points, pounds, share } from '../../src/units.js';

const ruleset = loadRuleset('England', '2016-17');
const registerCodes = ruleset.registers.map(({ code }) => code);

/** A practice that earns every point of the year. */
function perfect(list: number, registers: Readonly<Record<string, Patients>>): PracticeClaim {
  const full = ruleset.indicators.map(({ code, points: available }) => [code, { points: available.value }] as const);
  return { list: patients(list), registers, indicators: Object.fromEntries(full), areas: {} };
}

const average = (): PracticeClaim => {
  const registers = ruleset.registers.map(
    ({ code, prevalenceAllAges }) => [code, ((prevalenceAllAges! / 100) * 7460) as Patients] as const,
  );
  return perfect(7460, Object.fromEntries(registers));
};

describe('practiceStatement', () => {
  it('pays the average practice 559 points at 165.18: GBP 92,335.62 (Pulse 2016)', () => {
    const statement = practiceStatement(average(), ruleset);
    expect(statement.points).toBe(559);
    expect(statement.listSizeIndex).toBe(1);
    expect(statement.total).toBe(92_335.62);
  });

  it('is linear in the register: each further patient is worth points x V / (prevalence x average list)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 800 }), fc.integer({ min: 1000, max: 30_000 }), (register, list) => {
        const claim = (count: number): PracticeClaim => ({
          list: patients(list),
          registers: {},
          indicators: {},
          areas: { DM: { points: points(86), register: patients(count) } },
        });
        const dm = ruleset.registers.find(({ code }) => code === 'DM')!.prevalenceAllAges! / 100;
        const perPatient = (86 * 165.18) / (dm * 7460);
        expect(practiceStatement(claim(register), ruleset).total).toBeCloseTo(register * perPatient, 1);
      }),
    );
  });

  it('scales with the list at equal prevalence', () => {
    const { total } = practiceStatement(average(), ruleset);
    const double = average();
    const registers = Object.fromEntries(
      Object.entries(double.registers).map(([code, count]) => [code, (2 * count) as Patients]),
    );
    expect(practiceStatement(perfect(14_920, registers), ruleset).total).toBe(2 * total);
  });

  it('pays out points x V x total list / average list over a country with pooled prevalence (rule A21)', () => {
    const one = fc.record({
      list: fc.integer({ min: 1000, max: 25_000 }),
      parts: fc.array(fc.integer({ min: 1, max: 200 }), {
        minLength: registerCodes.length,
        maxLength: registerCodes.length,
      }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (drawn) => {
        const practices = drawn.map(({ list, parts }) => ({
          list: patients(list),
          registers: Object.fromEntries(registerCodes.map((code, i) => [code, patients(parts[i]!)])),
        }));
        const national: NationalShares = {
          register: (code) =>
            nationalPrevalence(
              practices.map(({ list, registers }) => ({ list, register: registers[code]! })),
              'pooled',
            ),
          targetPopulation: () => share(1),
        };
        const statements = practices.map(({ list, registers }) =>
          practiceStatement(perfect(list, registers), ruleset, undefined, national),
        );
        const totalList = practices.reduce((total, { list }) => total + list, 0);
        const paid = statements.reduce((total, statement) => total + statement.total, 0);
        expect(Math.abs(paid - (559 * 165.18 * totalList) / 7460)).toBeLessThan(0.01 * practices.length);
      }),
      { numRuns: 25 },
    );
  });

  it('takes part year, aspiration and deductions off in that order', () => {
    const whole = practiceStatement(average(), ruleset);
    const settled = practiceStatement(
      { ...average(), daysInContract: 73, aspirationPaid: pounds(20_000), deductions: pounds(100) },
      ruleset,
    );
    expect(settled.total).toBeCloseTo(whole.total / 5, 2);
    expect(settled.balance).toBeCloseTo(whole.total / 5 - 20_100, 2);
  });

  it('rounds factors where the profile says so: AF in Lincolnshire LMC 2022/23, GBP 14,924.71', () => {
    const later = loadRuleset('England', '2022-23');
    const claim: PracticeClaim = {
      list: patients(16_000),
      registers: {},
      indicators: {},
      // 464 of 16,000 is 2.90% against 2.00%: a factor of 1.45.
      areas: { AF: { points: points(29), register: patients(464), nationalPrevalence: percent(2) } },
    };
    const profile = { rounding: 'factors2dp', additionalServices: 'list-size' } as const;
    expect(practiceStatement(claim, later, profile).total).toBe(14_924.71);
    expect(practiceStatement(claim, later).total).not.toBe(14_924.71);
  });

  it('earns nothing on an empty register', () => {
    const claim: PracticeClaim = {
      list: patients(5000),
      registers: { DM: patients(0) },
      indicators: { DM017: { achieved: true } },
      areas: {},
    };
    expect(practiceStatement(claim, ruleset)).toMatchObject({ points: 0, total: 0 });
  });

  it('throws MissingFact where a year has no prevalence', () => {
    const claim: PracticeClaim = {
      list: patients(8000),
      registers: { AF: patients(150) },
      indicators: { AF001: { achieved: true } },
      areas: {},
    };
    expect(() => practiceStatement(claim, loadRuleset('England', '2023-24'))).toThrow(MissingFact);
  });
});
