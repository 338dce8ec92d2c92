import { describe, expect, it } from 'vitest';
import { comparisonTable } from '../../src/report/comparisonTable.js';
import { samplePolicy, sampleResults } from './sampleResults.js';

const lines = (width: number, results = sampleResults()) => comparisonTable(results, { width }).split('\n');
const lengths = (text: readonly string[]) => text.map((line) => [...line].length);

describe('the comparison in a terminal', () => {
  it.each([40, 60, 79, 80, 100, 119, 120, 160, 200])('fits %d columns without cutting a figure off', (width) => {
    const text = lines(width);
    expect(Math.max(...lengths(text))).toBeLessThanOrEqual(width);
    expect(text.join('\n')).not.toContain('…');
    expect(text.join('\n')).toContain('[£91,430 to £92,630]');
    expect(text.join('\n')).toContain('[−£170 to +£1,720]');
  });

  it('has four policies side by side in 160 columns, the comparator first, whatever its place in the scenario', () => {
    const { policies } = sampleResults();
    const results = sampleResults({
      policies: [
        ...policies.slice(1),
        samplePolicy('short', 'Suspension from 25 January, income protected', 0.5),
        policies[0]!,
      ],
    });
    const [titles, , rule, ...body] = lines(160, results);
    expect(titles).toMatch(
      /^Outcome +National QOF +Suspension from February +Suspension for the whole year +Suspension from 25/,
    );
    expect(rule).toMatch(/^─+ {2}─+ {2}─+ {2}─+ {2}─+$/);
    expect(body.indexOf('')).toBeLessThan(35);
  });

  it('puts the difference below the level', () => {
    const text = lines(160);
    const at = text.findIndex((line) => line.startsWith('QOF payment per practice'));
    expect(text[at]).toMatch(/£92,030 \[£91,430 to £92,630\] +£92,380 \[/);
    expect(text[at + 1]).toMatch(/^ +\+£350 \[−£80 to \+£780\] +\+£770 \[−£170 to \+£1,720\]$/);
  });

  it('has one table a policy below each other when there is less room, then plain lines', () => {
    const heads = (width: number) => lines(width).filter((line) => line.startsWith('Outcome'));
    expect(heads(90)).toHaveLength(3);
    expect(heads(90)[1]).toMatch(/Suspension from February +Difference$/);
    expect(heads(40)).toHaveLength(0);
    expect(lines(40)[0]).toBe('NATIONAL QOF');
  });

  it('leaves out outcomes that are zero under every policy, and has no blank line twice', () => {
    const alone = lines(160, sampleResults({ policies: [samplePolicy('national', 'National QOF', 0)] })).join('\n');
    expect(alone).not.toMatch(/released|taking part|lose/);
    expect(alone).not.toContain('signed figures');
    expect(lines(160).join('\n')).toMatch(/Hours released per practice +0 +96/);
    for (const width of [40, 90, 160]) expect(lines(width).join('\n')).not.toMatch(/\n\n\n| \n/);
  });

  it('says what the figures are and that the practices are synthetic, even if their label does not', () => {
    const results = sampleResults();
    const text = comparisonTable(results, { width: 200 });
    expect(text).toContain(
      'Synthetic England 2016-17, 7,392 practices. Mean [90% interval] of 400 draws; signed figures',
    );
    const unsaid = sampleResults({ population: { ...results.population, label: 'My county' } });
    expect(comparisonTable(unsaid, { width: 200 })).toContain('Synthetic practices: My county.');
    const real = sampleResults({ population: { ...results.population, kind: 'imported', label: 'My county' } });
    expect(comparisonTable(real, { width: 200 })).not.toMatch(/synthetic/i);
  });

  it('tells policies of one title apart', () => {
    const { policies } = sampleResults();
    const twins = sampleResults({ policies: policies.map((policy) => ({ ...policy, title: 'The same title' })) });
    expect(comparisonTable(twins, { width: 200 })).toMatch(/The same title \(national\) +The same title \(late\)/);
  });
});
