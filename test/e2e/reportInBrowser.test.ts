import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { parse } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../src/documents/resultsSchema.js';
import { unexplainedIn } from '../../src/report/abbreviations.js';
import { hasChromium, openChromium } from './browser.js';
import { qofsim, smallScenario, temporaryFile, temporaryFolder } from './qofsim.js';

const folder = join(temporaryFolder(), 'run');
const ran = qofsim('run', temporaryFile('small.yaml', smallScenario()), '--out', folder);
const briefs = ['gpc', 'payer'].map((side) => ({ side, wrote: qofsim('brief', folder, '--side', side) }));
const at = (name: string) => join(folder, name);
const pages = ['report.html', 'brief-gpc.html', 'brief-payer.html'] as const;

describe('the pages of a run', () => {
  it('are written', () => {
    expect(ran.errors).not.toContain('stopped');
    expect(ran.code).toBe(0);
    for (const { wrote } of briefs) expect(wrote).toMatchObject({ code: 0, errors: '' });
  });

  it.each(pages)('are valid HTML: %s', async (name) => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    const { results } = await validator.validateString(readFileSync(at(name), 'utf8'));
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`)),
    ).toEqual([]);
    const planted = await validator.validateString(
      '<!doctype html><html lang="en"><body><p><img src="x"></p></body></html>',
    );
    expect(planted.valid).toBe(false);
  });

  it.each(pages)('explain their abbreviations: %s', (name) => {
    expect(unexplainedIn(readFileSync(at(name), 'utf8'))).toEqual([]);
  });
});

describe.skipIf(!hasChromium())('the pages of a run in Chromium', () => {
  let browser: Browser;
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser?.close());

  /** Opens a page of the run and keeps what it says and asks for. */
  async function open(name: string, width = 1200, javaScriptEnabled = true) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      acceptDownloads: true,
      javaScriptEnabled,
    });
    const page = await context.newPage();
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) heard.push(request.url());
    });
    await page.goto(pathToFileURL(at(name)).href);
    return { page, heard };
  }

  /** What axe finds, drawings looked at as a whole: their parts are thousands, and hidden from those who listen. */
  const violations = async (page: Page, within = 'html') => {
    await page.evaluate(axe);
    const found = (await page.evaluate(
      `axe.run({ include: [${JSON.stringify(within)}], exclude: ['figure svg > *'] }, { resultTypes: ['violations'] })`,
    )) as AxeResults;
    return found.violations.map(({ impact, id, nodes }) => `${impact} ${id}: ${nodes[0]!.html.slice(0, 100)}`);
  };

  it.each(pages)('load without a message or a request, and axe finds nothing, wide and narrow: %s', async (name) => {
    for (const width of [1200, 390]) {
      const { page, heard } = await open(name, width);
      expect(heard).toEqual([]);
      // Colours and names are the same at every width.
      if (width === 390) expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.context().close();
    }
  });

  it('is told by axe of a chart without words', async () => {
    const { page } = await open('report.html');
    await page.evaluate(
      "document.querySelector('figure svg').removeAttribute('aria-labelledby'); document.querySelector('figure svg title').remove(); document.querySelector('figure svg desc').remove()",
    );
    expect((await violations(page, 'figure')).join()).toContain('svg-img-alt');
    await page.context().close();
  });

  it('sorts a table up, down and back', async () => {
    const { page } = await open('report.html');
    const column = async () =>
      (await page.locator('#losers ~ .scroll table').first().locator('tbody tr td:nth-child(2)').allInnerTexts()).map(
        (text) => Number.parseFloat(text),
      );
    const before = await column();
    const button = page.locator('#losers ~ .scroll table').first().locator('thead button').nth(1);
    await button.click();
    expect(await column()).toEqual([...before].sort((a, b) => a - b));
    await button.click();
    expect(await column()).toEqual([...before].sort((a, b) => b - a));
    expect(await page.locator('th[aria-sort="descending"]').count()).toBe(1);
    await button.click();
    expect(await column()).toEqual(before);
    await page.context().close();
  });

  it('saves figures that are those of results.json, also without scripts', async () => {
    const results = JSON.parse(readFileSync(at('results.json'), 'utf8')) as Results;
    for (const scripts of [true, false]) {
      const { page } = await open('report.html', 1200, scripts);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download all outcomes (CSV)' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('outcomes.csv');
      const lines: Record<string, string>[] = parse(readFileSync(await download.path(), 'utf8'), { columns: true });
      const line = lines.find(({ path }) => path === 'policies[1].contrasts.hoursReleasedPerPractice')!;
      const { mean, q95, unit } = results.policies[1]!.contrasts.hoursReleasedPerPractice;
      expect([Number(line.mean), Number(line.q95), line.unit]).toEqual([mean, q95, unit]);
      expect(lines).toHaveLength(2 * Object.keys(results.outcomeDefinitions).length * results.policies.length);
      await page.context().close();
    }
  });

  it.each(briefs)('prints the brief for $side on one page of A4', async ({ side, wrote }) => {
    expect(wrote.output).toContain(`brief-${side}.pdf`);
    const pdf = readFileSync(at(`brief-${side}.pdf`), 'latin1');
    expect(pagesOf(pdf)).toBe(1);
    expect(pdf).toMatch(/\/MediaBox ?\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
    const { page } = await open(`brief-${side}.html`);
    expect(pagesOf((await page.pdf({ preferCSSPageSize: true })).toString('latin1'))).toBe(1);
    await page.context().close();
  });
});

const pagesOf = (pdf: string): number => (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
