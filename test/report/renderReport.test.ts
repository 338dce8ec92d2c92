import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { outcomeIds, type Results } from '../../src/documents/resultsSchema.js';
import { loadChecklists } from '../../src/facts/checklists.js';
import { unexplainedIn } from '../../src/report/abbreviations.js';
import { chartsFor } from '../../src/report/charts/chartsFor.js';
import { chartFigure } from '../../src/report/html/chartFigure.js';
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
/** Elements and handlers that the report never writes itself. */
const foreignMarks = (text: string) => text.match(/<img|<iframe|<object|alert\(1\)<\/script>|<[^>"]*\son\w+="/g) ?? [];
const at = (root: unknown, path: string) =>
  (path.match(/[^.[\]]+/g) ?? []).reduce<unknown>(
    (value, key) => (value as Record<string, unknown>)[key],
    root,
  ) as Record<string, unknown>;
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]);

describe('the report', () => {
  it('is the same bytes for the same arguments', async () => {
    expect(await renderReport(results, rows, { run: sampleRun })).toBe(page);
  });

  it('loads nothing, and runs nothing but the script that sorts', () => {
    const addresses = matches(page, /(?:src|href|action|srcset|data)="([^"#][^"]*)"/g);
    expect(addresses.filter((address) => !address!.startsWith('data:text/csv;'))).toEqual([]);
    expect(page).not.toMatch(/https?:\/\/(?!vega\.github\.io\/schema|www\.w3\.org)/);
    expect(page).not.toMatch(/@import|url\((?!#)/);
    const scripts = matches(page, /<script>([\s\S]*?)<\/script>/g) as string[];
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts[0]!).digest('base64');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${hash}'"`,
    );
    expect(scripts[0]).not.toMatch(/fetch|XMLHttp|import|eval|innerHTML|document\.write|open\(/);
    expect(matches(page, /<script ([^>]*)>/g).filter((script) => !script?.includes('application/json'))).toEqual([]);
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
    expect(text).toContain('National QOF 1,450 760 to 2,140 £92,000 £91,400 to £92,600 84.2% 83.5% to 84.9%');
    expect(text).toContain('Suspension from February −96 −147 to −45 +£350 −£80 to +£780 −2.13 pp −3.13 to −1.13 pp');
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

  it('explains every abbreviation where it is first used, and lists them', () => {
    expect(unexplainedIn(page)).toEqual([]);
    expect(page).toContain('<h2 id="abbreviations">');
    // A page that forgot to explain one would be seen.
    expect(unexplainedIn(page.replace('Quality and Outcomes Framework (QOF)', 'QOF'))).toEqual(['QOF']);
  });

  it('refuses a chart without words for those who cannot see it', async () => {
    const [chart] = chartsFor(results, rows);
    await expect(chartFigure({ ...chart!, description: ' ' })).rejects.toThrow(/no words/);
    await expect(chartFigure(chart!)).resolves.toBeDefined();
  });

  it('has in its downloads every figure as results.json has it', () => {
    const files = [...page.matchAll(/download="([^"]+)" href="data:text\/csv;charset=utf-8,([^"]*)"/g)];
    expect(files.map(([, name]) => name)).toEqual([
      'who-loses.csv',
      'claims.csv',
      'curves.csv',
      'outcomes.csv',
      'cost-and-health.csv',
      'indicators.csv',
      'indicator-hours.csv',
      'months.csv',
    ]);
    for (const [, name, address] of files) {
      const lines: Record<string, string>[] = parse(decodeURIComponent(address!), { columns: true });
      expect(lines.length, name).toBeGreaterThan(5);
      for (const line of lines) {
        const estimate = at(results, line.path!);
        for (const key of ['mean', 'mcse', 'sd', 'q05', 'q25', 'q50', 'q75', 'q95'])
          expect(line[key], `${line.path}.${key}`).toBe(estimate[key] === null ? '' : String(estimate[key]));
      }
    }
    const outcomes = parse(decodeURIComponent(files.find(([, name]) => name === 'outcomes.csv')![2]!), {
      columns: true,
    }) as { path: string }[];
    expect(outcomes).toHaveLength(2 * outcomeIds.length * results.policies.length);
  });

  it('says what was held against published figures, and what against nothing', () => {
    const section = /<h2 id="validation">[\s\S]*?<h2 id="checklists">/.exec(page)![0].replace(/<[^>]*>/g, ' ');
    expect(section).toMatch(/Distribution of points over practices, England/);
    expect(section).toMatch(/\d+ misses/);
    expect(section).toContain('Held against nothing');
    expect(section).toContain('on other facts than those of this run');
  });

  it('fills checklists as far as it can and leaves the rest to the author', () => {
    const section = /<h2 id="checklists">[\s\S]*?<h2 id="run">/.exec(page)![0];
    expect(matches(section, /<caption>([^<]*)/g)).toEqual(['CHEERS 2022', 'STRESS', 'AQuA Book']);
    expect(matches(section, /(<tr><th scope="row">)/g).length).toBe(
      loadChecklists().lists.reduce((sum, { items }) => sum + items.length, 0),
    );
    expect(section).toContain('For the author.');
    expect(section).toContain('threefry4x32-20, counter-based');
  });

  it('shows warnings, substitutions and the command', () => {
    expect(page).toContain('QOF hours rest on a weak prior');
    expect(page).toContain('Minutes for each patient are those of 2013-14.');
    expect(page).toContain('--seed &#39;sample&#39;');
  });

  it('labels synthetic practices, and only those', async () => {
    expect(page).toContain('<strong>Synthetic practices.</strong>');
    const imported = sampleResults({ population: { ...results.population, kind: 'imported', label: 'NHS England' } });
    const header = /<header>[\s\S]*?<\/header>/.exec(await renderReport(imported, rows, { run: sampleRun }))![0];
    expect(header).not.toMatch(/synthetic/i);
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
    const named = rows.map((row) => ({ ...row, practice: planted, area: planted }));
    const text = await renderReport(warned, named, { run: { ...sampleRun, command: planted } });
    expect(foreignMarks(text)).toEqual([]);
    // One for each chart, and the one that sorts.
    expect(matches(text, /(<script)/g)).toHaveLength(chartsFor(results, rows).length + 1);
    expect(matches(text, /(<\/script>)/g)).toHaveLength(chartsFor(results, rows).length + 1);
    // A practice name that was put in without escaping would be seen.
    expect(foreignMarks(text.replace('<th scope="row">', `<th scope="row">${planted}`))).not.toEqual([]);
  });
});
