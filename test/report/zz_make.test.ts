import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { resultsSchema } from '/work/main/src/analysis/resultsSchema.js';
import { comparisonTable } from '/work/main/src/report/comparisonTable.js';
import { renderReport } from '/work/main/src/report/html/renderReport.js';
import { samplePolicy, sampleResults, sampleRows, sampleRun } from '/work/main/test/report/sampleResults.js';

test('make', async () => {
  const r = sampleResults();
  resultsSchema.parse(r);
  const rows = sampleRows(r);
  writeFileSync('/tmp/look/report.html', await renderReport(r, rows, { run: sampleRun }));
  const one = sampleResults({ policies: [samplePolicy('national', 'National QOF', 0)] });
  writeFileSync('/tmp/look/one.html', await renderReport(one, [], { run: sampleRun }));
  for (const w of [160, 100, 70, 40]) console.log(comparisonTable(r, { width: w }));
});
