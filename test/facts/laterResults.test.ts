import { describe, expect, it } from 'vitest';
import { substitutions } from '../../src/analysis/substitutions.js';
import { loadIncomeFacts } from '../../src/facts/incomeFacts.js';
import { type LaterYear, laterResult, laterResults } from '../../src/facts/laterResults.js';
import type { NationalIndicatorResult } from '../../src/facts/nationalIndicatorResult.js';
import { nationalResults, publishedResults } from '../../src/facts/nationalResults.js';
import { readPopulationFacts } from '../../src/facts/populationFacts.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { syntheticEngland } from '../../src/population/synthetic/syntheticEngland.js';

const of = (year: '2020-21' | '2021-22' | '2022-23' | '2023-24', code: string) =>
  nationalResults(loadRuleset('England', year)).get(code)!;
const received = (result: NationalIndicatorResult) => result.achievement! * (1 - result.exceptionRate!);

describe('the years of which a part is held', () => {
  it('are the four between 2019/20 and 2024/25', () => {
    expect(laterResults().map(({ year, partial }) => [year, partial])).toEqual([
      ['2020-21', true],
      ['2021-22', true],
      ['2022-23', true],
      ['2023-24', true],
      ['2024-25', false],
    ]);
  });

  it('name only indicators of their contract, once each, with patients to treat', () => {
    for (const { year, indicators } of laterResults()) {
      const ruleset = loadRuleset('England', year as '2024-25');
      const known = new Set(ruleset.indicators.map(({ code }) => code));
      expect(new Set(indicators.map(({ code }) => code)).size).toBe(indicators.length);
      for (const { code } of indicators) {
        expect(known.has(code), `${year} ${code}`).toBe(true);
        const { achievement, exceptionRate } = publishedResults('England', year as '2024-25').get(code)!;
        if (achievement === undefined) continue;
        expect(achievement, `${year} ${code}`).toBeLessThanOrEqual(1);
        expect(exceptionRate, `${year} ${code}`).toBeLessThan(0.8);
      }
    }
  });

  it('lend nothing to other years', () => {
    for (const year of ['2020-21', '2021-22', '2022-23', '2023-24', '2024-25'] as const)
      for (const { yearUsed } of nationalResults(loadRuleset('England', year)).values())
        if (yearUsed !== year)
          expect(['2019-20', '2018-19', '2017-18', '2016-17', '2015-16', '2014-15', '2024-25']).toContain(yearUsed);
  });
});

describe('the trough of the pandemic', () => {
  it.each([
    // Open Heart, OpenSAFELY-TPP (about 40% of England), financial year 2021/22: met / counted, net of exceptions.
    ['HYP003', 60.3, 2.5],
    ['BP002', 85.6, 1],
    ['HYP007', 72.5, 3],
  ])('has %s of 2021/22 near the %d per cent seen in patient records', (code, seen, tolerance) => {
    expect(Math.abs(100 * of('2021-22', code).achievement! - seen)).toBeLessThan(tolerance);
  });

  it('is deepest in the first year and mostly over in the third', () => {
    for (const code of ['HYP003', 'DM020']) {
      const before = received(publishedResults('England', '2019-20').get(code)!);
      const [first, second, third] = (['2020-21', '2021-22', '2022-23'] as const).map((year) =>
        received(of(year, code)),
      );
      expect(first).toBeLessThan(second! - 0.03);
      expect(second).toBeLessThan(third! - 0.03);
      expect(third).toBeLessThan(before);
      expect(third).toBeGreaterThan(before - 0.025);
    }
  });

  it('has the testing of new asthma climb as reported: 12 per cent, then 62', () => {
    const [first, second, third] = (['2020-21', '2021-22', '2022-23'] as const).map(
      (year) => of(year, 'AST006').achievement!,
    );
    expect([first, third]).toEqual([0.12, 0.62]);
    expect(second).toBeGreaterThan(first!);
    expect(second).toBeLessThan(third!);
  });

  it('gives the same pooled rate from practice medians as from networks, within 0.7 points', () => {
    // Medians of 2021/22 times pooled over median of 2019/20, worked by hand; the file holds the networks' means.
    const fromMedians = { HYP003: 0.5713, DM020: 0.5138, CS005: 0.6965, CS006: 0.7629 };
    for (const [code, value] of Object.entries(fromMedians))
      expect(Math.abs(received(of('2021-22', code)) - value), code).toBeLessThan(0.007);
  });
});

