import { describe, expect, it } from 'vitest';
import { checkAreas } from '../../src/documents/checkAreas.js';
import { checkScenario } from '../../src/documents/checkScenario.js';
import { spoilt, withMore } from './wrongScenarioCases.js';
import { spoiltVersion1 } from './wrongVersion1Cases.js';

const population = {
  label: 'two areas',
  areas: [
    { code: '02V', name: 'Leeds North' },
    { code: '03C', name: 'Leeds West' },
  ],
};
const check = (text: string) => () => {
  const { scenario } = checkScenario(text, 'x.yaml');
  checkAreas({ scenario, text, path: 'x.yaml' }, population);
};

describe('checkAreas', () => {
  it('accepts areas by code, and by name without regard to case', () => {
    expect(check(spoilt('areas: all', 'areas: [02V, leeds west]'))).not.toThrow();
  });

  it('places an area that is not there at its line, in version 1 too', () => {
    expect(check(spoilt('areas: all', 'areas: [02V, Leeds Nort]'))).toThrow(
      /^x\.yaml:19:24 \(policies\[1\]\.measures\[0\]\.who\.areas\[1\]\): found the area "Leeds Nort", which is not in two areas; allowed: .*Did you mean Leeds North \(02V\)\?$/,
    );
    expect(check(spoiltVersion1('areas: all', 'areas: [Wigan]'))).toThrow(
      /^x\.yaml:19:15 \(policies\[1\]\.who\.areas\[0\]\): found the area "Wigan".* allowed: Leeds North \(02V\), Leeds West \(03C\)\. Name an area/,
    );
  });

  it('looks at shocks and at claims about pressure', () => {
    const shock =
      'shocks: [{ id: s, title: S, areas: [Wigan], when: { from: 2016-05-01, to: 2016-05-31 }, on: recording, shareLost: { fixed: 0.5 } }]';
    expect(check(withMore(shock))).toThrow(/\(shocks\[0\]\.areas\[0\]\)/);
    const claim =
      'claims: [{ id: c, statement: S, by: B, source: A, reading: R, test: { pressure: red, month: 2016-12, areas: [Wigan], is: above, value: 0.5 } }]';
    expect(check(withMore('sources: [{ title: A }]', claim))).toThrow(/\(claims\[0\]\.test\.areas\[0\]\)/);
  });

  it('finds measures that meet in an area of two names', () => {
    const text = spoilt('areas: all', 'areas: [02V]').concat(
      '      - who: { areas: [Leeds North] }\n        indicators: { codes: [DM007] }\n        pay: { rule: actual }\n',
    );
    expect(() => checkScenario(text, 'x.yaml')).not.toThrow();
    expect(check(text)).toThrow(/^x\.yaml:24:9 .*which meets measure "measure-1" in 02V on 2016-04-01 for DM007/);
    expect(check(text.replace('[Leeds North]', '[Leeds West]'))).not.toThrow();
  });
});
