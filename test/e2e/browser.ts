import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../src/cli/findChromium.js';

const path = findChromium();

/**
 * Whether tests that need a browser can run. Continuous integration sets QOFSIM_NEEDS_CHROMIUM=1: without a browser it fails;
 * elsewhere such tests are skipped, and say so.
 * @throws Error where one is needed and there is none
 */
export function hasChromium(): boolean {
  if (path !== undefined) return true;
  const message = 'no Chromium was found (apt-get install chromium, or set QOFSIM_CHROMIUM)';
  if (process.env.QOFSIM_NEEDS_CHROMIUM === '1') throw new Error(message);
  console.warn(`Browser tests are skipped: ${message}.`);
  return false;
}

/** A headless Chromium; whoever opens it closes it. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: path!, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
