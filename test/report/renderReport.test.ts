import { describe, expect, it } from 'vitest';
import type { Results } from '../../src/documents/resultsSchema.js';
import { chartsFor } from '../../src/report/charts/chartsFor.js';
import { renderReport } from '../../src/report/html/renderReport.js';
import { sampleClaims, sampleCurve, sampleResults, sampleRows, sampleRun, sampleYears } from './sampleResults.js';

const results = {
  ...sampleYears(),
  claims: sampleClaims,
  curves: [sampleCurve],
  assumptions: ['Wales pays as England.'],
};
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
    expect(page.indexOf('lowers recorded achievement by 2.13 percentage points')).toBeGreaterThan(0);
    expect(page.indexOf('lowers recorded achievement by 2.13 percentage points')).toBeLessThan(page.indexOf('<svg'));
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
  });

  it('has one main heading and tables that can be read without looking', () => {
    expect(matches(page, /(<h1[ >])/g)).toHaveLength(1);
    const tables = matches(page, /(<table[\s\S]*?<\/table>)/g) as string[];
    expect(tables.length).toBeGreaterThan(chartsFor(results, rows).length);
    for (const table of tables) {
      expect(table).toMatch(/^<table[^>]*>\s*<caption>[^<]+<\/caption>\s*<thead>/);
      expect(table).not.toMatch(/<th(?![^>]* scope="(?:col|row)")[ >]/);
      const columns = matches(table, /(<th scope="col")/g).length;
      for (const row of matches(table, /<tr>(<th scope="row"[\s\S]*?)<\/tr>/g))
        expect(matches(row as string, /(<t[hd][ >])/g)).toHaveLength(columns);
    }
  });

  it("gives the comparator's level and each policy's change in the key figures, with intervals", () => {
    const key = /<table class="key">[\s\S]*?<\/table>/.exec(page)![0];
    const text = key.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain(
      'National QOF 1,450 760 to 2,140 £92,000 £91,400 to £92,600 84.2% 83.5% to 84.9% not applicable',
    );
    expect(text).toContain(
      'Suspension from February −96 −147 to −45 +£350 −£80 to +£780 −2.13 pp −3.13 to −1.13 pp 31.0%',
    );
  });

  it('holds every statement against its figure, and calls none proved', () => {
    const section = /<h2 id="claims">[\s\S]*?<h2 id="charts">/
      .exec(page)![0]
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(section).toContain('What was said at the time');
    expect(section).toContain(
      'it would not do very much practically to help practices. NHS England, 2017-02. Source: Leeds QOF suspension blocked',
    );
    expect(section).toContain(
      'Hours released per practice and week under Suspension from February, compared with National QOF: below 1 hour a week Little is less than an hour a week in an average practice. +11.3 hours a week +5.4 to +17.2 7% of simulated worlds',
    );
    expect(section).toContain('all 400 simulated worlds');
    expect(section).toContain('none of 400 simulated worlds');
    expect(section).not.toMatch(/proved|true|false/);
    const without = sampleResults();
    expect(page.indexOf('id="claims"')).toBeLessThan(page.indexOf('<svg'));
    return renderReport(without, [], { run: sampleRun }).then((text) => expect(text).not.toContain('id="claims"'));
  });

  it('names the years and what was assumed', () => {
    expect(page).toContain('England, 2016-17 to 2018-19.');
    expect(page).toContain('<li>Wales pays as England.</li>');
  });

  it('keeps an interval and a signed sum of money on one line', () => {
    expect(page).toContain('<span class="unbroken">(−£80 to +£780 a practice and year)</span>');
    expect(page).toContain('<span class="unbroken">(90% interval 45 to 147)</span>');
  });

  it('is of the national view alone where there is nothing to compare', async () => {
    const alone = sampleResults({ policies: [results.policies[0]!] });
    const text = await renderReport(alone, sampleRows(alone), { run: sampleRun });
    expect(text).toContain('<h2 id="finding">Finding</h2>');
    expect(text).toContain('the average practice earns');
    expect(text).not.toMatch(/compared with|Difference to/);
    expect(matches(text, /(<svg)/g)).toHaveLength(2);
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

  it.each(['"double"', "'single'", 'R&D', 'a < b > c', '&lt;'])(
    'shows %s in a title as it is written',
    async (words) => {
      const { policies } = results;
      const named = sampleResults({
        policies: policies.map((policy) => ({ ...policy, title: `${policy.title} ${words}` })),
      });
      const text = await renderReport(named, rows, { run: sampleRun });
      const escaped = words.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
      expect(text).toContain(`<strong>Suspension from February ${escaped}</strong>`);
      // Vega writes the words of a drawing and leaves quotes in them as they are.
      const page = text.replace(/<(script|svg)[\s\S]*?<\/\1>/g, '');
      expect(page).not.toContain(`February ${words}`);
    },
  );

  it('makes planted HTML harmless wherever it comes from', async () => {
    const planted = '</script><script>alert(1)</script><img src=x onerror="alert(1)">';
    const plant = JSON.parse(
      JSON.stringify(results, (key, value: unknown) =>
        [
          'title',
          'label',
          'description',
          'question',
          'definition',
          'careType',
          'code',
          'statement',
          'by',
          'source',
          'reading',
        ].includes(key)
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
