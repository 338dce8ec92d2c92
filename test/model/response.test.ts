import { describe, expect, it } from 'vitest';
import type { Distribution } from '../../src/random/distributions.js';
import { meanOf } from '../simulate/outcomesOf.js';
import {
  calibrationWith,
  contractOf,
  national,
  practiceOf,
  type Simulated,
  simulated,
  suspension,
} from '../simulate/smallWorld.js';

const draws = 4000;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const fixed = (value: number): Distribution => ({ family: 'fixed', value });

interface Case {
  readonly location: number;
  readonly shift: number;
  readonly yearEnd?: number;
  readonly from?: string;
  readonly reach?: number;
  readonly register?: number;
}

/** AF006 (a recording item) at one practice, without spread of any kind, under the national contract and suspended. */
const world = ({ location, shift, yearEnd = 0.2, from = '2015-04-01', reach = 0, register = 4 }: Case) =>
  simulated({
    codes: ['AF006'],
    practices: [practiceOf(register, contractOf(['AF006']))],
    policies: [national, suspension('suspended', { when: [{ from, to: '2016-03-31' }] })],
    beliefs: {
      'withdrawalLogitShift.recording': fixed(shift),
      withdrawalShiftPracticeSpread: fixed(0),
      fractionOfShiftInYear1: fixed(1),
      yearEndShareOfQofWork: fixed(yearEnd),
    },
    calibration: calibrationWith(
      { generalSpread: 0, sizeSlope: 0, exceptionPracticeSpread: 0, exceptionCellSpread: 0, reachMedian: reach },
      () => ({ location, spread: 0, exceptionLocation: -50 }),
    ),
    draws,
    seed: 'response',
  });

/** Patients recorded per draw: national, suspended. */
function metOf({ run, result }: Simulated) {
  const { drawCount, policies } = run.kernel;
  return policies.map(({ behaviour }) =>
    result.totals.met.subarray(behaviour * drawCount, (behaviour + 1) * drawCount),
  );
}

describe('the response of recorded quality', () => {
  it.each<[Case, number]>([
    [{ location: 2, shift: -2 }, 1],
    [{ location: 2, shift: -0.3 }, 1],
    [{ location: 0, shift: -4 }, 1],
    [{ location: 1.5, shift: -1.5, from: '2016-02-12' }, 0.2],
    [{ location: 1.5, shift: 1, from: '2016-02-12' }, 0.2],
    [{ location: 3, shift: 0.5 }, 1],
  ])('of %o is (p - p unpaid) x the share that can be forgone', async (one, forgoable) => {
    const simulation = await world(one);
    const [paid, unpaid] = metOf(simulation);
    const counted = simulation.result.totals.counted[0]!;
    const change = Float64Array.from(paid!, (met, d) => (unpaid![d]! - met) / counted);
    const wanted = (logistic(one.location + one.shift) - logistic(one.location)) * forgoable;
    const mean = meanOf(change);
    const error = Math.sqrt(meanOf(change.map((x) => (x - mean) ** 2)) / draws);
    expect(Math.abs(mean - wanted)).toBeLessThan(4 * error + 1e-9);
  });

  it('keeps the marginal distribution: a whole year unpaid is binomial with the unpaid chance', async () => {
    const simulation = await world({ location: 2, shift: -2 });
    const unpaid = metOf(simulation)[1]!;
    const n = simulation.result.totals.counted[0]!;
    const mean = meanOf(unpaid);
    expect(meanOf(unpaid.map((x) => (x - mean) ** 2)) / (n * 0.25)).toBeCloseTo(1, 1);
  });

  it('never loses more patients than were recorded, nor records more than are counted', async () => {
    for (const shift of [-60, -3, 3, 60]) {
      const simulation = await world({ location: 0.5, shift, reach: 0.3, register: 0 });
      const [paid, unpaid] = metOf(simulation);
      // One indicator: counted under the national contract, then under the measure, which also counts whom it does not pay to except.
      const counted = simulation.result.totals.counted.slice(draws);
      unpaid!.forEach((met, d) => {
        expect(met >= 0 && met <= counted[d]! && Number.isInteger(met)).toBe(true);
        if (shift < 0) expect(met).toBeLessThanOrEqual(paid![d]!);
        else expect(met).toBeGreaterThanOrEqual(paid![d]!);
      });
    }
  });

  it('that raises recording reaches everybody who is counted, those too who are no longer excepted', async () => {
    const simulation = await world({ location: 0.5, shift: 60, reach: 0.3, register: 0 });
    const { counted } = simulation.result.totals;
    const [paid, unpaid] = [counted.slice(0, draws), counted.slice(draws)];
    expect(unpaid.some((n, d) => n > paid[d]!)).toBe(true);
    expect([...metOf(simulation)[1]!]).toEqual([...unpaid]);
  });

  it('leaves every patient in place where nothing can be forgone or nothing shifts', async () => {
    for (const one of [
      { location: 1, shift: -3, yearEnd: 0, from: '2015-04-02' },
      { location: 1, shift: 0 },
    ]) {
      const [paid, unpaid] = metOf(await world({ ...one, reach: 0.1 }));
      expect(unpaid).toEqual(paid);
    }
  });

  it('of a stronger shift loses at least as many in every world', async () => {
    const shifts = [-0.2, -0.8, -2, -5];
    const runs = await Promise.all(
      shifts.map(async (shift) => metOf(await world({ location: 1.5, shift, reach: 0.1 }))[1]!),
    );
    for (let i = 1; i < runs.length; i++)
      runs[i]!.forEach((met, d) => {
        expect(met).toBeLessThanOrEqual(runs[i - 1]![d]!);
      });
  });
});
