import { describe, expect, it } from 'vitest';
import { comparisonTable } from '../../src/report/comparisonTable.js';
import { sampleResults } from './sampleResults.js';

describe('the comparison in a terminal', () => {
  it.each([40, 60, 79, 80, 100, 119, 120, 200])('fits %d columns without cutting a figure off', (width) => {
    const text = comparisonTable(sampleResults(), { width });
    const longest = Math.max(...text.split('\n').map((line) => [...line].length));
    expect(longest).toBeLessThanOrEqual(width);
    expect(text).not.toContain('…');
    expect(text).toContain('[£91,430 to £92,630]');
    expect(text).toContain('[−£170 to +£1,720]');
  });

  it('has all policies side by side when there is room, the comparator first', () => {
    const header = comparisonTable(sampleResults({ comparator: 'national' }), { width: 120 }).split('\n')[1];
    expect(header).toMatch(/Outcome.*National QOF.*Suspension from February.*Suspension for the whole/);
  });

  it('says what the figures are and that the practices are synthetic', () => {
    const text = comparisonTable(sampleResults(), { width: 200 });
    expect(text).toContain('Synthetic practices');
    expect(text).toContain('Mean [90% interval] of 400 draws; signed figures are differences to National QOF');
  });
});
