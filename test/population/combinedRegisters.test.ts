import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Nation } from '../../src/contract/ruleset.js';
import { combinedRegisters } from '../../src/facts/combinedRegisters.js';
import { readPopulationFacts } from '../../src/facts/populationFacts.js';
import { loadRuleset, rulesetYears } from '../../src/facts/rulesets.js';
import { payablePractices } from '../../src/model/payablePractices.js';
import { combinedRegister } from '../../src/population/combinedRegister.js';
import type { Population, Practice } from '../../src/population/population.js';
import { syntheticEngland } from '../../src/population/synthetic/syntheticEngland.js';
import { withCombinedRegisters } from '../../src/population/withCombinedRegisters.js';
import { type Patients, patients, share } from '../../src/units.js';

const ratioOf = (code: string, year: Parameters<typeof combinedRegisters>[0] = '2022-23') =>
  combinedRegisters(year).find((register) => register.code === code)!.ratio.value;

describe('the facts of combined registers', () => {
  it('are held for every register that a ruleset combines, with the same components', () => {
    const held = new Map(combinedRegisters('2022-23').map(({ code, components }) => [code, [...components]]));
    const met = new Set<string>();
    for (const nation of ['England', 'Wales', 'Scotland', 'Northern Ireland'] as const satisfies readonly Nation[]) {
      for (const year of rulesetYears(nation)) {
        for (const { code, adjustment } of loadRuleset(nation, year).indicators) {
          if (adjustment.kind !== 'register' || adjustment.unionOf === undefined) continue;
          met.add(adjustment.register);
          expect(adjustment.unionOf, `${nation} ${year} ${code}`).toEqual(held.get(adjustment.register));
        }
      }
    }
    expect([...met].sort()).toEqual([...held.keys()].sort());
  });

  it('give practices the ratio of the nearest year, the earlier of two equally near', () => {
    expect(ratioOf('SMOK_LTC', '2013-14')).toBe(0.618551);
    expect(ratioOf('SMOK_LTC', '2019-20')).toBe(0.618551);
    expect(ratioOf('SMOK_LTC', '2020-21')).toBe(0.617512);
    expect(ratioOf('CHOL', '2016-17')).toBe(ratioOf('CHOL', '2025-26'));
  });

  it('are national patients counted once over the national sum of the components', () => {
    // QOF 2016-17: on at least one of nine registers, of so many entries.
    expect(ratioOf('SMOK_LTC', '2016-17')).toBeCloseTo(13_167_530 / 21_287_692, 6);
    const path = new URL('../../data/evidence/national-results-2024-25.json', import.meta.url);
    const results = JSON.parse(readFileSync(path, 'utf8')) as {
      patients: number;
      indicators: { code: string; denominator: number; exceptions: number }[];
    };
    const eligible = (code: string) => {
      const found = results.indicators.find((indicator) => indicator.code === code)!;
      return found.denominator + found.exceptions;
    };
    // QOF 2024-25, per cent of the list: CHD, PAD, STIA; CKD per cent of those aged 18 and over, 79.812% of the list.
    const vascular = ((2.98 + 0.55 + 1.89) / 100) * results.patients;
    const kidney = 0.0464 * 0.79812 * results.patients;
    expect(ratioOf('CHOL')).toBeCloseTo(eligible('CHOL004') / vascular, 5);
    expect(ratioOf('CHOL_CKD')).toBeCloseTo((eligible('CHOL003') + eligible('DM023')) / (vascular + kidney), 5);
  });
});

