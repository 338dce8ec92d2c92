import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContractYear } from '../../src/contract/contractYear.js';
import { missingFacts } from '../../src/contract/missingFacts.js';
import { rulesetFaults, totalPoints } from '../../src/contract/rulesetFaults.js';
import { loadAchievementCalibration } from '../../src/facts/achievementCalibration.js';
import { loadIncomeFacts } from '../../src/facts/incomeFacts.js';
import { nationalResults } from '../../src/facts/nationalResults.js';
import { type OtherNation, readNationPopulationFacts } from '../../src/facts/nationPopulationFacts.js';
import { readFact } from '../../src/facts/readFact.js';
import { loadRuleset, rulesetYears } from '../../src/facts/rulesets.js';
import { scaledPoints } from '../../src/facts/scaledPoints.js';
import { standInFault } from '../../src/facts/standInRuleset.js';
import { standInSchema } from '../../src/facts/standInSchema.js';
import { points } from '../../src/units.js';

const nations: readonly OtherNation[] = ['Wales', 'Northern Ireland', 'Scotland'];
const all = nations.flatMap((nation) => rulesetYears(nation).map((year) => [nation, year] as const));

describe('contracts of the other nations', () => {
  it('cover what the episodes and their base years need', () => {
    expect(rulesetYears('Wales')).toEqual(['2013-14', '2014-15', '2015-16', '2016-17', '2017-18']);
    expect(rulesetYears('Northern Ireland')).toEqual(['2013-14', '2014-15', '2015-16', '2016-17', '2017-18']);
    expect(rulesetYears('Scotland')).toEqual(['2013-14', '2014-15', '2015-16', '2016-17', '2017-18', '2018-19']);
  });

  // Medeconomics 2017 (Wales), Department of Health Northern Ireland 2016 and 2017, Medeconomics 2016 (Scotland).
  it.each([
    ['Wales', '2016-17', 407],
    ['Wales', '2017-18', 367],
    ['Northern Ireland', '2015-16', 547],
    ['Northern Ireland', '2016-17', 547],
    ['Scotland', '2015-16', 659],
    ['Scotland', '2018-19', 659],
  ] as const)('%s %s simulates %d points', (nation, year, total) => {
    expect(totalPoints(loadRuleset(nation, year).indicators)).toBe(total);
  });

  it.each(all)('%s %s keeps the laws and has what a run needs', (nation, year) => {
    const ruleset = loadRuleset(nation, year);
    expect(rulesetFaults(ruleset)).toEqual([]);
    expect([ruleset.nation, ruleset.year]).toEqual([nation, year]);
    const missing = missingFacts(ruleset).map(({ value }) => value);
    expect(missing.filter((value) => !value.includes('out-of-hours'))).toEqual([]);
    const results = nationalResults(ruleset);
    const { indicators } = loadAchievementCalibration();
    for (const { code } of ruleset.indicators) {
      const result = results.get(code);
      expect(result?.nationUsed, code).toBe('England');
      expect(indicators[result!.yearUsed]?.[result!.codeUsed], code).toBeDefined();
    }
  });

  it.each(all)('%s %s never passes an English value off as its own', (nation, year) => {
    const ruleset = loadRuleset(nation, year);
    const borrowed = [
      ruleset.globalSumPrice,
      ruleset.aspirationShare,
      ...ruleset.registers,
      ...ruleset.targetPopulations,
      ...ruleset.indicators.flatMap((one) => [one.points, one.adjustment, ...(one.thresholds ? [one.thresholds] : [])]),
    ];
    expect(borrowed.length).toBeGreaterThan(150);
    expect(
      borrowed.filter(({ certainty, source }) => certainty !== 'assumption' || !/England.*stands in/.test(source)),
    ).toEqual([]);
    expect(ruleset.indicators.filter((indicator) => 'national' in indicator)).toEqual([]);
    const assumptions = ruleset.assumptions!.join('\n');
    for (const words of [
      /stand in for those of/,
      /scaled to (\d+ of )?the \d+ points of/,
      /global sum/,
      /A point is worth/,
    ])
      expect(assumptions).toMatch(words);
  });

  it('say that England has no assumptions of this kind', () => {
    expect(loadRuleset('England', '2016-17').assumptions).toBeUndefined();
    expect(nationalResults(loadRuleset('England', '2016-17')).get('DM007')).not.toHaveProperty('nationUsed');
  });

  it('keep thresholds, and points in proportion to 1/64', () => {
    const england = loadRuleset('England', '2016-17');
    const wales = loadRuleset('Wales', '2016-17');
    england.indicators.forEach((indicator, i) => {
      const own = wales.indicators[i]!;
      expect(own.code).toBe(indicator.code);
      expect(own.thresholds?.upper).toBe(indicator.thresholds?.upper);
      expect(Math.abs(own.points.value - (indicator.points.value * 407) / 559)).toBeLessThan(1 / 64);
    });
  });

  it('have the same indicators in every year, so that base years have a history', () => {
    for (const nation of nations) {
      const codes = rulesetYears(nation).map((year) => loadRuleset(nation, year).indicators.map(({ code }) => code));
      for (const other of codes) expect(other).toEqual(codes[0]);
    }
  });

  it('declare the counterfactual in Scotland from 2016-17, and only there', () => {
    const declared = all.filter(([nation, year]) =>
      loadRuleset(nation, year).assumptions!.some((one) => one.startsWith('Counterfactual')),
    );
    expect(declared).toEqual([
      ['Scotland', '2016-17'],
      ['Scotland', '2017-18'],
      ['Scotland', '2018-19'],
    ]);
  });

  it('reproduce published money: 15,800 pounds for 102 Welsh points, 30.52 million in Northern Ireland, 20 million a quarter in Scotland', () => {
    expect(102 * loadRuleset('Wales', '2015-16').pointValue.value).toBeCloseTo(15_800, -1);
    expect(40 * loadRuleset('Wales', '2017-18').pointValue.value).toBeCloseTo(6_700, 6);
    expect((347 * 539.05 * loadRuleset('Northern Ireland', '2015-16').pointValue.value) / 1e6).toBeCloseTo(30.52, 2);
    expect((963 * 659 * 0.9809 * loadRuleset('Scotland', '2015-16').pointValue.value) / 4e6).toBeCloseTo(20, 1);
  });

  it('have an average list that is the mean of the practices drawn', () => {
    for (const [nation, year] of all) {
      const { practices, patients } = readNationPopulationFacts(nation);
      expect(loadRuleset(nation, year).averageList.value).toBe(Math.round(patients.value / practices.value));
    }
  });

  it('name the years there are', () => {
    expect(() => loadRuleset('Wales', '2019-20')).toThrow(/no ruleset of Wales for 2019-20.*2013-14 to 2017-18/s);
  });

  it('refuse blocks of points that do not add up', () => {
    const standIn = readFact('contract/wales/2016-17.json', standInSchema);
    expect(standInFault(standIn)).toBeUndefined();
    expect(standInFault({ ...standIn, notModelled: [] })).toMatch(/sum to 407.*567/);
  });
});

