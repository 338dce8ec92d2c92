import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceBaseline } from '../../../src/facts/referenceBaselines.js';
import { responseVariants } from '../../../src/facts/responseVariants.js';
import type { KernelPlan } from '../../../src/simulate/plan.js';
import { runPlan } from '../../../src/simulate/runPlan.js';
import { meanOf, outcomesOf } from '../outcomesOf.js';
import {
  calibrationWith,
  contractOf,
  national,
  practiceOf,
  protectedBy,
  type Simulated,
  simulated,
  suspension,
  temporary,
  twelve,
} from '../smallWorld.js';
import { expectNoneAbove, expectSame, fixed, metOf, onlyFalls, totalOf } from './lawWorld.js';

const logit = (p: number) => Math.log(p / (1 - p));
const only = (variant: (typeof responseVariants)[number]) => [{ variant, weight: 1 }];

/** The same world with shares of practices that stop and that carry on set for every indicator. */
async function withShares(world: Simulated, stops: number, carriesOn: number): Promise<Simulated> {
  const set = (kernel: KernelPlan): KernelPlan => ({
    ...kernel,
    behaviours: kernel.behaviours.map((behaviour) => ({
      ...behaviour,
      measures: behaviour.measures.map((measure) => {
        const { response } = measure;
        const mixture = response.mixture!;
        return {
          ...measure,
          response: {
            ...response,
            stops: response.stops.map(() => stops),
            carriesOn: response.carriesOn.map(() => carriesOn),
            mixture: {
              ...mixture,
              stopsDeclaring: mixture.stopsDeclaring.map(() => stops),
              stops: mixture.stops.map(() => stops),
              carriesOn: mixture.carriesOn.map(() => carriesOn),
            },
          },
        };
      }),
    })),
  });
  const run = { ...world.run, kernel: set(world.run.kernel) };
  return { ...world, run, result: await runPlan(run.kernel, { workers: 1 }) };
}

describe.each(responseVariants)('of the variant %s', (variant) => {
  const structure = only(variant);

  it('nothing suspended changes nothing, to the bit', async () => {
    const nobody = suspension('nobody', { who: { areas: 'all', participation: { share: 0 } } });
    const untouched = suspension('untouched', { signal: { response: 'none', reporting: 'asUsual' } });
    const world = await simulated({ policies: [national, nobody, untouched], structure });
    expectSame(world, 'nobody', 'national');
    expect(metOf(world, 'untouched')).toEqual(metOf(world, 'national'));
  });

  it('a shift of nought changes no patient', async () => {
    const still = Object.fromEntries(
      ['recording', 'complexProcess', 'labTest', 'bloodPressureControl', 'metabolicControl', 'treatment'].map(
        (name) => [`withdrawalLogitShift.${name}`, fixed(0)],
      ),
    );
    const codes = twelve.filter((code) => code !== 'AF001' && code !== 'SMOK003');
    const world = await simulated({ policies: [national, suspension('all')], structure, beliefs: still, codes });
    expect(metOf(world, 'all')).toEqual(metOf(world, 'national'));
  });

  it('a later start never releases more hours, and never records less', async () => {
    const starts = ['2015-04-01', '2015-09-15', '2016-01-25', '2016-03-31'];
    const policies = starts.map((from, i) =>
      suspension(`from-${i}`, { when: [{ from, to: '2016-03-31' }], signal: temporary }),
    );
    const world = await simulated({ policies: [national, ...policies], structure, beliefs: onlyFalls });
    for (let i = 1; i < starts.length; i++) {
      expectNoneAbove(totalOf(world, `from-${i}`, 'seconds'), totalOf(world, `from-${i - 1}`, 'seconds'), 'hours');
      expectNoneAbove(metOf(world, `from-${i - 1}`), metOf(world, `from-${i}`), 'patients');
      expectNoneAbove(totalOf(world, `from-${i - 1}`, 'points'), totalOf(world, `from-${i}`, 'points'), 'points');
    }
  });

  it('a full suspension from 31 March loses next to nothing, and nothing where no work falls on that day', async () => {
    const last = suspension('last', { when: [{ from: '2016-03-31', to: '2016-03-31' }], pay: protectedBy('higherOf') });
    const options = { policies: [national, last], structure, draws: 128 };
    const world = await simulated({ ...options, beliefs: { yearEndShareOfQofWork: fixed(0.2) } });
    const change = outcomesOf(world, 'last').recordedAchievement.map(
      (value, d) => value - outcomesOf(world, 'national').recordedAchievement[d]!,
    );
    // The last day holds 1 - (365/366)^gamma of the year's recording; with a fifth in seven weeks about 0.009.
    expect(Math.min(...change)).toBeGreaterThan(-0.01);
    const early = await simulated({ ...options, beliefs: { yearEndShareOfQofWork: fixed(1e-9) } });
    expect(metOf(early, 'last')).toEqual(metOf(early, 'national'));
    expect(totalOf(early, 'last', 'points')).toEqual(totalOf(early, 'national', 'points'));
  });

  it('falls on average by what the study saw, from the reference baseline', async () => {
    // One indicator of a class that falls much, one that falls little; the practice's own spread is on.
    for (const [code, name, shift] of [
      ['AF006', 'recording', -2.2],
      ['DM012', 'complexProcess', -0.5],
      ['STIA003', 'bloodPressureControl', -0.9],
    ] as const) {
      const baseline = referenceBaseline(name);
      const at = async (structureOf: typeof structure) => {
        const world = await simulated({
          codes: [code],
          practices: [practiceOf(4, contractOf([code]))],
          policies: [national, suspension('all')],
          structure: structureOf,
          draws: 20_000,
          worldsPerParameterSet: 20_000,
          beliefs: {
            [`withdrawalLogitShift.${name}`]: fixed(shift),
            fractionOfShiftInYear1: fixed(1),
            withdrawalShiftPracticeSpread: fixed(0.4),
            stoppingShare: fixed(0.15),
            carryingOnShareOfKept: fixed(0.4),
          },
          calibration: calibrationWith(
            {
              generalSpread: 0,
              exceptionPracticeSpread: 0,
              exceptionCellSpread: 0,
              reachMedian: 0,
              bloodPressureLoading: 0,
            },
            (_, cell) => ({ ...cell, location: logit(baseline), spread: 0, exceptionLocation: -50 }),
          ),
        });
        const counted = meanOf(world.result.totals.counted);
        return meanOf(metOf(world, 'all')) / counted;
      };
      // Independent of the code: the mean over the lognormal factor on a fine grid of its normal.
      let sum = 0;
      let weight = 0;
      for (let n = -5; n <= 5; n += 0.01) {
        const w = Math.exp((-n * n) / 2);
        sum += w / (1 + Math.exp(-logit(baseline) - shift * Math.exp(0.4 * n - 0.08)));
        weight += w;
      }
      // sd between practices below 0.4 in every variant: four standard errors of 20,000 draws are below 0.012.
      expect(Math.abs((await at(structure)) - sum / weight), `${variant} ${code}`).toBeLessThan(0.012);
    }
  });
});