describe('combinedRegister', () => {
  const facts = { code: 'LTC', components: ['HYP', 'DM'], ratio: combinedRegisters('2016-17')[0]!.ratio };
  const registers = { HYP: patients(140), DM: patients(60) };

  it('is the national ratio of the sum of its components', () => {
    // 0.618551 x 200 = 123.7
    expect(combinedRegister(registers, patients(1000), facts)).toBe(124);
  });

  it('is never larger than the list', () => {
    expect(combinedRegister(registers, patients(100), facts)).toBe(100);
  });

  it('wants every component', () => {
    const incomplete: Record<string, Patients> = { HYP: patients(140) };
    expect(() => combinedRegister(incomplete, patients(1000), facts)).toThrow(/LTC.*registers\.DM/);
  });

  it('is neither larger than the sum nor than the list, nor does it fall where a register grows', () => {
    const size = fc.integer({ min: 0, max: 30_000 });
    const arbitrary = fc.record({
      HYP: size,
      DM: size,
      more: size,
      list: size,
      ratio: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(arbitrary, ({ HYP, DM, more, list, ratio }) => {
        const given = { ...facts, ratio: { ...facts.ratio, value: ratio } };
        const of = (hyp: number) =>
          combinedRegister({ HYP: patients(hyp), DM: patients(DM) }, patients(list), given) as number;
        expect(of(HYP)).toBeLessThanOrEqual(Math.min(HYP + DM, list));
        expect(of(HYP + more)).toBeGreaterThanOrEqual(of(HYP));
      }),
    );
  });
});

const source = { certainty: 'assumption', source: 'made up for a test' } as const;

function practice(code: string, registers: Record<string, number>): Practice {
  const sizes = Object.fromEntries(Object.entries(registers).map(([name, size]) => [name, patients(size)]));
  return { code, area: 'A1', contract: 'GMS', list: patients(1000), registers: sizes };
}

const populationOf = (practices: readonly Practice[], national: readonly string[] = ['CHD']): Population => ({
  kind: 'imported',
  label: 'Test',
  nation: 'England',
  year: '2022-23',
  areas: [{ code: 'A1', name: 'Avon' }],
  practices,
  nationalPrevalence: Object.fromEntries(
    national.map((code) => [code, { meanOfPractices: share(0.03), pooled: share(0.03), ...source }]),
  ),
  sources: [source],
});

describe('withCombinedRegisters', () => {
  const facts = combinedRegisters('2022-23');
  const vascular = { CHD: 30, PAD: 6, STIA: 18 };
  // 54 x 0.871754 = 47.07
  const chol = 47;

  it('gives each practice what its components allow, and keeps what it holds', () => {
    const { practices } = withCombinedRegisters(
      populationOf([
        practice('P1', vascular),
        practice('P2', { ...vascular, CHOL: 12 }),
        practice('P3', { CHD: 30, PAD: 6 }),
        practice('P4', { ...vascular, CKD: 46 }),
      ]),
      facts,
    );
    expect(practices.map(({ registers }) => registers.CHOL)).toEqual([chol, 12, undefined, chol]);
    // 100 x 0.800769
    expect(practices.map(({ registers }) => registers.CHOL_CKD)).toEqual([undefined, undefined, undefined, 80]);
    expect(practices.some(({ registers }) => 'SMOK_LTC' in registers)).toBe(false);
  });

  it('gives the country the prevalence of its practices, unless it knows its own or is no country', () => {
    const practices = [practice('P1', vascular), practice('P2', { CHD: 30, PAD: 6, STIA: 18, CHOL: 13 })];
    const { nationalPrevalence } = withCombinedRegisters(populationOf(practices), facts);
    expect(nationalPrevalence.CHOL).toMatchObject({ certainty: 'derived', pooled: 0.03, meanOfPractices: 0.03 });
    expect(nationalPrevalence.SMOK_LTC).toBeUndefined();
    const known = withCombinedRegisters(populationOf(practices, ['CHD', 'CHOL']), facts).nationalPrevalence;
    expect(known.CHOL).toMatchObject({ certainty: 'assumption' });
    expect(withCombinedRegisters(populationOf(practices, []), facts).nationalPrevalence).toEqual({});
  });

  it('leaves a population alone that holds all of them', () => {
    const full = populationOf([practice('P1', { SMOK_LTC: 200, CHOL: 40, CHOL_CKD: 60 })]);
    expect(withCombinedRegisters(full, facts)).toBe(full);
  });
});

describe('synthetic England', () => {
  const facts = readPopulationFacts('2022-23');
  const england = syntheticEngland({ year: '2022-23', seed: 'qofsim', facts });

  it('holds the registers of the cholesterol indicators, as a plain computation gives them', () => {
    const sum = (codes: readonly string[], own: Practice['registers']) =>
      codes.reduce((total, code) => total + own[code]!, 0);
    for (const { registers, list } of england.practices) {
      const [three, four] = [
        ['CHD', 'PAD', 'STIA'],
        ['CHD', 'PAD', 'STIA', 'CKD'],
      ].map((codes) => sum(codes, registers));
      expect(registers.CHOL).toBe(Math.min(list, Math.round(0.871754 * three!)));
      expect(registers.CHOL_CKD).toBe(Math.min(list, Math.round(0.800769 * four!)));
    }
    const { CHOL, CHOL_CKD, CKD, CHD } = england.nationalPrevalence;
    expect(CHOL!.pooled).toBeGreaterThan(CHD!.pooled);
    expect(CHOL_CKD!.pooled).toBeGreaterThan(CHOL!.pooled);
    expect(CHOL_CKD!.pooled).toBeLessThan(CHOL!.pooled + CKD!.pooled);
  });

  it('can be paid by the contracts of 2023-24 and 2024-25, and names what is derived where it cannot', () => {
    for (const year of ['2023-24', '2024-25'] as const)
      expect(payablePractices(england, loadRuleset('England', year))).toEqual({ population: england });
    const bare = { ...england, practices: [practice('P1', vascularOnly)] };
    expect(() => payablePractices(bare, loadRuleset('England', '2023-24'))).toThrow(/CHOL, CHOL_CKD, SMOK_LTC\.$/);
  });
});

const vascularOnly = { CHD: 30, PAD: 6, STIA: 18 };
