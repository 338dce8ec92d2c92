import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { loadPressureFacts } from '../../src/facts/pressureFacts.js';
import { loadPriors } from '../../src/facts/priors.js';
import { drawParameters } from '../../src/model/parameters.js';
import {
  type CapacityShock,
  levelBegins,
  type PressedPractice,
  type PressureWorlds,
  pressureShares,
  triggerMonths,
} from '../../src/model/pressure.js';
import { type AlertLevel, alertLevels } from '../../src/policy/alertLevels.js';
import type { Distribution } from '../../src/random/distributions.js';
import { keyFromSeed } from '../../src/random/key.js';

const priors = loadPriors();
const facts = loadPressureFacts();
const fixed = (value: number): Distribution => ({ family: 'fixed', value });
const allMonths = Array.from({ length: 12 }, (_, month) => month);

function worldsOf(
  sets: number,
  worldsPerSet: number,
  beliefs: Readonly<Record<string, Distribution>> = {},
  seed = 'pressure',
): PressureWorlds {
  const key = keyFromSeed(seed);
  return {
    key,
    draws: drawParameters(priors, beliefs, key, sets),
    setOfDraw: Int32Array.from({ length: sets * worldsPerSet }, (_, d) => Math.floor(d / worldsPerSet)),
    year: '2019-20',
  };
}

const practicesOf = (area: string, count: number): readonly PressedPractice[] =>
  Array.from({ length: count }, (_, p) => ({ code: `${area}${p}`, area }));

/** Beliefs without any chance, so that the formula can be worked by hand. */
const certain = {
  pressureBaseline: fixed(Math.log(1.05)),
  pressureTrendPerYear: fixed(0),
  pressureSeasonRange: fixed(0.2),
  pressureWinterShock: fixed(1e-12),
  pressurePracticeSpread: fixed(0),
  pressureAreaSpread: fixed(0),
  pressureMonthSpread: fixed(0),
};

describe('demand over safe capacity', () => {
  const practices = practicesOf('N', 3);

  it('crosses the cut points where the formula says', () => {
    const worlds = worldsOf(1, 1, certain);
    for (const level of alertLevels) {
      const expected = allMonths.map((month) =>
        1.05 * Math.exp(0.2 * facts.season[month]!) >= levelBegins(level, facts.cutPoints) ? 1 : 0,
      );
      expect([...pressureShares({ ...worlds, practices, level, months: allMonths })], level).toEqual(expected);
    }
    // A year at 1.05 with a fifth more in the heaviest month than in the lightest is amber all but the summer.
    expect([...pressureShares({ ...worlds, practices, level: 'amber', months: [4, 9] })]).toEqual([0, 1]);
  });

  it('grows with the years and with capacity lost: a quarter lost is a third more', () => {
    const amber = (beliefs: Readonly<Record<string, Distribution>>, more: Partial<PressureWorlds>) =>
      pressureShares({
        ...worldsOf(1, 1, { ...certain, pressureSeasonRange: fixed(0), ...beliefs }),
        ...more,
        practices,
        level: 'amber',
        months: [0],
      })[0];
    const low = { pressureBaseline: fixed(-0.05), pressureTrendPerYear: fixed(0.02) };
    expect(amber(low, { year: '2019-20' })).toBe(0);
    expect(amber(low, { year: '2021-22' })).toBe(0);
    expect(amber(low, { year: '2022-23' })).toBe(1);
    const lost = (share: number): CapacityShock => ({ areas: ['N'], lost: new Float64Array(12).fill(share) });
    expect(amber({ pressureBaseline: fixed(Math.log(0.75) - 1e-9) }, { capacityShock: lost(0.25) })).toBe(0);
    expect(amber({ pressureBaseline: fixed(Math.log(0.75) + 1e-9) }, { capacityShock: lost(0.25) })).toBe(1);
    expect(amber({ pressureBaseline: fixed(-3) }, { capacityShock: lost(1) })).toBe(1);
  });

  it('spreads over practices, areas and winters as its parameters say', () => {
    const spread = { ...certain, pressureBaseline: fixed(0), pressureSeasonRange: fixed(0) };
    const share = (beliefs: Readonly<Record<string, Distribution>>, level: AlertLevel, month: number) =>
      pressureShares({
        ...worldsOf(1, 200, { ...spread, ...beliefs }),
        practices: practicesOf('N', 200),
        level,
        months: [month],
      });
    // log 1.15 is 0.1398: beyond 1.398 standard deviations of 0.1 lie 8.1% of a normal distribution.
    for (const name of ['pressurePracticeSpread', 'pressureMonthSpread']) {
      expect(mean([...share({ [name]: fixed(0.1) }, 'red', 6)]), name).toBeCloseTo(0.081, 2);
    }
    // An area moves as one: all its practices or none.
    const area = [...share({ pressureAreaSpread: fixed(0.1) }, 'red', 6)];
    expect(new Set(area)).toEqual(new Set([0, 1]));
    // 200 areas-in-a-world: standard error 0.019.
    expect(Math.abs(mean(area) - 0.081)).toBeLessThan(0.06);
    // An exponential winter of mean 0.1 passes 0.1398 at its peak in exp(-1.398) = 24.7% of worlds, and never in summer.
    const winter = [...share({ pressureWinterShock: fixed(0.1) }, 'red', 9)];
    expect(Math.abs(mean(winter) - 0.247)).toBeLessThan(4 * Math.sqrt((0.247 * 0.753) / 200));
    expect(mean([...share({ pressureWinterShock: fixed(0.1) }, 'red', 5)])).toBe(0);
  });
});

