import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/inputError.js';
import type { Measure, Policy } from '../../../src/policy/policy.js';
import { contractOf, measure, national, policyOf, twelve, worldOf } from '../smallWorld.js';
import { places } from './lawWorld.js';

const whole = (from: number, years = 1) => [{ from: `${from}-04-01`, to: `${from + years}-03-31` }];
const first = measure({ id: 'first', indicators: { codes: ['DM007', 'DM014'] } });
const second = measure({ id: 'second', indicators: { codes: ['AST003', 'DM014'] } });

const built = (measures: readonly Measure[]) =>
  worldOf({ policies: [national, policyOf('both', measures)], practices: 6, draws: 2 });

/** The fault of a policy, in words. */
function faultOf(measures: readonly Measure[]): string {
  try {
    built(measures);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'none';
}

describe('two measures in force', () => {
  it('for the same indicator, practice and year are refused, with both ids, in either order', () => {
    for (const measures of [
      [first, second],
      [second, first],
    ]) {
      const fault = faultOf(measures);
      for (const word of ['policy both', 'first', 'second', 'DM014', 'P0000', 'A1', '2015-16'])
        expect(fault).toContain(word);
    }
  });

  it('are refused whatever their days in the year, because pay is for the year', () => {
    const spring = { ...first, when: [{ from: '2015-04-01', to: '2015-05-31' }] };
    const winter = { ...second, when: [{ from: '2016-01-01', to: '2016-03-31' }] };
    expect(faultOf([spring, winter])).toContain('DM014');
  });

  it('may share indicators in different areas, and areas for different indicators', () => {
    expect(
      faultOf([
        { ...first, who: places.avon },
        { ...second, who: places.borders },
      ]),
    ).toBe('none');
    expect(
      faultOf([
        { ...first, who: places.avon },
        { ...second, who: { areas: ['Avon', 'C3'], participation: 'everyone' } },
      ]),
    ).toContain('DM014');
    expect(faultOf([first, { ...second, indicators: { codes: ['AST003'] } }])).toBe('none');
  });

  it('conflict with the indicators that points are moved to', () => {
    const moved = measure({
      id: 'moved',
      indicators: { codes: ['SMOK003'] },
      pay: { rule: 'pointsMoved', to: { codes: ['DM014'] }, share: 0.5, rest: 'nowhere' },
    });
    expect(faultOf([moved, first])).toContain('moved');
    expect(faultOf([moved, { ...first, indicators: { codes: ['DM007'] } }])).toBe('none');
  });
});

/** Which measure (by id) holds an indicator at every practice in a later year of a scenario that begins in 2015-16. */
function holderIn(year: '2016-17' | '2017-18' | '2018-19', measures: readonly Measure[], code: string): string {
  const ruleset = { ...contractOf(twelve), year };
  const policy: Policy = policyOf('both', measures);
  const { run } = worldOf({ ruleset, firstYear: '2015-16', policies: [national, policy], practices: 6, draws: 2 });
  const { measureAt } = run.kernel.behaviours[run.kernel.policies[1]!.behaviour]!;
  const i = ruleset.indicators.findIndex((indicator) => indicator.code === code);
  const held = new Set(Array.from({ length: 6 }, (_, p) => measureAt[p * ruleset.indicators.length + i]!));
  expect(held.size).toBe(1);
  const [at] = held;
  return at === 0 ? 'nobody' : measures[at! - 1]!.id;
}

describe('a measure that has ended', () => {
  const ended = { ...first, when: whole(2015) };
  const next = { ...second, announced: '2016-04-01', when: whole(2016) };

  it('gives way to one in force, in either order', () => {
    for (const measures of [
      [ended, next],
      [next, ended],
    ]) {
      expect(holderIn('2016-17', measures, 'DM014')).toBe('second');
      expect(holderIn('2016-17', measures, 'DM007')).toBe('first');
      expect(holderIn('2016-17', measures, 'AST003')).toBe('second');
      expect(holderIn('2016-17', measures, 'OST005')).toBe('nobody');
    }
  });

  it('gives way to one that ended later, in either order', () => {
    for (const measures of [
      [ended, next],
      [next, ended],
    ])
      expect(holderIn('2018-19', measures, 'DM014')).toBe('second');
  });

  it('holds nothing where practices never responded', () => {
    const unheeded = { ...ended, signal: { response: 'none', reporting: 'asUsual' } as const };
    expect(holderIn('2016-17', [unheeded, { ...next, indicators: { codes: ['AST003'] } }], 'DM014')).toBe('nobody');
  });
});