describe('what a partial year lacks', () => {
  const facts = readPopulationFacts('2022-23');
  const twenty = syntheticEngland({ year: '2022-23', seed: 'later', facts, practices: 20 });

  it('is said in words', () => {
    const ruleset = loadRuleset('England', '2021-22');
    const said = substitutions(ruleset, nationalResults(ruleset), loadIncomeFacts(ruleset), twenty);
    const line = (start: string) => said.find((text) => text.startsWith(start));
    expect(line('Exception rates of 2019-20 and 2024-25 stand in for 2021-22')).toMatch(/DM020/);
    expect(line('Exception rates of 2024-25 stand in for 2021-22')).toMatch(/AST006 \(from AST011\)/);
    expect(said.join()).not.toMatch(/Achievement .* for 2021-22/);
    const later = loadRuleset('England', '2023-24');
    const saidLater = substitutions(later, nationalResults(later), loadIncomeFacts(later), twenty);
    expect(saidLater.join('\n')).toMatch(/Achievement of 2019-20 stands in for 2023-24: BP002/);
  });

  const year = (start: number): LaterYear => ({
    year: `${start}-${(start + 1) % 100}` as LaterYear['year'],
    source: '',
    certainty: 'derived',
    partial: true,
    indicators: [],
  });
  const whole = (yearUsed: '2019-20' | '2024-25', exceptionRate: number): NationalIndicatorResult => ({
    code: 'X',
    codeUsed: 'X',
    yearUsed,
    meanPointsShare: 0.9,
    achievement: 0.8,
    exceptionRate,
    eligiblePerBase: 0.5,
  });

  it('comes from both sides: exceptions on the line between them, the rest of the nearest earlier year', () => {
    const before = whole('2019-20', 0.1);
    const after = { ...whole('2024-25', 0.2), eligiblePerBase: 0.7 };
    const result = laterResult({ code: 'X', received: 0.6 }, year(2022), { before, after });
    expect(result.exceptionRate).toBeCloseTo(0.16, 12);
    expect(result.achievement).toBeCloseTo(0.6 / 0.84, 12);
    expect(result).toMatchObject({ eligiblePerBase: 0.5, meanPointsShare: 0.9, yearUsed: '2022-23' });
    expect(result.filled).toEqual({
      facts: ['exceptions', 'points', 'denominators'],
      years: ['2019-20', '2024-25'],
      code: 'X',
    });
  });

  it('is nothing where all counts are held', () => {
    const own = { code: 'X', meanPointsShare: 0.7, numerator: 60, denominator: 80, exceptions: 20 };
    const result = laterResult(own, { ...year(2024), patients: 1000 }, { before: whole('2019-20', 0.1) });
    expect(result).toMatchObject({
      achievement: 0.75,
      exceptionRate: 0.2,
      eligiblePerListPatient: 0.1,
      meanPointsShare: 0.7,
    });
    expect(result).not.toHaveProperty('filled');
  });

  it('is never made up: without a lender, or where more are treated than there are, it fails', () => {
    expect(() => laterResult({ code: 'X', received: 0.6 }, year(2022), {})).toThrow(/no year lends X/);
    const before = whole('2019-20', 0.3);
    expect(() => laterResult({ code: 'X', received: 0.8 }, year(2022), { before })).toThrow(
      /more patients than there are/,
    );
  });
});
