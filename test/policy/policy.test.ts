import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContractYear } from '../../src/contract/contractYear.js';
import { resolvePolicy } from '../../src/policy/policy.js';
import { policyFaults } from '../../src/policy/policyFaults.js';
import { policySchema } from '../../src/policy/policySchema.js';

const label = { id: 'p', title: 'P' };
const written = (parts: object) =>
  policySchema.parse({ ...label, indicators: 'all', pay: { rule: 'basePoints' }, ...parts });
const resolved = (parts: object) => resolvePolicy(written(parts), '2016-17');

describe('resolvePolicy', () => {
  it('gives an opt-out to those who choose it, for the whole year and with a lasting response', () => {
    expect(resolved({ family: 'localOptOut' })).toEqual({
      ...label,
      family: 'localOptOut',
      who: { areas: 'all', participation: 'choice' },
      when: { from: '2016-04-01', to: '2017-03-31' },
      indicators: 'all',
      signal: { response: 'whole-year' },
      pay: { rule: 'basePoints', baseYear: '2015-16' },
    });
  });

  it('gives a suspension to everyone, with a temporary response', () => {
    expect(resolved({ family: 'suspension' })).toMatchObject({
      who: { areas: 'all', participation: 'everyone' },
      signal: { response: 'temporary' },
    });
  });

  it('leaves what is written, and fills in the other half of who', () => {
    const parts = {
      family: 'suspension',
      who: { areas: ['Leeds North CCG'] },
      when: { from: '2017-02-01', to: '2017-03-31' },
      signal: { response: 'whole-year' },
      pay: { rule: 'actual' },
      notes: 'as agreed',
    };
    expect(resolved(parts)).toMatchObject({ ...parts, who: { areas: ['Leeds North CCG'], participation: 'everyone' } });
    expect(resolved({ family: 'localOptOut', who: { participation: { share: 0.7 } } }).who).toEqual({
      areas: 'all',
      participation: { share: 0.7 },
    });
  });

  it('lets the national QOF touch no indicator', () => {
    const national = resolvePolicy(policySchema.parse({ ...label, family: 'national' }), '2016-17');
    expect(national).toMatchObject({ indicators: 'none', pay: { rule: 'actual' } });
  });
});

describe('policyFaults', () => {
  const day = fc
    .integer({ min: Date.UTC(2014, 0, 1) / 864e5, max: Date.UTC(2019, 11, 31) / 864e5 })
    .map((days) => new Date(days * 864e5).toISOString().slice(0, 10));

  it('finds none exactly when both days lie in the year and in order', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 2015, max: 2017 }), (from, to, start) => {
        const year = parseContractYear(`${start}-${(start + 1) % 100}`);
        const inside = (text: string) =>
          Date.parse(text) >= Date.UTC(start, 3, 1) && Date.parse(text) < Date.UTC(start + 1, 3, 1);
        const right = inside(from) && inside(to) && Date.parse(from) <= Date.parse(to);
        expect(policyFaults(written({ family: 'suspension', when: { from, to } }), year).length === 0).toBe(right);
      }),
    );
  });

  it('accepts a suspension of one day', () => {
    const when = { from: '2017-03-31', to: '2017-03-31' };
    expect(policyFaults(written({ family: 'suspension', when }), '2016-17')).toEqual([]);
  });

  it('accepts the year before as base year, and no other', () => {
    const faults = (baseYear: string) =>
      policyFaults(written({ family: 'suspension', pay: { rule: 'higherOf', baseYear } }), '2016-17');
    expect(faults('2015-16')).toEqual([]);
    expect(faults('2014-15')).toEqual([expect.objectContaining({ path: ['pay', 'baseYear'] })]);
    expect(faults('2016-17')).toHaveLength(1);
  });
});
