import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/documents/resultsSchema.js';
import { chartsFor } from '../../src/report/charts/chartsFor.js';
import { renderReport } from '../../src/report/html/renderReport.js';
import { sampleResults, sampleRows, sampleRun } from './sampleResults.js';

const results = sampleResults();
const rows = sampleRows(results);
const page = await renderReport(results, rows, { run: sampleRun });
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);

describe('the report', () => {
  it('is the same bytes for the same arguments', async () => {
    expect(await renderReport(results, rows, { run: sampleRun })).toBe(page);
  });

  it('loads nothing and runs nothing', () => {
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(matches(page, /(?:src|href|action|srcset|data)="([^"#][^"]*)"/g)).toEqual([]);
    expect(page).not.toMatch(/@import|url\((?!#)/);
    expect(matches(page, /<script([^>]*)>/g).filter((script) => !script?.includes('application/json'))).toEqual([]);
    expect(page).not.toMatch(/<[^>]*\son\w+=/);
  });

  it('has the finding before any chart, in British English', () => {
    expect(page).toContain('<html lang="en-GB">');
    expect(page.indexOf('recorded achievement falls by 2.13 percentage points')).toBeGreaterThan(0);
    expect(page.indexOf('recorded achievement falls by 2.13 percentage points')).toBeLessThan(page.indexOf('<svg'));
    expect(page.indexOf('Quality and Outcomes Framework (QOF)')).toBeLessThan(page.indexOf('<h1>'));
  });

  it('names and describes every chart, with ids that stand once on the page', () => {
    const drawings = matches(page, /(<svg[^>]*>)/g);
    expect(drawings).toHaveLength(chartsFor(results, rows).length);
    const ids = matches(page, /\sid="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    for (const drawing of drawings) {
      expect(drawing).toContain('role="img"');
      for (const id of /aria-labelledby="([^"]*)"/.exec(drawing!)![1]!.split(' ')) expect(ids).toContain(id);
    }
    for (const id of matches(page, /url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });

  it('gives each chart a table and its specification to use again', () => {
    const specs = matches(page, /<script type="application\/json"[^>]*>([^<]*)<\/script>/g);
    expect(specs.map((spec) => JSON.parse(spec!))).toEqual(JSON.parse(JSON.stringify(chartsFor(results, rows))));
    expect(matches(page, /(<details><summary>Figures of this chart)/g)).toHaveLength(specs.length);
    expect(matches(page, /(<table>)/g)).toHaveLength(matches(page, /(<caption>)/g).length);
    expect(page).not.toMatch(/<th>/);
  });

  it('shows warnings, substitutions and the command', () => {
    expect(page).toContain('QOF hours rest on a weak prior');
    expect(page).toContain('Minutes for each patient are those of 2013-14.');
    expect(page).toContain('--seed &#39;sample&#39;');
  });

  it('labels synthetic practices, and only those', async () => {
    expect(page).toContain('<strong>Synthetic practices.</strong>');
    const imported = sampleResults({ population: { ...results.population, kind: 'imported', label: 'NHS England' } });
    expect(await renderReport(imported, rows, { run: sampleRun })).not.toMatch(/synthetic practices/i);
  });

  it('makes planted HTML harmless wherever it comes from', async () => {
    const planted = '</script><script>alert(1)</script><img src=x onerror="alert(1)">';
    const plant = JSON.parse(
      JSON.stringify(results, (key, value: unknown) =>
        ['title', 'label', 'description', 'question', 'definition', 'careType', 'code'].includes(key)
          ? `${value}${planted}`
          : value,
      ),
    ) as Results;
    const warned = { ...plant, warnings: [planted], substitutions: [planted] };
    const text = await renderReport(warned, rows, { run: { ...sampleRun, command: planted } });
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<script>');
    expect(matches(text, /(<script)/g)).toHaveLength(chartsFor(results, rows).length);
    expect(matches(text, /(<\/script>)/g)).toHaveLength(chartsFor(results, rows).length);
  });
});
