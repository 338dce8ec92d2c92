import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { mean, sampleCorrelation, sampleRankCorrelation, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { resultsSchema } from '../../src/documents/resultsSchema.js';
import { qofsim, temporaryFolder } from './qofsim.js';

const folder = fileURLToPath(new URL('../../../shared/data/england', import.meta.url));

// NHS Payments to General Practice 2016/17: QOF payments, England (seen).
const publishedTotal = 690e6;

/** Somerset: its practices could stop reporting in 2015/16 and were paid all the same. */
const somerset = '11X';

interface Pair {
  readonly area: string;
  readonly list: number;
  readonly model: number;
  readonly paid: number;
  readonly history: string;
}

interface Outcome {
  readonly total: number;
  readonly pairs: readonly Pair[];
}

/** Imports the files with these options, pays the practices by the national contract and puts each beside what it was paid. */
function payEngland(...options: readonly string[]): Outcome {
  const working = temporaryFolder();
  const practicesFile = join(working, 'england.json');
  const out = join(working, 'results');
  expect(qofsim('import', 'nhs', folder, '--year', '2016-17', '--out', practicesFile, ...options).code).toBe(0);
  expect(
    qofsim('run', 'scenarios/national-2016-17.yaml', '--practices', practicesFile, '--draws', '40', '--out', out).code,
  ).toBe(0);
  const results = resultsSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
  const rows: Record<string, string>[] = parse(readFileSync(join(out, 'practices.csv'), 'utf8'), { columns: true });
  const imported: { practices: { code: string; published?: { qofPayment?: number } }[] } = JSON.parse(
    readFileSync(practicesFile, 'utf8'),
  );
  const published = new Map(imported.practices.map(({ code, published }) => [code, published?.qofPayment]));
  return {
    total: results.policies[0]!.outcomes.qofPaymentTotal.mean,
    // Practices with a list below 1,000 or without a payment are opening, closing or special: no year of QOF to compare.
    pairs: rows
      .map((row) => ({
        area: row.area!,
        list: Number(row.list),
        model: Number(row.qofPayment),
        paid: published.get(row.practice!) ?? 0,
        history: row.history!,
      }))
      .filter(({ list, paid }) => list >= 1000 && paid > 0),
  };
}

function compared(name: string, { total, pairs }: Outcome) {
  const perPatient = (value: (pair: Pair) => number) => pairs.map((pair) => value(pair) / pair.list);
  const [model, paid] = [perPatient((pair) => pair.model), perPatient((pair) => pair.paid)];
  const figures = {
    pounds: sampleCorrelation(
      pairs.map((pair) => pair.model),
      pairs.map((pair) => pair.paid),
    ),
    perPatient: sampleCorrelation(model, paid),
    rank: sampleRankCorrelation(model, paid),
    error: Math.sqrt(mean(model.map((value, i) => (value - paid[i]!) ** 2))),
  };
  console.log(
    `QOF 2016-17, ${name}: model ${(total / 1e6).toFixed(1)}m, published 690m; ${pairs.length} practices, correlation ${figures.pounds.toFixed(3)} in pounds, ${figures.perPatient.toFixed(3)} per patient (ranks ${figures.rank.toFixed(3)}), error ${figures.error.toFixed(2)} and sd ${sampleStandardDeviation(model).toFixed(2)} pounds per patient (published sd ${sampleStandardDeviation(paid).toFixed(2)})`,
  );
  return figures;
}

describe.skipIf(!existsSync(folder))('the published NHS files of 2016-17 (skipped where they are not at hand)', () => {
  let without: ReturnType<typeof compared>;

  it('imports and pays every practice near to what the NHS paid', { timeout: 180_000 }, () => {
    const outcome = payEngland();
    expect(Math.abs(outcome.total / publishedTotal - 1)).toBeLessThan(0.02);
    without = compared('no history', outcome);
    expect(without.pounds).toBeGreaterThan(0.94);
    expect(without.perPatient).toBeGreaterThan(0.8);
    expect(new Set(outcome.pairs.map(({ history }) => history))).toEqual(new Set(['none']));
  });

  it('pays them nearer with their points of 2015-16, Somerset apart', { timeout: 180_000 }, () => {
    const points = join(folder, 'practice_points_2015-16.csv.gz');
    const outcome = payEngland('--history', points, '--history-year', '2015-16');
    const figures = compared('points of 2015-16', outcome);
    expect(Math.abs(outcome.total / publishedTotal - 1)).toBeLessThan(0.015);
    expect(figures.perPatient).toBeGreaterThan(without.perPatient + 0.01);
    expect(figures.rank).toBeGreaterThan(without.rank + 0.015);
    expect(figures.pounds).toBeGreaterThan(without.pounds);
    expect(figures.error).toBeLessThan(without.error - 0.08);
    expect(outcome.pairs.filter(({ history }) => history === '2015-16').length).toBeGreaterThan(7000);
    // Known to be wrong there: what Somerset's practices did not report in 2015/16 was no weakness, and they were paid.
    const county = outcome.pairs.filter(({ area }) => area === somerset);
    const perPatient = (value: (pair: Pair) => number) => mean(county.map((pair) => value(pair) / pair.list));
    expect(perPatient(({ model }) => model)).toBeLessThan(perPatient(({ paid }) => paid) - 1);
  });
});