describe('scaled points', () => {
  it('sum exactly, keep the order of sizes and are within 1/64 of proportion', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 100, max: 1000 }),
        (sizes, total) => {
          const scaled = scaledPoints(sizes.map(points), points(total));
          const sum = sizes.reduce((so, size) => so + size, 0);
          expect(scaled.reduce((so, size) => so + size, 0)).toBe(total);
          const off = sizes.map((size, i) => Math.abs(scaled[i]! - (size * total) / sum));
          expect(Math.max(...off)).toBeLessThan(1 / 64);
        },
      ),
    );
  });

  it('are unchanged where the total is the same', () => {
    expect(scaledPoints([points(5), points(12)], points(17))).toEqual([5, 12]);
  });

  it('refuse a total that is not exact', () => {
    expect(() => scaledPoints([points(5)], points(0.1))).toThrow(/1\/64/);
    expect(() => scaledPoints([points(0)], points(5))).toThrow(/no points/);
  });
});

describe('income facts of the other nations', () => {
  const total = (nation: OtherNation, year: ContractYear, qof: number) => {
    const ruleset = loadRuleset(nation, year);
    const income = loadIncomeFacts(ruleset);
    return income.globalSumPerWeightedPatient + income.otherPerPatient + qof;
  };

  it('add up to the payments per patient', () => {
    // 798.4 and 753.8 million over 963 x 5,881 patients; the money of the QOF is 80 million.
    expect(total('Scotland', '2016-17', 14.13)).toBeCloseTo(798.4e6 / (963 * 5881), 2);
    expect(total('Scotland', '2015-16', 14.13)).toBeCloseTo(753.8e6 / (963 * 5881), 2);
    // 511.3 million x what reached practices in England (8,840.9 of 10,203.9) over 3,217,067 patients.
    expect(total('Wales', '2016-17', 8.68)).toBeCloseTo((511.3e6 * 8840.866237) / 10203.9 / 3_217_067, 1);
    expect(total('Northern Ireland', '2016-17', 15.64)).toBeCloseTo((275.6e6 * 8840.866237) / 10203.9 / 1_950_787, 1);
  });

  it('leave something for other income and say what is estimated or borrowed', () => {
    for (const [nation, year] of all)
      expect(loadIncomeFacts(loadRuleset(nation, year)).otherPerPatient).toBeGreaterThan(20);
    expect(loadIncomeFacts(loadRuleset('Wales', '2016-17')).substitutions).toEqual([
      'NHS payments per patient of Wales, estimated',
      'expenses and numbers of partners of England stand in for those of Wales',
      'share of expenses between those of 2015-16 and 2018-19',
      'partners per patient between those of 2015-16 and 2018-19',
    ]);
    expect(loadIncomeFacts(loadRuleset('Scotland', '2018-19')).substitutions).toEqual([
      'out-of-hours deduction of 2016-17 (5.15%)',
      'NHS payments per patient of 2016-17',
      'expenses and numbers of partners of England stand in for those of Scotland',
    ]);
  });
});
