import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearMatches } from '../src/nearMatches.js';

describe('nearMatches', () => {
  it.each([
    ['basepoints', ['basePoints']],
    ['DM07', ['DM007']],
    ['base-points', ['basePoints']],
    ['lcoal-opt-out', ['local-opt-out']],
    ['diabetes', ['DM (Diabetes mellitus)']],
    ['zzz', []],
  ])('%s may mean %j', (text, expected) => {
    const names = ['basePoints', 'actual', 'DM007', 'local-opt-out', 'DM (Diabetes mellitus)', 'higherOf'];
    expect(nearMatches(text, names)).toEqual(expected);
  });

  it('puts the nearest first and stops at three', () => {
    expect(nearMatches('DM005', ['DM015', 'XX005', 'DM006', 'DM005', 'DM004'])).toEqual(['DM005', 'DM004', 'DM006']);
  });

  it('finds a name through any single slip of the finger', () => {
    const name = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('drop', 'double', 'swap'), (text, place, slip) => {
        const i = place % (text.length - 1);
        const typed = {
          drop: text.slice(0, i) + text.slice(i + 1),
          double: text.slice(0, i) + text[i] + text.slice(i),
          swap: text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2),
        }[slip];
        expect(nearMatches(typed, [text])).toEqual([text]);
      }),
      { numRuns: 200 },
    );
  });
});