describe('shares of practices', () => {
  const worlds = worldsOf(20, 2);
  const north = practicesOf('N', 30);
  const south = practicesOf('S', 20);
  const everyone: readonly PressedPractice[] = [...north, ...south];
  const shares = (level: AlertLevel, practices = everyone, more: Partial<PressureWorlds> = {}) =>
    pressureShares({ ...worlds, ...more, practices, level, months: allMonths });

  it('are one at green and never commoner at a higher level', () => {
    expect(shares('green').every((share) => share === 1)).toBe(true);
    const [green, amber, red, black] = alertLevels.map((level) => shares(level));
    expect(amber!.every((share, j) => share <= green![j]! && share >= red![j]!)).toBe(true);
    expect(red!.every((share, j) => share >= black![j]!)).toBe(true);
    expect(mean([...amber!])).toBeGreaterThan(mean([...black!]));
    expect(mean([...black!])).toBeGreaterThan(0);
  });

  it('do not depend on the order of practices, on other months or on the number of draws', () => {
    const all = shares('red');
    expect(shares('red', [...south, ...north].reverse())).toEqual(all);
    const december = pressureShares({ ...worlds, practices: [...north, ...south], level: 'red', months: [8] });
    expect(december).toEqual(all.slice(8 * 40, 9 * 40));
    const fewer = pressureShares({
      ...worlds,
      setOfDraw: worlds.setOfDraw.slice(0, 7),
      practices: [...north, ...south],
      level: 'red',
      months: [8],
    });
    expect(fewer).toEqual(december.slice(0, 7));
  });

  it('of a list are the mean of its areas, and another area changes nothing', () => {
    const [n, s, all] = [shares('red', north), shares('red', south), shares('red')];
    all.forEach((share, j) => {
      expect(share).toBeCloseTo((30 * n[j]! + 20 * s[j]!) / 50, 12);
    });
  });

  it('never fall with capacity lost, and only in the areas and months that lose it do they rise', () => {
    const lost = new Float64Array(12 * 40);
    lost.fill(0.2, 8 * 40, 9 * 40);
    const shocked = { capacityShock: { areas: ['N'], lost } };
    const [before, after] = [shares('red', north), shares('red', north, shocked)];
    expect(after.every((share, j) => share >= before[j]!)).toBe(true);
    expect(mean([...after.slice(320, 360)])).toBeGreaterThan(mean([...before.slice(320, 360)]));
    expect(after.slice(0, 320)).toEqual(before.slice(0, 320));
    expect(shares('red', south, shocked)).toEqual(shares('red', south));
  });

  it('differ from year to year by winter and noise, but keep the practices that are always pressed', () => {
    const steady = { ...certain, pressurePracticeSpread: fixed(0.2), pressureMonthSpread: fixed(0.05) };
    const inYear = (year: PressureWorlds['year']) =>
      north.map((practice) =>
        mean([
          ...pressureShares({ ...worldsOf(1, 60, steady), year, practices: [practice], level: 'red', months: [6] }),
        ]),
      );
    expect(shares('red', north, { year: '2020-21' })).not.toEqual(shares('red', north));
    // The same draws of the practice effect: the same months pressed but for the noise.
    const difference = inYear('2019-20').map((share, p) => share - inYear('2020-21')[p]!);
    expect(sampleStandardDeviation(difference)).toBeLessThan(0.06);
  });

  it('are not a number without practices, and a month outside the year is a fault', () => {
    expect(shares('red', []).every(Number.isNaN)).toBe(true);
    expect(() => pressureShares({ ...worlds, practices: north, level: 'red', months: [12] })).toThrow('no month 12');
  });
});

describe('trigger months', () => {
  const worlds = worldsOf(25, 2);
  const practices = ['N', 'S', 'W'].flatMap((area) => practicesOf(area, 15));
  const areas = ['N', 'S', 'W'];
  const months = [6, 7, 8, 9, 10, 11];
  const when = (level: AlertLevel, shareOfPractices: number, more: Partial<PressureWorlds> = {}) =>
    triggerMonths({ ...worlds, ...more, practices, areas, level, shareOfPractices, months });

  it('are the first month in which the share holds, 12 where it never does', () => {
    const found = when('red', 0.5);
    expect(found).toHaveLength(150);
    areas.forEach((area, a) => {
      const own = practices.filter((practice) => practice.area === area);
      const shares = pressureShares({ ...worlds, practices: own, level: 'red', months });
      for (let d = 0; d < 50; d++) {
        const first = months.find((_, m) => shares[m * 50 + d]! >= 0.5) ?? 12;
        expect(found[a * 50 + d]).toBe(first);
      }
    });
    expect(new Set(found).size).toBeGreaterThan(3);
  });

  it('never come earlier for a larger share or a higher level', () => {
    const base = when('red', 0.4);
    for (const later of [when('red', 0.6), when('black', 0.4)]) {
      expect(later.every((month, j) => month >= base[j]!)).toBe(true);
      expect(later).not.toEqual(base);
    }
    expect(when('green', 1).every((month) => month === 6)).toBe(true);
    expect(when('black', 0).every((month) => month === 6)).toBe(true);
  });

  it('never come later for capacity lost', () => {
    const capacityShock = { areas: ['S'], lost: new Float64Array(12 * 50).fill(0.15) };
    const [base, shocked] = [when('red', 0.5), when('red', 0.5, { capacityShock })];
    expect(shocked.every((month, j) => month <= base[j]!)).toBe(true);
    expect(shocked.slice(50, 100)).not.toEqual(base.slice(50, 100));
    expect(shocked.slice(0, 50)).toEqual(base.slice(0, 50));
  });

  it('never start an area without practices', () => {
    const found = triggerMonths({ ...worlds, practices, areas: ['X'], level: 'amber', shareOfPractices: 0, months });
    expect(found.every((month) => month === 12)).toBe(true);
  });
});
