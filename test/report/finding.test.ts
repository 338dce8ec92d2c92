import { describe, expect, it } from 'vitest';
import { findings } from '../../src/report/finding.js';
import { samplePolicy, sampleResults } from './sampleResults.js';

describe('findings', () => {
  it('say what each policy does against the comparator, with intervals', () => {
    const [late, wholeYear] = findings(sampleResults());
    expect(late?.sentence).toBe(
      'Suspension from February: compared with National QOF, QOF payment per practice changes by +£350 (90% interval −£80 to +£780, ' +
        'so the direction is not settled); QOF work per practice falls by 96 hours (90% interval −147 to −45 hours); ' +
        'recorded achievement falls by 2.13 percentage points (90% interval −3.13 to −1.13 percentage points); ' +
        'and 31.0% of practices lose at least £1 (90% interval 17.8% to 44.2%).',
    );
    expect(wholeYear?.policy).toBe('Suspension for the whole year');
  });

  it('say of a policy that changes nothing that nothing changes', () => {
    const same = { ...samplePolicy('national', 'National QOF', 0), id: 'same', title: 'The same' };
    const [finding] = findings(sampleResults({ policies: [samplePolicy('national', 'National QOF', 0), same] }));
    expect(finding?.sentence).toBe(
      'The same: compared with National QOF, QOF payment per practice stays the same; QOF work per practice stays the same; ' +
        'recorded achievement stays the same; and no practice loses income.',
    );
  });

  it('give levels where there is nothing to compare', () => {
    const [finding] = findings(sampleResults({ policies: [samplePolicy('national', 'National QOF', 0)] }));
    expect(finding?.sentence).toMatch(
      /^National QOF: the average practice earns 533\.4 points \(90% interval .* points\), is paid £92,030/,
    );
  });
});
