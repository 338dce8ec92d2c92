import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Milliseconds after which a browser that does not answer is given up. */
const patience = 60_000;

/** A printed page. */
export interface PrintedPdf {
  readonly pdf: Buffer;
  readonly pages: number;
}

/**
 * Prints an HTML page to PDF by a headless Chromium. The dates that it writes into the file are taken out, so that they do
 * not make two prints differ.
 * @returns what went wrong, where it did
 */
export function printPdf(chromium: string, html: string): PrintedPdf | { readonly failure: string } {
  const folder = mkdtempSync(join(tmpdir(), 'qofsim-print-'));
  try {
    const page = join(folder, 'page.html');
    const out = join(folder, 'page.pdf');
    writeFileSync(page, html);
    const { status, error, stderr } = spawnSync(
      chromium,
      [
        '--headless',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        // A browser run by root has no sandbox; the page is ours and has no scripts.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--no-first-run',
        '--no-pdf-header-footer',
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${out}`,
        pathToFileURL(page).href,
      ],
      { encoding: 'utf8', timeout: patience },
    );
    if (error || status !== 0)
      return { failure: error?.message ?? `exit code ${status}: ${stderr.trim().split('\n').at(-1)}` };
    const pdf = withoutDates(readFileSync(out));
    return { pdf, pages: pagesOf(pdf) };
  } catch (error) {
    return { failure: (error as Error).message };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Dates of creation and change, at the same length, because a PDF counts its bytes. */
const withoutDates = (pdf: Buffer): Buffer =>
  Buffer.from(
    pdf
      .toString('latin1')
      .replace(
        /(\/(?:CreationDate|ModDate) \(D:)[\d+'-]+/g,
        (date, name: string) =>
          name + '19700101000000'.padEnd(date.length - name.length, "+00'00'").slice(0, date.length - name.length),
      ),
    'latin1',
  );

const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
