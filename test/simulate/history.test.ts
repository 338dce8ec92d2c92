import { describe, expect, it } from 'vitest';
import { practiceHistories } from '../../src/analysis/history/practiceHistories.js';
import { loadAchievementCalibration } from '../../src/facts/achievementCalibration.js';
import { pastFromCounts } from '../../src/model/history/pastEffects.js';
import { unknownNormal } from '../../src/model/history/practicePosterior.js';
import { chainReach, createEffectBlock, drawPracticeEffects } from '../../src/model/practiceEffects.js';
import type { PracticeHistory } from '../../src/population/population.js';
import { keyFromSeed } from '../../src/random/key.js';
import { buildPlan } from '../../src/simulate/buildPlan.js';
import { runInWorkers } from '../../src/simulate/pool.js';
import { runPlan } from '../../src/simulate/runPlan.js';
import { patients, points } from '../../src/units.js';
import {
  contractOf,
  national,
  practiceOf,
  protectedBy,
  sameContract,
  suspension,
  twelve,
  worldOf,
  year,
} from './smallWorld.js';

/** Indicators that both years have. */
const ten = twelve.filter((code) => code !== 'AF006' && code !== 'AF007');

const policies = [national, suspension('base', { pay: protectedBy('basePoints') })];

const ofPoints = (value: number): PracticeHistory => ({ year: '2014-15', points: points(value) });

/** Counts of every fraction at one share, nobody excepted; all declared items declared. */
const ofCounts = (share: number): PracticeHistory => ({
  year: '2014-15',
  indicators: Object.fromEntries(
    contractOf(ten).indicators.map(({ code, kind, points: own }) => [
      code,
      kind === 'fraction'
        ? {
            numerator: patients(Math.round(200 * share)),
            denominator: patients(200),
            excluded: patients(10),
            points: points(share * own.value),
          }
        : { points: own.value },
    ]),
  ),
});

/** A small world in which some practices have a history. */
function planWith(historyOf: (practice: number) => PracticeHistory | undefined, draws = 64) {
  const ruleset = contractOf(ten);
  const practices = Array.from({ length: 8 }, (_, i) => {
    const history = historyOf(i);
    return { ...practiceOf(i, ruleset), ...(history ? { history } : {}) };
  });
  const { input } = worldOf({ codes: ten, practices, policies, draws, contractOf: sameContract });
  const { histories } = practiceHistories(input.population, year, loadAchievementCalibration());
  return buildPlan({ ...input, histories }).kernel;
}

describe('a practice with results of an earlier year', () => {
  it('changes no byte of the others, in points or in counts', async () => {
    const without = await runPlan(
      planWith(() => undefined),
      { workers: 1 },
    );
    const some = await runPlan(
      planWith((i) => (i === 2 ? ofPoints(300) : i === 5 ? ofCounts(0.5) : undefined)),
      { workers: 1 },
    );
    for (const name of ['points', 'pence', 'pointsPaid', 'losing'] as const)
      for (let at = 0; at < without.sums[name].length; at++)
        if (at % 8 !== 2 && at % 8 !== 5)
          expect([name, at, some.sums[name][at]]).toEqual([name, at, without.sums[name][at]]);
    expect(some.sums.points[2]).not.toBe(without.sums.points[2]);
    expect(some.sums.points[5]).not.toBe(without.sums.points[5]);
  });

  it('gives the same bytes in threads (they run compiled code: npm run build first)', async () => {
    const plan = planWith((i) => (i % 3 === 0 ? undefined : i % 3 === 1 ? ofPoints(500) : ofCounts(0.9)), 300);
    expect(await runInWorkers(plan, 2)).toEqual(await runPlan(plan, { workers: 1 }));
  }, 180_000);

  it('does not depend on which other practices have one', async () => {
    const alone = await runPlan(
      planWith((i) => (i === 3 ? ofPoints(450) : undefined)),
      { workers: 1 },
    );
    const among = await runPlan(
      planWith((i) => (i === 3 ? ofPoints(450) : ofPoints(559))),
      { workers: 1 },
    );
    expect(among.sums.points[3]).toBe(alone.sums.points[3]);
  });

  it('stands in the order of its results', async () => {
    const levels = [250, 400, 500, 540, 559];
    const { sums } = await runPlan(
      planWith((i) => (i < 5 ? ofPoints(levels[i]!) : ofCounts([0.3, 0.6, 0.95][i - 5]!)), 400),
      {
        workers: 1,
      },
    );
    const own = [...sums.points.subarray(0, 8)];
    expect(own.slice(0, 5)).toEqual(own.slice(0, 5).sort((a, b) => a - b));
    expect(own.slice(5)).toEqual(own.slice(5).sort((a, b) => a - b));
  });

  it('keeps what is special about one indicator to that indicator', async () => {
    const weakAt = (weak: string | undefined) => (i: number) => {
      const history = ofCounts(0.85);
      const own = history.indicators?.[weak ?? ''];
      if (i !== 4 || weak === undefined || !own) return i === 4 ? history : undefined;
      return { ...history, indicators: { ...history.indicators, [weak]: { ...own, numerator: patients(60) } } };
    };
    const [even, weak] = await Promise.all(
      [undefined, 'DM012'].map((code) => runPlan(planWith(weakAt(code), 400), { workers: 1 })),
    );
    const at = ten.indexOf('DM012');
    const loss = (i: number) =>
      (even!.totals.indicatorPoints[i]! - weak!.totals.indicatorPoints[i]!) /
      400 /
      10_000 /
      contractOf(ten).indicators[i]!.points.value;
    // From 85% to 30% of patients a year before: a good part of the points, and hardly any of the others.
    expect(loss(at)).toBeGreaterThan(0.15);
    for (const [i] of ten.entries()) if (i !== at) expect(Math.abs(loss(i))).toBeLessThan(0.08);
  });

  it('is paid its own points of the base year where its counts are held, in every draw', async () => {
    const plan = planWith((i) => (i === 4 ? ofCounts(0.625) : undefined));
    const { sums } = await runPlan(plan, { workers: 1 });
    const paid = sums.pointsPaid[8 + 4]! / plan.drawCount / 10_000;
    // Base years pay where the practice has patients at all.
    const expected = contractOf(ten).indicators.reduce(
      (sum, { kind, points: own }, i) =>
        sum + (plan.eligible[4 * plan.indicatorCount + i] === 0 ? 0 : (kind === 'fraction' ? 0.625 : 1) * own.value),
      0,
    );
    expect(paid).toBeCloseTo(expected, 3);
  });
});

