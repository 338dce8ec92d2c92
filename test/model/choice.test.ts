import { describe, expect, it } from 'vitest';
import { type ChoicePlan, decideParticipation } from '../../src/model/choice.js';
import { createEffectBlock } from '../../src/model/practiceEffects.js';
import type { Distribution } from '../../src/random/distributions.js';
import { meanOf, outcomesOf } from '../simulate/outcomesOf.js';
import { national, protectedBy, simulated, suspension } from '../simulate/smallWorld.js';

const fixed = (value: number): Distribution => ({ family: 'fixed', value });

interface Terms {
  readonly logit: number;
  readonly taste: number;
  readonly hoursSlope?: number;
  readonly risk?: number;
  /** Percent of income added for certain. */
  readonly sureGain?: number;
  /** Pay at risk in percent of income, and the share of it that is missed. */
  readonly atRisk?: readonly [number, number];
  /** Share of clinical and of administrative work that stops, of 30 and 10 hours. */
  readonly stops?: readonly [number, number];
}

/** Share of 10,000 practices that join, all with the same last year and uniforms on an even grid. */
function joining(base: number, terms: Terms, qofShare = 0.1): number {
  const count = 10_000;
  const effects = createEffectBlock(count);
  effects.standardBase.fill(base);
  effects.joining.forEach((_, d) => {
    effects.joining[d] = (d + 0.5) / count;
  });
  const joins = new Uint8Array(count);
  const full: ChoicePlan = {
    location: new Float64Array(count).fill(terms.logit),
    slope: new Float64Array(count).fill(terms.taste),
    hoursSlope: new Float64Array(count).fill(terms.hoursSlope ?? 0),
    risk: new Float64Array(count).fill(terms.risk ?? 0),
    areaSpread: new Float64Array(count),
    // The practice is the second: what the first has does not count.
    atStake: Float64Array.of(9, qofShare),
    sureGain: Float64Array.of(9, terms.sureGain ?? 0),
    atRisk: Float64Array.of(9, terms.atRisk?.[0] ?? 0),
    missed: new Float64Array(count).fill(terms.atRisk?.[1] ?? 0),
    suspended: {
      clinical: Float64Array.of(9, 60 * (terms.stops?.[0] ?? 1)),
      administrative: Float64Array.of(9, 5 * (terms.stops?.[1] ?? 1)),
    },
    all: { clinical: Float64Array.of(9, 60), administrative: Float64Array.of(9, 5) },
    hoursPerClinical: new Float64Array(count).fill(0.5),
    hoursPerAdministrative: new Float64Array(count).fill(2),
    expectedShare: Float64Array.of(0.5, 0.7, 0.9, 0.95, 0.98),
    gridEnd: 2,
  };
  decideParticipation(joins, count, 0, effects, full, 0.5, 1);
  return meanOf(joins);
}

describe('who joins', () => {
  it('is the published share where income does not matter', () => {
    for (const base of [-3, 0, 3]) expect(joining(base, { logit: Math.log(3), taste: 0 })).toBeCloseTo(0.75, 4);
  });

  it('follows the logit of the expected gain in percent of income', () => {
    // Last year at z = 2: share 0.98; expected this year at z = 1: 0.95. Gain 3% of a QOF that is 10% of income: 0.3%.
    const chance = 1 / (1 + Math.exp(-(0.2 + 4 * 0.3)));
    expect(joining(2, { logit: 0.2, taste: 4 })).toBeCloseTo(chance, 3);
    // At z = -1: 0.7 last year against 0.8 expected, a loss of 1%.
    expect(joining(-1, { logit: 0.2, taste: 4 })).toBeCloseTo(1 / (1 + Math.exp(-(0.2 - 4))), 3);
  });

  it('weighs a sure gain like an expected one, the work that stops, and the risk of losing the deal', () => {
    const chance = (logit: number) => 1 / (1 + Math.exp(-logit));
    // At z = 0 last year was what is expected again: 0.9 of points.
    expect(joining(0, { logit: 0.2, taste: 4, sureGain: 0.3 })).toBeCloseTo(chance(0.2 + 4 * 0.3), 3);
    expect(joining(2, { logit: 0.2, taste: 4, sureGain: -0.3 })).toBeCloseTo(chance(0.2), 3);
    expect(joining(0, { logit: 0.2, taste: 4, atRisk: [0.5, 0.6] })).toBeCloseTo(chance(0.2 - 4 * 0.3), 3);
    // Of 30 hours of clinical work 6 stop, of 10 of administration 2: a fifth.
    expect(joining(0, { logit: 1, taste: 4, hoursSlope: 1.5, stops: [0.2, 0.2] })).toBeCloseTo(
      chance(1 - 1.5 * 0.8),
      3,
    );
    expect(joining(0, { logit: 1, taste: 4, hoursSlope: 1.5, stops: [1, 0] })).toBeCloseTo(chance(1 - 1.5 * 0.25), 3);
    expect(joining(0, { logit: 1, taste: 4, hoursSlope: 1.5 })).toBeCloseTo(chance(1), 3);
    expect(joining(0, { logit: 1, taste: 4, risk: 0.9 })).toBeCloseTo(chance(0.1), 3);
  });

  it('rises with last year, with the taste of those who gain and with the weight of the QOF', () => {
    const plan = { logit: 0, taste: 3 };
    const byBase = [-2, -1, 0, 1].map((base) => joining(base, plan));
    expect(byBase).toEqual([...byBase].sort((a, b) => a - b));
    expect(joining(2, { logit: 0, taste: 6 })).toBeGreaterThan(joining(2, plan));
    expect(joining(-2, { logit: 0, taste: 6 })).toBeLessThan(joining(-2, plan));
    expect(joining(2, plan, 0.3)).toBeGreaterThan(joining(2, plan, 0.1));
  });

  it('in a simulated country is near the published 55 of 75', async () => {
    const choice = suspension('choice', {
      who: { areas: 'all', participation: 'choice' },
      pay: protectedBy('basePoints'),
    });
    const world = await simulated({ policies: [national, choice], draws: 2000 });
    const share = meanOf(outcomesOf(world, 'choice').participation);
    // An area effect and a taste for income pull a logit model towards one half: a few percentage points.
    expect(share).toBeGreaterThan(55 / 75 - 0.05);
    expect(share).toBeLessThan(55 / 75 + 0.02);
  });

  it('goes together within an area and not between areas', async () => {
    const choice = suspension('choice', {
      who: { areas: 'all', participation: 'choice' },
      pay: protectedBy('basePoints'),
    });
    const spread = async (value: number) => {
      const world = await simulated({
        policies: [national, choice],
        draws: 1000,
        beliefs: { choiceAreaSpread: fixed(value), choiceIncomeSlope: fixed(0), optOutParticipation: fixed(0.7) },
      });
      const shares = outcomesOf(world, 'choice').participation;
      const mean = meanOf(shares);
      return Math.sqrt(meanOf(shares.map((x) => (x - mean) ** 2)));
    };
    // Thirty practices that decide for themselves: sqrt(0.7 x 0.3 / 30) = 0.084.
    expect(await spread(0)).toBeCloseTo(0.084, 2);
    expect(await spread(2)).toBeGreaterThan(0.15);
  });
});
