import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadAreaFalls } from '../../src/facts/areaFalls.js';
import { loadPointsDistributions } from '../../src/facts/pointsDistributions.js';
import { loadValidationTargets } from '../../src/facts/validationTargets.js';

const { targets, notAsked } = loadValidationTargets();
const observed = (id: string): number | null => {
  const found = targets.find((target) => target.id === id);
  if (!found) throw new Error(`no target ${id}`);
  return found.observed;
};

describe('the targets', () => {
  it('have names of their own, and a published value or a rule', () => {
    const ids = [...targets, ...notAsked].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(targets.map(({ statistic }) => statistic)).size).toBe(targets.length);
    for (const target of targets) expect(target.observed !== null || target.rule !== undefined, target.id).toBe(true);
  });

  it('are the published distributions of points, and only the fitted one is called fitted', () => {
    const rows = loadPointsDistributions().distributions.filter(
      ({ year, scope }) => year !== '2015-16' || scope === 'England without Somerset',
    );
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      const id = (name: string) => `points.${row.year}.${name}`;
      expect(observed(id('mean'))).toBe(row.mean);
      expect(observed(id('sd'))).toBe(row.sd);
      expect(observed(id('p5'))).toBe(row.quantilePercent['0.05']);
      expect(observed(id('median'))).toBe(row.quantilePercent['0.5']);
      expect(observed(id('atMaximum'))).toBeCloseTo(100 * row.shareAtMaximum, 9);
      expect(observed(id('under80'))).toBeCloseTo(100 * row.shareUnder80Percent, 9);
    }
    const fitted = targets.filter(({ group, use }) => group === 'points' && use === 'fitted');
    // The rise of mean points to 2016-17 sets the learning exponent.
    expect(fitted.map(({ id }) => id.slice(0, 14))).toEqual([...Array(6).fill('points.2015-16'), 'points.2016-17']);
  });

  it('are the payments that income facts hold', () => {
    const { years } = JSON.parse(readFileSync('data/income/england.json', 'utf8')) as {
      years: { year: string; qofPaymentsPerPatient: number; qofPayments: number }[];
    };
    for (const { year, qofPaymentsPerPatient } of years)
      expect(observed(`payments.${year}.perPatient`)).toBe(qofPaymentsPerPatient);
    const last = years.find(({ year }) => year === '2022-23')!;
    expect(observed('payments.2022-23.total')).toBeCloseTo(last.qofPayments / 1e6, 1);
  });

  it('hold the mean falls of Somerset that its indicators give', () => {
    for (const year of ['2014-15', '2015-16']) {
      const falls = loadAreaFalls().filter((fall) => fall.year === year);
      const mean = falls.reduce((sum, { fall }) => sum + fall, 0) / falls.length;
      expect(observed(`somerset.${year}.fall`)).toBeCloseTo(mean, 1);
      expect(targets.find(({ id }) => id === `somerset.${year}.order`)!.statistic).toContain(
        `${falls.length} indicators`,
      );
    }
    // Read off the workbooks: rheumatoid arthritis review fell most, and cholesterol in diabetes rose.
    const of = (code: string) => loadAreaFalls().find((fall) => fall.year === '2015-16' && fall.code === code)!.fall;
    expect(of('RA002')).toBeCloseTo(38.5, 1);
    expect(of('DM004')).toBeLessThan(0);
  });
});
