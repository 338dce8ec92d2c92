import { describe, expect, it } from 'vitest';
import { loadPriors } from '../../src/facts/priors.js';
import { type ResponseStructure, usualStructure, variantsInTurn } from '../../src/policy/responseStructure.js';
import type { Distribution } from '../../src/random/distributions.js';
import { keyFromSeed } from '../../src/random/key.js';
import { drawParameterSets } from '../../src/simulate/parameterSets.js';

const belief = (value: number): Distribution => ({ family: 'fixed', value });
const draw = (structure: ResponseStructure, beliefs: Readonly<Record<string, Distribution>> = {}) =>
  drawParameterSets(loadPriors(), beliefs, structure, variantsInTurn(structure, 4), keyFromSeed('sets'));
const recording = 'withdrawalLogitShift.recording';

describe('parameter sets', () => {
  it('have the beliefs of the variant that they follow, and those of the scenario before them', () => {
    const { parameters, shifts } = draw(
      [
        { variant: 'shift', weight: 0.5, beliefs: { reversibility: belief(0.1), catchUpCapacity: belief(0.7) } },
        { variant: 'mixture', weight: 0.5, beliefs: { reversibility: belief(0.9), [recording]: belief(-3) } },
      ],
      { catchUpCapacity: belief(0.4) },
    );
    expect([...parameters.get('reversibility')!]).toEqual([0.1, 0.9, 0.1, 0.9]);
    expect([...parameters.get('catchUpCapacity')!]).toEqual([0.4, 0.4, 0.4, 0.4]);
    const usual = draw(usualStructure).shifts.get('recording')!;
    expect([...shifts.get('recording')!]).toEqual([usual[0], -3, usual[2], -3]);
  });

  it('are the same, to the bit, whatever the variants, where these bring no beliefs', () => {
    const [usual, mixture] = [draw(usualStructure), draw([{ variant: 'mixture', weight: 1 }])];
    expect(mixture.parameters).toEqual(usual.parameters);
    expect(mixture.shifts).toEqual(usual.shifts);
  });
});
