import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { sampleCorrelation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { resultsSchema } from '../../src/documents/resultsSchema.js';
import { qofsim, temporaryFolder } from './qofsim.js';

const folder = fileURLToPath(new URL('../../../shared/data/england', import.meta.url));

// NHS Payments to General Practice 2016/17: QOF payments, England (seen).
const publishedTotal = 690e6;

describe.skipIf(!existsSync(folder))('the published NHS files of 2016-17 (skipped where they are not at hand)', () => {
  it('imports and pays every practice near to what the NHS paid', () => {
    const working = temporaryFolder();
    const practicesFile = join(working, 'england.json');
    const out = join(working, 'results');
    expect(qofsim('import', 'nhs', folder, '--year', '2016-17', '--out', practicesFile).code).toBe(0);
    expect(
      qofsim('run', 'scenarios/national-2016-17.yaml', '--practices', practicesFile, '--draws', '40', '--out', out)
        .code,
    ).toBe(0);
    const results = resultsSchema.parse(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
    const total = results.policies[0]!.outcomes.qofPaymentTotal.mean;
    expect(Math.abs(total / publishedTotal - 1)).toBeLessThan(0.02);

    const rows: { practice: string; qofPayment: string; list: string }[] = parse(
      readFileSync(join(out, 'practices.csv'), 'utf8'),
      { columns: true },
    );
    const imported: { practices: { code: string; published?: { qofPayment?: number } }[] } = JSON.parse(
      readFileSync(practicesFile, 'utf8'),
    );
    const published = new Map(imported.practices.map(({ code, published }) => [code, published?.qofPayment]));
    // Practices with a list below 1,000 or without a payment are opening, closing or special: no year of QOF to compare.
    const pairs = rows
      .map((row) => ({ list: Number(row.list), model: Number(row.qofPayment), paid: published.get(row.practice) ?? 0 }))
      .filter(({ list, paid }) => list >= 1000 && paid > 0);
    const pounds = sampleCorrelation(
      pairs.map((p) => p.model),
      pairs.map((p) => p.paid),
    );
    const perPatient = sampleCorrelation(
      pairs.map((p) => p.model / p.list),
      pairs.map((p) => p.paid / p.list),
    );
    console.log(
      `QOF 2016-17: model ${(total / 1e6).toFixed(1)}m, published 690m; ${pairs.length} practices, correlation ${pounds.toFixed(3)} in pounds, ${perPatient.toFixed(3)} per patient`,
    );
    expect(pounds).toBeGreaterThan(0.94);
    expect(perPatient).toBeGreaterThan(0.8);
  });
});
