import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { measureConflicts } from '../../src/policy/measureConflicts.js';
import { measureSchema } from '../../src/policy/measureSchema.js';
import { policySchema } from '../../src/policy/policySchema.js';
import { resolvePolicy } from '../../src/policy/resolvePolicy.js';

const years = ['2016-17', '2017-18'] as const;
const rulesets = new Map(years.map((year) => [year, loadRuleset('England', year)] as const));

/** Conflicts of two measures that differ from 'everything, everywhere, always' in these parts. */
function conflicts(one: object, other: object, areaOf?: (name: string) => string) {
  const measures = [one, other].map((parts) =>
    measureSchema.parse({ indicators: 'all', pay: { rule: 'actual' }, ...parts }),
  );
  const { measures: resolved } = resolvePolicy(policySchema.parse({ id: 'p', title: 'P', measures }), years);
  return areaOf ? measureConflicts(resolved, rulesets, areaOf) : measureConflicts(resolved, rulesets);
}

const winter = { from: '2016-10-01', to: '2017-06-30' };
const spring = { from: '2017-06-30', to: '2017-08-31' };

describe('measureConflicts', () => {
  it('finds two measures for the same area, indicator and day', () => {
    expect(conflicts({}, {})).toEqual([
      { measures: [0, 1], areas: 'all', indicator: expect.stringMatching(/^[A-Z]+\d+$/), day: '2016-04-01' },
    ]);
  });

  it('finds measures of the same contract year, also one after the other', () => {
    expect(conflicts({ when: winter }, { when: spring })[0]).toMatchObject({ day: '2017-06-30' });
    expect(conflicts({ when: winter }, { when: { ...spring, from: '2017-07-01' } })[0]).toMatchObject({
      day: '2017-07-01',
    });
    expect(conflicts({ when: { ...winter, to: '2017-03-31' } }, { when: spring })).toEqual([]);
  });

  it('counts the indicators that retired points move to', () => {
    const moved = { indicators: { areas: ['AST'] }, pay: { rule: 'pointsMoved', to: { areas: ['DM'] }, share: 0.5 } };
    expect(conflicts(moved, { indicators: { codes: ['DM007'] } })[0]).toMatchObject({ indicator: 'DM007' });
    expect(conflicts(moved, { indicators: { areas: ['CHD'] } })).toEqual([]);
  });

  it('finds a common area, by name without regard to case, or by code where areas are known', () => {
    const who = (...areas: string[]) => ({ who: { areas } });
    expect(conflicts(who('Leeds North', 'Leeds West'), who('leeds west', 'Wigan'))[0]).toMatchObject({
      areas: ['Leeds West'],
    });
    expect(conflicts(who('Leeds North'), {})[0]).toMatchObject({ areas: ['Leeds North'] });
    expect(conflicts(who('Leeds North'), who('02V'))).toEqual([]);
    expect(conflicts(who('Leeds North'), who('02V'), (name) => (name === 'Leeds North' ? '02V' : name))).toHaveLength(
      1,
    );
  });

  it('finds a common indicator across ways to select', () => {
    const dm = { indicators: { areas: ['DM'] } };
    expect(conflicts(dm, { indicators: { codes: ['DM007'] } })[0]).toMatchObject({ indicator: 'DM007' });
    expect(conflicts(dm, { indicators: { allBut: { areas: ['DM'] } } })).toEqual([]);
  });

  it('takes a share of points for any indicator, and none of them for none', () => {
    const share = (shareOfPoints: number) => ({ indicators: { shareOfPoints, choose: 'uniform' } });
    expect(conflicts(share(0.01), { indicators: { codes: ['DM007'] } })[0]?.indicator).toMatch(/any indicator/);
    expect(conflicts(share(0), { indicators: { codes: ['DM007'] } })).toEqual([]);
  });
});
