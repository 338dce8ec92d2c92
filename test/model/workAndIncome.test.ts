import { describe, expect, it } from 'vitest';
import { nationalResults, publishedResults } from '../../src/facts/nationalResults.js';
import { loadPracticeFinance } from '../../src/facts/practiceFinance.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { InputError } from '../../src/inputError.js';
import { basePatients, eligiblePatients } from '../../src/model/eligible.js';
import { otherIncomePence } from '../../src/model/income.js';
import { payablePractices } from '../../src/model/payablePractices.js';
import type { Practice } from '../../src/population/population.js';
import type { Distribution } from '../../src/random/distributions.js';
import { patients } from '../../src/units.js';
import { meanOf, outcomesOf, rowsOf } from '../simulate/outcomesOf.js';
import {
  contractOf,
  national,
  populationOf,
  practiceOf,
  simulated,
  suspension,
  twelve,
  year,
} from '../simulate/smallWorld.js';

const ruleset = loadRuleset('England', year);
const codes = ruleset.indicators.map(({ code }) => code);
const fixed = (value: number): Distribution => ({ family: 'fixed', value });
/** Hours released are whole seconds for each practice and draw. */
const halfSecond = 0.5 / 3600;
const published = nationalResults(ruleset);

/** All of England as one practice: the published registers and patients of the year. */
const england: Practice = {
  ...practiceOf(0, ruleset),
  code: 'ENGLAND',
  list: ruleset.summary!.patients,
  registers: Object.fromEntries(
    ruleset.indicators.flatMap(({ adjustment }) =>
      adjustment.kind === 'register'
        ? [[adjustment.register, ruleset.registers.find(({ code }) => code === adjustment.register)!.count!]]
        : [],
    ),
  ),
};

describe('eligible patients', () => {
  it('of England as one practice are the published denominators and exceptions, for every indicator', () => {
    const population = populationOf([england], ruleset);
    for (const indicator of ruleset.indicators) {
      if (indicator.kind !== 'fraction') continue;
      const { denominator, exceptions } = indicator.national!;
      const eligible = eligiblePatients(england, indicator, published.get(indicator.code)!, population);
      expect(eligible, indicator.code).toBe(denominator! + exceptions!);
    }
  });

  it("are the practice's own counts where its file holds them", () => {
    const indicator = contractOf(['DM007']).indicators[0]!;
    const practice: Practice = {
      ...practiceOf(2, ruleset),
      indicators: { DM007: { denominator: patients(321), excluded: patients(45) } },
    };
    const result = published.get('DM007')!;
    expect(eligiblePatients(practice, indicator, result, populationOf([practice], ruleset))).toBe(366);
  });

  it('borrowed from a year without registers are scaled by the prevalence of the population', () => {
    const later = loadRuleset('England', '2024-25').indicators.find(({ code }) => code === 'DM006')!;
    const result = publishedResults('England', '2024-25').get('DM006')!;
    const population = populationOf([practiceOf(2, ruleset)], ruleset);
    const practice = { ...practiceOf(2, ruleset), list: patients(10_000), registers: { DM: patients(0) } };
    const prevalence = population.nationalPrevalence.DM!.pooled;
    practice.registers.DM = patients(Math.round(10_000 * prevalence));
    // A practice of average prevalence has the national number of eligible patients per patient of its list.
    const eligible = eligiblePatients(practice, later, result, population);
    expect(eligible / (10_000 * result.eligiblePerListPatient!)).toBeCloseTo(1, 1);
  });

  it('of an indicator whose register the practice lacks are refused, not taken as none', () => {
    const indicator = contractOf(['DM007']).indicators[0]!;
    const without = { ...practiceOf(2, ruleset), registers: {} };
    expect(() => basePatients(without, indicator)).toThrow(InputError);
    expect(() => basePatients(without, indicator)).toThrow(/registers\.DM/);
  });

  it('of a declared item are one where there is anybody to declare, else none', () => {
    const [register, yesNo] = contractOf(['AF001', 'SMOK003']).indicators;
    const practice = { ...practiceOf(2, ruleset), registers: { AF: patients(0) } };
    const population = populationOf([practice], ruleset);
    expect(eligiblePatients(practice, register!, published.get('AF001')!, population)).toBe(0);
    expect(eligiblePatients(practice, yesNo!, published.get('SMOK003')!, population)).toBe(1);
  });
});

