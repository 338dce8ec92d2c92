import { describe, expect, it } from 'vitest';
import { practiceHistories } from '../../../src/analysis/history/practiceHistories.js';
import type { ContractYear } from '../../../src/contract/contractYear.js';
import { loadAchievementCalibration } from '../../../src/facts/achievementCalibration.js';
import { loadRuleset } from '../../../src/facts/rulesets.js';
import type { PracticeHistory } from '../../../src/population/population.js';
import { patients, points } from '../../../src/units.js';
import { problemOf } from '../../population/nhs/memoryFolder.js';
import { contractOf, populationOf, practiceOf, twelve } from '../../simulate/smallWorld.js';

const calibration = loadAchievementCalibration();
const ruleset = contractOf(twelve);

function posteriors(histories: readonly PracticeHistory[], firstYear: ContractYear = '2016-17') {
  const practices = histories.map((history, i) => ({ ...practiceOf(i, ruleset), history }));
  const { histories: found, notes } = practiceHistories(populationOf(practices, ruleset), firstYear, calibration);
  return { of: practices.map(({ code }) => found.ofPractice.get(code)?.posterior), notes };
}

/** Every fraction of 2015-16 with 400 patients, so many of whom meet it. */
const counts = (met: number): PracticeHistory => ({
  year: '2015-16',
  indicators: Object.fromEntries(
    loadRuleset('England', '2015-16').indicators.flatMap(({ code, kind }) =>
      kind === 'fraction'
        ? [[code, { numerator: patients(met), denominator: patients(400), excluded: patients(20) }]]
        : [],
    ),
  ),
});

describe('what histories say', () => {
  it('rises with what was met, and says more than points do', () => {
    const { of } = posteriors([counts(200), counts(300), counts(380)]);
    const general = of.map((posterior) => (posterior?.kind === 'counts' ? posterior.general : undefined)!);
    expect(general[0]!.mean).toBeLessThan(general[1]!.mean);
    expect(general[1]!.mean).toBeLessThan(general[2]!.mean);
    for (const { scale } of general) expect(scale).toBeLessThan(0.3);
  });

  it('points of indicators without counts are not taken for the whole', () => {
    const { of } = posteriors([{ year: '2015-16', indicators: { AF001: { points: points(5) } } }]);
    expect(of).toEqual([undefined]);
  });

  it('of a year after the first of the scenario, or long before it, is not used, and said so', () => {
    const later = posteriors([{ year: '2015-16', points: points(400) }], '2014-15');
    expect(later.of).toEqual([undefined]);
    expect(later.notes[0]).toMatch(/results of 2015-16 of 1 practices are not used: the scenario begins in 2014-15/);
    const old = posteriors([{ year: '2015-16', points: points(400) }], '2021-22');
    expect(old.of).toEqual([undefined]);
    expect(posteriors([{ year: '2015-16', points: points(400) }], '2015-16').of[0]?.kind).toBe('points');
  });

  it.each<[string, PracticeHistory, string]>([
    [
      'more points than the contract',
      { year: '2015-16', points: points(600) },
      'found 600 points; allowed: at most the 559',
    ],
    [
      'more points than a domain',
      { year: '2015-16', points: points(500), domainPoints: { 'public-health': points(120) } },
      'at most the 97 points that the domain had in England 2015-16',
    ],
    [
      'more points than an indicator',
      { year: '2015-16', indicators: { AF001: { points: points(6) } } },
      'history.indicators.AF001.points): found 6 points; allowed: at most the 5 points',
    ],
    ['a year without results', { year: '2013-14', points: points(600) }, 'a year whose achievement was not fitted'],
  ])('refuses %s', (_, history, words) => {
    expect(problemOf(() => posteriors([history]))).toContain(words);
  });
});
