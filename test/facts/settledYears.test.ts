import { describe, expect, it } from 'vitest';
import { loadAchievementCalibration } from '../../src/facts/achievementCalibration.js';
import { settledYears } from '../../src/facts/settledYears.js';
import { settledEffects } from '../../src/model/settledEffects.js';

describe('contract years in a row with the same contract', () => {
  it.each([
    ['2013-14', 0], // the first that is held
    ['2014-15', 0], // 341 points went
    ['2015-16', 1],
    ['2016-17', 2],
    ['2018-19', 4],
    ['2019-20', 0], // 28 indicators retired, quality improvement came
    ['2021-22', 0], // 2020-21 was protected
    ['2022-23', 0], // so was 2021-22
    ['2024-25', 1],
  ] as const)('before %s: %d', (year, years) => {
    expect(settledYears('England', year)).toBe(years);
  });

  it('leave the fitted year as fitted, and let effort grow by the power law', () => {
    const { effects } = loadAchievementCalibration();
    expect(settledEffects(effects, 1).reachMedian).toBeCloseTo(effects.reachMedian, 12);
    const [fresh, old] = [0, 3].map((years) => settledEffects(effects, years).reachMedian);
    expect(old! / fresh!).toBeCloseTo(4 ** effects.learningExponent, 10);
    expect(settledEffects(effects, 4)).toEqual({ ...effects, reachMedian: expect.any(Number) as number });
  });
});