describe('effects given history', () => {
  const { effects } = loadAchievementCalibration();
  const count = 4000;
  const given = { mean: -1.5, scale: 0.4 };
  const past = pastFromCounts(
    -2,
    {
      general: given,
      reach: unknownNormal,
      bloodPressure: { ...unknownNormal, mean: 0.7, scale: 0.2 },
      exception: unknownNormal,
    },
    effects,
  );
  const draw = (withPast: boolean) => {
    const block = createEffectBlock(count);
    const words = new Int32Array(4 * count);
    drawPracticeEffects(
      block,
      words,
      count,
      keyFromSeed('x'),
      0,
      [1, 2],
      [3, 4],
      0,
      effects,
      [2],
      [],
      withPast ? past : undefined,
    );
    return block;
  };
  const moments = (column: Float64Array) => {
    const mean = column.reduce((sum, x) => sum + x, 0) / count;
    return { mean, variance: column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / count };
  };

  it('have in the year at distance k the mean persistence^k m and the variance 1 - persistence^2k (1 - s^2)', () => {
    const { chain } = draw(true);
    for (let position = -2; position <= 2; position++) {
      const kept = effects.persistence ** Math.abs(position + 2);
      const { mean, variance } = moments(chain[chainReach.back + position]!);
      const expected = 1 - kept * kept * (1 - given.scale ** 2);
      expect(Math.abs(mean - kept * given.mean)).toBeLessThan(4 * Math.sqrt(expected / count));
      expect(Math.abs(variance / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
    }
  });

  it('keep the correlation of one year with the next', () => {
    const { chain } = draw(true);
    // Given the history, z(0) = persistence z(-1) + news, whatever z(-2) was.
    const [before, after] = [chain[chainReach.back - 1]!, chain[chainReach.back]!];
    const news = after.map((z, d) => z - effects.persistence * before[d]!);
    expect(Math.abs(moments(news).variance / (1 - effects.persistence ** 2) - 1)).toBeLessThan(
      4 * Math.sqrt(2 / count),
    );
    const [n, b] = [moments(news), moments(before)];
    const covariance = news.reduce((sum, x, d) => sum + (x - n.mean) * (before[d]! - b.mean), 0) / count;
    expect(Math.abs(covariance) / Math.sqrt(n.variance * b.variance)).toBeLessThan(4 / Math.sqrt(count));
  });

  it('are drawn from the same random numbers: an unknown history changes nothing, a known one moves in step', () => {
    const [plain, known] = [draw(false), draw(true)];
    expect(known.exception).toEqual(plain.exception);
    expect(known.joining).toEqual(plain.joining);
    known.bloodPressure.forEach((f, d) => {
      expect(f).toBeCloseTo(0.7 + 0.2 * plain.bloodPressure[d]!, 12);
    });
  });
});
