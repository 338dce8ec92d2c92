// Makes the two pictures of the README from a folder of results:
//   node scripts/readme-images.mjs results/england-2016-17 chromium
// Chromium (or Chrome) photographs the top of report.html; the chart is drawn by this package. Run after `npm run build`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resultsSchema } from '../dist/documents/resultsSchema.js';
import { policyComparison } from '../dist/report/charts/policyComparison.js';
import { renderSvg } from '../dist/report/renderChart.js';

const largestPicture = 200_000;
// The finding and the key figures of four policies; the charts begin below.
const size = { width: 1040, height: 1120 };

const [folder, chromium] = process.argv.slice(2);
if (!folder || !chromium) {
  console.error('usage: node scripts/readme-images.mjs <folder of results> <chromium>');
  process.exit(2);
}
const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(images, { recursive: true });

const results = resultsSchema.parse(JSON.parse(readFileSync(path.join(folder, 'results.json'), 'utf8')));
writeFileSync(path.join(images, 'policy-comparison.svg'), `${await renderSvg(policyComparison(results))}\n`);
console.log('docs/images/policy-comparison.svg');

const picture = path.join(images, 'report-comparison.png');
rmSync(picture, { force: true });
const { error, stderr } = spawnSync(
  chromium,
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    // Letters in grey, not in coloured fringes: a smaller file that looks the same on every screen.
    '--disable-lcd-text',
    `--window-size=${size.width},${size.height}`,
    `--screenshot=${picture}`,
    pathToFileURL(path.resolve(folder, 'report.html')).href,
  ],
  { encoding: 'utf8' },
);
if (!existsSync(picture)) throw new Error(`${chromium} took no picture: ${error?.message ?? stderr}`);
const bytes = statSync(picture).size;
if (bytes > largestPicture) throw new Error(`${picture} has ${bytes} bytes, more than ${largestPicture}`);
console.log(`docs/images/report-comparison.png (${bytes} bytes)`);