describe('hours of QOF work', () => {
  it('of all of England as one practice are the belief per 1,000 patients', async () => {
    const world = await simulated({
      codes,
      practices: [england],
      beliefs: { qofHoursPer1000Patients: fixed(110) },
      draws: 4,
    });
    for (const hours of outcomesOf(world, 'national').qofHoursPerPractice)
      expect((1000 * hours) / england.list).toBeCloseTo(110, 1);
  });

  it('have the mean and spread of the belief over draws', async () => {
    const world = await simulated({ codes, practices: [england], draws: 1500, worldsPerParameterSet: 1 });
    const per1000 = outcomesOf(world, 'national').qofHoursPerPractice.map((hours) => (1000 * hours) / england.list);
    // Lognormal with median 110 and sigma 0.45: mean 121.7, sd 57.6.
    expect(Math.abs(meanOf(per1000) - 121.7)).toBeLessThan((4 * 57.6) / Math.sqrt(1500));
  });

  it('split into administration by points and clinical work by patients', async () => {
    const all = (share: number) =>
      simulated({
        codes,
        practices: [england],
        policies: [national, suspension('registers', { indicators: { careTypes: ['register'] } })],
        beliefs: { qofHoursPer1000Patients: fixed(100), qofAdminShare: fixed(share), hoursReleasedFraction: fixed(1) },
        draws: 2,
      });
    const released = async (share: number) => outcomesOf(await all(share), 'registers').hoursReleasedPerPractice[0]!;
    // Registers and declared items need no clinical work; they hold 95 of 559 points.
    const points = ruleset.indicators
      .filter((i) => i.careType === 'register')
      .reduce((sum, i) => sum + i.points.value, 0);
    expect(await released(0)).toBe(0);
    expect((await released(1)) / ((england.list / 1000) * 100)).toBeCloseTo(points / 559, 6);
  });

  it('are released no further than they are worked, and in proportion to the share that stops', async () => {
    const policies = [national, suspension('all')];
    const run = (value: number) => simulated({ policies, beliefs: { hoursReleasedFraction: fixed(value) }, draws: 16 });
    const [full, half] = [await run(1), await run(0.5)];
    outcomesOf(full, 'all').qofHoursPerPractice.forEach((hours, d) => {
      // Practices without anybody on a register have no work on it, in the national sum neither.
      expect(Math.abs(hours)).toBeLessThan(halfSecond);
      const halved = outcomesOf(full, 'all').hoursReleasedPerPractice[d]! / 2;
      expect(Math.abs(outcomesOf(half, 'all').hoursReleasedPerPractice[d]! - halved)).toBeLessThan(1.5 * halfSecond);
    });
    for (const row of rowsOf(half, 'all').values())
      expect(Math.abs(row.hoursReleased - row.hours)).toBeLessThan(2 * halfSecond);
  });
});

describe('other income', () => {
  const facts = {
    globalSumPerWeightedPatient: 75.77,
    otherPerPatient: 60.5,
    finance: loadPracticeFinance('England', year),
    substitutions: [],
  };

  it('is global sum x weighted list + the rest x list, in whole pence', () => {
    const practice = { ...practiceOf(0, ruleset), list: patients(7233), weightedList: 7000.4 };
    expect(otherIncomePence(practice, facts)).toBe(Math.round(100 * (75.77 * 7000.4 + 60.5 * 7233)));
  });

  it('takes the registered list where the weighted is not known', () => {
    const practice = { ...practiceOf(0, ruleset), list: patients(7233) };
    expect(otherIncomePence(practice, facts)).toBe(otherIncomePence({ ...practice, weightedList: 7233 }, facts));
  });
});

describe('practices that can be paid', () => {
  const contract = contractOf(twelve);
  const practices = Array.from({ length: 100 }, (_, i) => practiceOf(i, contract));
  const without = (practice: Practice, code: string): Practice => {
    const { [code]: _, ...registers } = practice.registers;
    return { ...practice, registers };
  };

  it('are all practices, untouched, where every register is there', () => {
    const population = populationOf(practices, contract);
    expect(payablePractices(population, contract)).toEqual({ population });
  });

  it('leave out one in fifty at most, and say which', () => {
    const gaps = practices.map((practice, i) => (i === 7 || i === 70 ? without(practice, 'DM') : practice));
    const { population, note } = payablePractices(populationOf(gaps, contract), contract);
    expect(population.practices.map(({ code }) => code)).toEqual(
      practices.filter((_, i) => i !== 7 && i !== 70).map(({ code }) => code),
    );
    expect(note).toContain('P0007, P0070');
    expect(note).toContain('2 of 100');
  });

  it('are refused where more than one in fifty lack a register: then the file is at fault', () => {
    const gaps = practices.map((practice, i) => (i < 3 ? without(practice, 'DM') : practice));
    const attempt = () => payablePractices(populationOf(gaps, contract), contract);
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(/P0000[\s\S]*DM[\s\S]*2 more/);
  });

  it('keep a practice whose register is empty, which is not the same as blank', () => {
    const empty = practices.map((practice, i) =>
      i < 10 ? { ...practice, registers: { ...practice.registers, DM: patients(0) } } : practice,
    );
    expect(payablePractices(populationOf(empty, contract), contract).population.practices.length).toBe(100);
  });
});
