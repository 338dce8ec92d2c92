import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { HtmlValidate } from 'html-validate';
import { type Browser, devices, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutcomeId, Results } from '../../src/documents/resultsSchema.js';
import { qofsim, temporaryFolder } from './qofsim.js';
import { buildPage, figuresOf, hasChromium, launch, watchedPage } from './webBrowser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Dudley, the smallest area: seven synthetic practices. */
const small = '#v=1&areas=05C';

const html = '<img src=x onerror=alert(1)><script>alert(2)</script>';

describe.skipIf(!hasChromium)('the what-if page in Chromium', { timeout: 120_000 }, () => {
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    address = buildPage();
    browser = await launch();
  }, 120_000);
  afterAll(() => browser?.close());

  const open = async (fragment: string, options: Parameters<Browser['newPage']>[0] = {}) => {
    const watched = await watchedPage(browser, options);
    await watched.page.goto(address + fragment);
    return watched;
  };

  /** Saves what a button offers into a folder. */
  const saved = async (page: Page, button: string, folder: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };

  it('loads from one file, without a message, an error or a request, and shows figures', async () => {
    const { page, problems } = await open('');
    const figures = await figuresOf(page);
    expect(Object.keys(figures)).toContain('practiceIncome');
    expect(figures.hoursReleasedPerPractice?.mean).toBeGreaterThan(0);
    expect(await page.locator('#charts svg[role=img]').count()).toBe(3);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('is valid HTML', async () => {
    const page = readFileSync(new URL(address), 'utf8').replace(/(<script id="program">)[\s\S]*(<\/script>)/, '$1$2');
    // The form is read as it changes; it has nothing to submit.
    const rules = { 'wcag/h32': 'off' } as const;
    const extended = ['html-validate:recommended', 'html-validate:document'];
    const report = await new HtmlValidate({ extends: extended, rules }).validateString(page);
    expect(report.results.flatMap(({ messages }) => messages.map(({ line, message }) => [line, message]))).toEqual([]);
  });

  it('runs again when a slider moves, holds the belief, and goes back on reset', async () => {
    const { page, problems } = await open(small);
    const before = await figuresOf(page);
    await page.locator('[id="belief-hoursReleasedFraction"]').fill('190');
    const after = await figuresOf(page);
    expect(after.hoursReleasedPerPractice!.mean).toBeGreaterThan(1.5 * before.hoursReleasedPerPractice!.mean);
    expect(after.pointsPerPractice).toEqual(before.pointsPerPractice);
    expect(page.url()).toContain('belief.hoursReleasedFraction=');
    expect(await page.textContent('#how')).toContain('Held: Share of hours really freed at 0.66.');
    await page.locator('[id="belief-hoursReleasedFraction-reset"]').click();
    expect(await figuresOf(page)).toEqual(before);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('tells its view in a link, which another page reads', async () => {
    const { page } = await open(small);
    await page.selectOption('#policy', 'optOut');
    await page.fill('#from', '2016-10-01');
    await page.locator('#share').fill('60');
    await page.selectOption('#choose', 'leastChance');
    await page.selectOption('#protection', 'none');
    await page.selectOption('#participation', 'choice');
    await page.fill('#localHours', '12.5');
    await page.locator('[id="belief-optOutParticipation"]').fill('20');
    const figures = await figuresOf(page);
    const other = await open(new URL(await page.inputValue('#link')).hash);
    expect(await figuresOf(other.page)).toEqual(figures);
    for (const field of ['#policy', '#from', '#share', '#choose', '#protection', '#participation', '#localHours'])
      expect(await other.page.inputValue(field)).toBe(await page.inputValue(field));
    expect(figures.participation!.mean).toBeLessThan(1);
    expect(figures.localHoursPerPractice!.mean).toBeGreaterThan(0);
    await Promise.all([page.close(), other.page.close()]);
  });

  it.each([
    [
      'an area, with a belief held',
      `${small}&share=80&participation=choice&protection=none&belief.hoursReleasedFraction=0.4`,
    ],
    [
      'one practice that tells its points',
      '#v=1&scope=practice&list=6250&need=120&contract=PMS&points=470&protection=none',
    ],
    ['the national contract alone', `${small}&policy=national&year=2022-23&areas=11X&from=2022-04-01&to=2023-03-31`],
  ])('exports %s for the command line, which gives the same figures', async (_, fragment) => {
    const { page } = await open(fragment);
    const figures = await figuresOf(page);
    const folder = temporaryFolder();
    const path = await saved(page, '#export', folder);
    if (fragment.includes('scope=practice')) await saved(page, '#export-practice', folder);
    const { code, errors } = qofsim('run', path, '--out', join(folder, 'out'));
    expect([code, errors]).toEqual([0, expect.any(String)]);
    const results = JSON.parse(readFileSync(join(folder, 'out/results.json'), 'utf8')) as Results;
    const policy = results.policies.at(-1)!;
    const changes = ['practiceIncome', 'pointsPerPractice', 'recordedAchievement'];
    for (const [id, shown] of Object.entries(figures)) {
      const of = results.policies.length > 1 && changes.includes(id) ? policy.contrasts : policy.outcomes;
      expect([id, shown]).toEqual([id, (({ mean, q05, q95 }) => ({ mean, q05, q95 }))(of[id as OutcomeId])]);
    }
    expect(Object.keys(figures).length).toBeGreaterThan(4);
    expect(await page.textContent('#fingerprint')).toBe(results.fingerprint);
    await page.close();
  });

  it('shows the usual view for links that nobody made here, and says so', async () => {
    const { page, problems } = await open('#garbage');
    const links = [
      '#%E0%A4%A',
      `#${'x'.repeat(5000)}`,
      '#v=2',
      '#v=1&share=9999',
      '#v=1&share=0x10',
      '#v=1&areas=NOWHERE',
      '#v=1&from=2031-01-01',
      '#v=1&__proto__=1&constructor=2',
      '#v=1&belief.constructor=1',
      '#v=1&belief.hoursReleasedFraction=7',
      `#v=1&policy=${encodeURIComponent(html)}`,
    ];
    for (const link of ['', ...links]) {
      if (link !== '') {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, link);
      }
      await page.waitForFunction(() => location.hash === '#v=1');
      expect([link, await page.textContent('#entry-fault')]).toEqual([
        link,
        expect.stringContaining('could not be read'),
      ]);
      expect(await page.inputValue('#policy')).toBe('suspension');
    }
    await figuresOf(page, 'first');
    expect(problems).toEqual([]);
    await page.close();
  });

  it('takes HTML in a name as text, on the page and in the files', async () => {
    const { page, problems } = await open(`#v=1&scope=practice&name=${encodeURIComponent(html)}`);
    await figuresOf(page);
    expect(await page.textContent('#how')).toContain(html);
    expect(await page.locator('#results img, #results script:not([type="application/json"])').count()).toBe(0);
    const practices = await saved(page, '#export-practice', temporaryFolder());
    expect(JSON.parse(readFileSync(practices, 'utf8')).practices[0].name).toBe(html);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('runs every contract year and every example that it offers', async () => {
    const { page, problems } = await open('#v=1&scope=practice');
    const chosen = async (list: string, value: string) => {
      await page.selectOption(list, value);
      const figures = await figuresOf(page, 'first');
      expect([value, await page.textContent('#fault'), Object.keys(figures).length > 4]).toEqual([value, '', true]);
    };
    for (const year of await page.$$eval('#year option', (all) => all.map((one) => (one as HTMLOptionElement).value)))
      await chosen('#year', year);
    for (const { value } of await page.$$eval('#episode option', (all) =>
      all.map((one) => ({ value: one.getAttribute('value')! })),
    ))
      if (value !== '') await chosen('#episode', value);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('says what is wrong with an entry and keeps the figures of before', async () => {
    const { page } = await open(small);
    const before = await figuresOf(page);
    await page.fill('#from', '2019-01-01');
    expect(await page.textContent('#entry-fault')).toContain('First day: a day from 2016-04-01 to 2017-03-31');
    expect(await page.getAttribute('#from', 'aria-invalid')).toBe('true');
    expect(await figuresOf(page)).toEqual(before);
    await page.fill('#from', '2017-02-01');
    expect(await page.isHidden('#entry-fault')).toBe(true);
    await page.close();
  });

  it('says what to do when its worker cannot run', async () => {
    const { page } = await watchedPage(browser);
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        Worker: class {
          constructor() {
            throw new Error('workers are off');
          }
        },
      });
    });
    await page.goto(address);
    await figuresOf(page);
    expect(await page.textContent('#fault')).toMatch(/workers are off.*Load the page again/);
    expect(await page.isHidden('#shown')).toBe(true);
    await page.close();
  });

  it.each([
    ['a desktop', small, {}],
    ['a phone', '#v=1&scope=practice', { ...devices['Pixel 7'] }],
  ])('has no accessibility finding on %s, and does not scroll sideways', async (_, fragment, options) => {
    const { page } = await open(fragment, options);
    await figuresOf(page);
    await page.$$eval('details', (all) => all.map((one) => one.setAttribute('open', '')));
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.close();
  });

  it('is worked by keyboard alone', async () => {
    const { page } = await open(small);
    const before = await figuresOf(page, 'first');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Go to the figures');
    await page.focus('#share');
    await page.keyboard.press('Home');
    expect(await page.textContent('#share-value')).toBe('5%');
    const after = await figuresOf(page, 'first');
    expect(after.pointsPerPractice).not.toEqual(before.pointsPerPractice);
    await page.close();
  });
});
