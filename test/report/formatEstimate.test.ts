import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate, OutcomeUnit } from '../../src/documents/resultsSchema.js';
import {
  type EstimateFormat,
  formatEstimate,
  formatInterval,
  formatRange,
  isExact,
} from '../../src/report/formatEstimate.js';

const estimate = (unit: OutcomeUnit, mean: number, mcse: number | null, low = mean, high = mean): Estimate => ({
  unit,
  mean,
  mcse,
  sd: 1,
  sdEpistemic: null,
  sdAleatory: null,
  sdStructural: null,
  q05: low,
  q25: low,
  q50: mean,
  q75: high,
  q95: high,
});

describe('a mean', () => {
  it.each<[OutcomeUnit, number, number | null, EstimateFormat, string]>([
    ['hours', 12_345.6, 23, {}, '12,350'],
    ['hours', 12_345.6, 230, {}, '12,300'],
    ['hours', 12_345.6, 0.23, {}, '12,346'], // five digits at most
    ['hours', 45.678, 0.09, {}, '45.68'],
    ['hours', 45.678, 0.1, {}, '45.7'],
    ['hours', 3, 40, {}, '0'], // the error is larger than the figure
    ['QOF points', 533.4149, 0.02, {}, '533.41'],
    ['GBP', 92_030.4, 18, {}, '£92,030'],
    ['GBP', 123.46, 0.3, {}, '£123'], // no tenths of a pound
    ['GBP', 680_437_111, 140_000, {}, '£680.4m'],
    ['GBP', 680_437_111.25, 0, {}, '£680,437,111.25'],
    ['GBP', -352, 13, { signed: true }, '−£350'],
    ['GBP', 352, 13, { signed: true }, '+£350'],
    ['GBP', -2, 13, { signed: true }, '£0'], // a rounded 0 has no sign
    ['GBP per patient', 11.9301, 0.0025, {}, '£11.93'], // pence are the finest
    ['GBP per patient', 11.9301, 0.02, { inWords: true }, '£11.93 a patient'],
    ['share of one', 0.84216, 0.0002, {}, '84.22%'],
    ['deaths per 1,000 hours', 0.00243, 0.0002, {}, '0.0024'],
    ['deaths per 1,000 hours', 0.25, 0, { inWords: true }, '0.25 deaths for every 1,000 hours'],
    ['share of one', 0.84216, 0.001, {}, '84.2%'],
    ['share of one', -0.0213, 0.0003, { signed: true }, '−2.13 pp'],
    ['share of one', -0.0213, 0.001, { signed: true, inWords: true }, '−2.1 percentage points'],
    ['share of one', 1, 0, {}, '100%'],
    ['share of one', 0, 0, { signed: true }, '0 pp'],
    ['hours per week', 11.32, 0.2, { inWords: true }, '11.3 hours a week'],
    ['hours', 1_234.5, null, {}, '1,230'], // no error known: three digits
    ['hours', 7_392, 0, {}, '7,392'],
  ])('%s %d with a Monte Carlo error of %d', (unit, mean, mcse, format, text) => {
    expect(formatEstimate(estimate(unit, mean, mcse), format)).toBe(text);
  });

  it('is never further from the truth than half of the last digit that its error supports', () => {
    const value = fc.double({ min: -1e5, max: 1e5, noNaN: true });
    const error = fc.double({ min: 0.01, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(value, error, (mean, mcse) => {
        const text = formatEstimate(estimate('hours', mean, mcse), { maximumDigits: 20 });
        const printed = Number(text.replace('−', '-').replaceAll(',', ''));
        expect(Math.abs(printed - mean)).toBeLessThanOrEqual(0.5 * mcse + 1e-9);
      }),
    );
  });
});

describe('an interval', () => {
  it('has fewer digits than the mean, because its ends are less sure', () => {
    const figure = estimate('GBP', 92_034, 5, 91_432, 92_637);
    expect(formatEstimate(figure)).toBe('£92,034');
    expect(formatInterval(figure)).toBe('90% interval £91,430 to £92,640'); // 5 x 2.11 is over 10
  });

  it('names its level and writes the unit once', () => {
    const change = estimate('share of one', -0.02, 0.0004, -0.031, -0.004);
    expect(formatInterval(change, 50, { signed: true, inWords: true })).toBe(
      '50% interval −3.10 to −0.40 percentage points',
    );
    expect(formatRange(change, 90, { signed: true })).toBe('−3.10 to −0.40 pp');
  });

  it('has one scale with its mean: millions from ten million', () => {
    const large = estimate('GBP', -10e6, 400_000, -24e6, -2e6);
    expect(formatEstimate(large, { signed: true })).toBe('−£10.0m');
    expect(formatRange(large, 90, { signed: true })).toBe('−£24.0m to −£2.0m');
    const small = estimate('GBP', 560_000, 40_000, 30_000, 1_090_000);
    expect(`${formatEstimate(small)} (${formatRange(small)})`).toBe('£560,000 (£30,000 to £1,090,000)');
  });

  it('of a magnitude has no signs and the smaller end first', () => {
    const fall = estimate('share of one', -0.0864, 0.002, -0.141, -0.031);
    expect(formatEstimate(fall, { magnitude: true, inWords: true })).toBe('8.6 percentage points');
    expect(formatRange(fall, 90, { magnitude: true })).toBe('3.1 to 14.1 pp');
    expect(formatRange(fall, 90, { magnitude: true, unitNamed: true })).toBe('3.1 to 14.1');
  });
});

it.each<[Estimate, boolean]>([
  [estimate('share of one', 1, 0), true],
  [estimate('share of one', 0, 0), true],
  [estimate('share of one', 0, 0.01, 0, 0.1), false],
])('tells a figure that every draw gave from one with an interval', (figure, exact) => {
  expect(isExact(figure)).toBe(exact);
});