describe('the mixture', () => {
  const structure = only('mixture');
  const policies = [
    national,
    suspension('all'),
    suspension('late', { when: [{ from: '2016-02-01', to: '2016-03-31' }] }),
  ];

  it('where everybody carries on is the national contract', async () => {
    const world = await withShares(await simulated({ policies, structure }), 0, 1);
    expect(metOf(world, 'all')).toEqual(metOf(world, 'national'));
    expect(totalOf(world, 'all', 'points')).toEqual(totalOf(world, 'national', 'points'));
    expect(Math.max(...totalOf(world, 'all', 'seconds'))).toBe(0);
  });

  it('where everybody stops for the whole year leaves no fraction and no declared item', async () => {
    const world = await withShares(await simulated({ policies, structure }), 1, 0);
    expect(Math.max(...metOf(world, 'all'))).toBe(0);
    expect(Math.max(...totalOf(world, 'all', 'points'))).toBe(0);
    expect(meanOf(totalOf(world, 'late', 'points'))).toBeGreaterThan(0);
  });

  it('follows from the beliefs alone where the studies leave room: all stop, none', async () => {
    const gone = Object.fromEntries(
      ['recording', 'complexProcess', 'labTest', 'bloodPressureControl', 'metabolicControl', 'treatment'].map(
        (name) => [`withdrawalLogitShift.${name}`, fixed(-60)],
      ),
    );
    const beliefs = {
      ...gone,
      stoppingShare: fixed(1),
      fractionOfShiftInYear1: fixed(1),
      indirectIncentiveShielding: fixed(1),
      withdrawalShiftPracticeSpread: fixed(0),
    };
    const world = await simulated({ policies, structure, beliefs });
    expect(Math.max(...totalOf(world, 'all', 'points'))).toBe(0);
  });

  it('releases as many hours as the other variants on average, where nobody would free more than all', async () => {
    const beliefs = { hoursReleasedFraction: fixed(0.01), stoppingShare: fixed(0.1) };
    const options = { policies, beliefs, practices: 60, draws: 400 };
    const mixed = await simulated({ ...options, structure });
    const plain = await simulated({ ...options, structure: only('shift') });
    for (const id of ['all', 'late']) {
      const ratio = meanOf(totalOf(mixed, id, 'seconds')) / meanOf(totalOf(plain, id, 'seconds'));
      expect(Math.abs(ratio - 1), id).toBeLessThan(0.03);
    }
    const all = { ...options, beliefs: { ...beliefs, hoursReleasedFraction: fixed(1) } };
    const most = await simulated({ ...all, structure });
    expect(meanOf(totalOf(most, 'all', 'seconds'))).toBeLessThan(
      meanOf(totalOf(await simulated({ ...all, structure: only('shift') }), 'all', 'seconds')),
    );
  });
});

describe('a run that averages', () => {
  const policies = [national, suspension('all')];

  it('is in each of its sets the run of that variant alone, to the bit', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), async (worlds) => {
        const options = { policies, draws: 12, worldsPerParameterSet: worlds, practices: 4 };
        const alone = await Promise.all(
          responseVariants.map((variant) => simulated({ ...options, structure: only(variant) })),
        );
        const third = responseVariants.map((variant) => ({ variant, weight: 1 / 3 }));
        const together = await simulated({ ...options, structure: third });
        const points = totalOf(together, 'all', 'points');
        points.forEach((value, d) => {
          const place = Math.floor(d / worlds) % 3;
          expect(value).toBe(totalOf(alone[place]!, 'all', 'points')[d]);
        });
      }),
      { numRuns: 3 },
    ));
});
