import { describe, expect, it } from 'vitest';
import type { ContractYear } from '../../src/contract/contractYear.js';
import { loadIncomeFacts } from '../../src/facts/incomeFacts.js';
import { type IncomeStream, incomeStreamIds, loadIncomeStreams } from '../../src/facts/incomeStreams.js';
import { loadPracticeFinance } from '../../src/facts/practiceFinance.js';
import { loadRuleset } from '../../src/facts/rulesets.js';

const facts = loadIncomeStreams();
const total = (values: Readonly<Record<IncomeStream, number>>) =>
  incomeStreamIds.reduce((sum, id) => sum + values[id], 0);
const national = Object.fromEntries(incomeStreamIds.map((id) => [id, facts.streams[id].perPatient])) as Record<
  IncomeStream,
  number
>;
const factors = (to: ContractYear, from: ContractYear = '2016-17') =>
  loadIncomeFacts(loadRuleset('England', to)).streamFactors!(from);
/** National pounds per patient of all streams in a year. */
const levelOf = (year: ContractYear) => incomeStreamIds.reduce((sum, id) => sum + national[id] * factors(year)[id], 0);

describe('income streams of 2016/17', () => {
  it('add up, with the QOF, to all NHS payments per patient, to the penny', () => {
    expect((total(national) + facts.qofPerPatient).toFixed(2)).toBe(facts.totalPerPatient.toFixed(2));
  });

  // Summed from the published file by another program: 7,532 practices, 58,650,698 patients, 8,840,866,237.05 pounds.
  it('are the published totals', () => {
    expect([facts.practices, facts.patients]).toEqual([7532, 58_650_698]);
    expect((facts.totalPerPatient * facts.patients) / 8_840_866_237.05).toBeCloseTo(1, 6);
    expect(facts.streams.globalSum.perPatient).toBeCloseTo(53.929, 3);
    expect(facts.streams.pmsBalance.byContract.PMS).toBeCloseTo(81.671, 3);
    expect(facts.streams.correctionFactor.byContract.GMS).toBeCloseTo(1.828, 2);
    expect(facts.streams.premises.perPatient).toBeCloseTo(14.012, 3);
    expect(facts.streams.nationalEnhancedServices.parts['Unplanned Admissions']).toBeCloseTo(2.475, 3);
    expect(facts.streams.localEnhancedServices.perPatient).toBeCloseTo(8.9, 3);
  });

  // All practices of the file, also those below 1,000 patients: 3,176.8, 824.7 and 89.1 million pounds (NHS Digital).
  it.each([
    ['globalSum', 3_176_763_777.89],
    ['premises', 824_687_098.28],
    ['seniority', 89_134_005.42],
  ] as const)('hold nearly all of the %s that England was paid', (id, paid) => {
    const share = (facts.streams[id].perPatient * facts.patients) / paid;
    expect(share).toBeGreaterThan(0.99);
    expect(share).toBeLessThanOrEqual(1);
  });

  it('hold the money of each contract type in its own streams', () => {
    const { globalSum, pmsBalance } = facts.streams;
    expect(globalSum.byContract.GMS).toBeGreaterThan(10 * globalSum.byContract.PMS);
    expect(pmsBalance.byContract.PMS).toBeGreaterThan(10 * pmsBalance.byContract.GMS);
  });
});

describe('streams of other years', () => {
  const years = ['2014-15', '2015-16', '2017-18', '2018-19', '2019-20', '2020-21', '2021-22', '2022-23'] as const;

  it('are their own in their own year, and there and back is where they were', () => {
    for (const id of incomeStreamIds) {
      expect(factors('2016-17')[id]).toBe(1);
      expect(factors('2018-19')[id] * factors('2016-17', '2018-19')[id]).toBeCloseTo(1, 12);
    }
  });

  it.each(years)('add up to the published payments of %s', (year) => {
    const { globalSumPerWeightedPatient, otherPerPatient } = loadIncomeFacts(loadRuleset('England', year));
    expect(levelOf(year)).toBeCloseTo(globalSumPerWeightedPatient + otherPerPatient, 1);
  });

  it('phase out the correction factor by sevenths of 2013/14 and seniority by 15%, both gone in 2020/21', () => {
    // Seven sevenths in 2013/14, four in 2016/17; 55% of the pool of seniority in 2016/17.
    const expected = { '2014-15': [6 / 4, 85 / 55], '2017-18': [3 / 4, 40 / 55], '2019-20': [1 / 4, 10 / 55] } as const;
    for (const [year, [correction, seniority]] of Object.entries(expected)) {
      expect(factors(year as ContractYear).correctionFactor).toBeCloseTo(correction, 10);
      expect(factors(year as ContractYear).seniority).toBeCloseTo(seniority, 10);
    }
    expect(factors('2020-21')).toMatchObject({ correctionFactor: 0, seniority: 0 });
  });

  it('give the balance of PMS contracts of 2022/23, which nothing was fitted to: 1,653 million pounds', () => {
    // NHS Payments 2022/23, in Trust the Evidence 2024; 62,378,057 patients (QOF 2022-23).
    const balance = (national.pmsBalance * factors('2022-23').pmsBalance * 62_378_057) / 1e6;
    expect(Math.abs(balance / 1653 - 1)).toBeLessThan(0.1);
  });
});

describe('expenses and partners', () => {
  it('are those of the year, interpolated between two, the nearest outside, and say so', () => {
    const of = (year: ContractYear) => loadPracticeFinance('England', year);
    expect(of('2019-20')).toMatchObject({ expensesShare: 0.697, substitutions: [] });
    expect(of('2016-17').expensesShare).toBeCloseTo(0.6669 + (0.692 - 0.6669) / 3, 10);
    expect(of('2016-17').substitutions).toContain('share of expenses between those of 2015-16 and 2018-19');
    expect(of('2025-26').expensesShare).toBe(0.717);
    expect(of('2013-14').substitutions).toContain('partners per patient of 2015-16');
    // 2.74 full-time equivalents in the mean practice of 7,900 patients (General Practice Workforce 2016).
    expect(of('2015-16').fullTimePartnersPerPatient * 7900).toBeCloseTo(2.74, 2);
  });

  it('of England stand in for other nations, which is said', () => {
    expect(loadPracticeFinance('Wales', '2018-19').substitutions.join()).toMatch(
      /of England stand in for those of Wales/,
    );
  });
});
