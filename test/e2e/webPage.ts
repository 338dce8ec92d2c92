import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from './qofsim.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the what-if page into a folder of its own. @returns its address */
export function buildPage(): string {
  const file = join(temporaryFolder(), 'what-if.html');
  execFileSync(process.execPath, [join(root, 'web/build.mjs'), '--out', file], { cwd: root, stdio: 'pipe' });
  return pathToFileURL(file).href;
}

/** A page with what went wrong in it: messages on the console, uncaught errors, requests that leave the file, dialogues. */
export interface Watched {
  readonly page: Page;
  readonly problems: readonly string[];
}

export async function watchedPage(browser: Browser, options: Parameters<Browser['newPage']>[0] = {}): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  const problems: string[] = [];
  page.on('console', (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    problems.push(`dialogue: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) problems.push(`request: ${request.url()}`);
  });
  return { page, problems };
}

/** Waits until the figures of a stage, or a fault, are on the page. */
export async function figuresOf(page: Page, stage: 'first' | 'whole' = 'whole'): Promise<Record<string, Shown>> {
  const shown = stage === 'whole' ? '[data-stage=whole]' : '[data-stage]';
  await page.waitForSelector(`#results${shown}, #fault:not([hidden])`, { timeout: 60_000 });
  return page.$$eval('#figures data', (elements) =>
    Object.fromEntries(
      elements.map((element) => {
        const { outcome, q05, q95 } = (element as HTMLElement).dataset;
        const mean = Number(element.getAttribute('value'));
        return [outcome, { mean, q05: Number(q05), q95: Number(q95) }];
      }),
    ),
  );
}

export interface Shown {
  readonly mean: number;
  readonly q05: number;
  readonly q95: number;
}
