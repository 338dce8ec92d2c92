// Builds the what-if page: one HTML file with the engine, its facts, script and styles, that loads nothing.
// Run after `npm run build`, whose engine it asks for what the page offers: node web/build.mjs [--out FILE]
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { gzipSync } from 'fflate';
import { abbreviations, bundledFacts, pageFacts } from './facts.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const asked = process.argv.indexOf('--out');
const out = resolve(asked < 0 ? `${here}../dist/web/what-if.html` : process.argv[asked + 1]);

/** Modules of the engine that know Node, and what the page has in their place. */
const swapped = new Map([
  ['src/facts/dataFolder', 'bundledData.ts'],
  ['src/simulate/pool', 'noPool.ts'],
  ['src/report/renderChart', 'renderChartWithoutEval.ts'],
]);

/** Modules that exist only in the bundle: what the page offers, and the files of `data/`. */
const made = new Map([
  ['qofsim:page', () => `export const pageFacts = ${JSON.stringify(pageFacts())};`],
  ['qofsim:facts', () => `export const compressedFacts = ${JSON.stringify(packed(bundledFacts()))};`],
]);

const packed = (value) =>
  Buffer.from(gzipSync(new TextEncoder().encode(JSON.stringify(value)), { level: 9, mtime: 0 })).toString('base64');

const plugin = {
  name: 'engine-in-the-browser',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^qofsim:/ }, ({ path }) => ({ path, namespace: 'made' }));
    onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => ({ contents: made.get(path)(), loader: 'js' }));
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const name = resolve(resolveDir, path)
        .slice(resolve(here, '..').length + 1)
        .replaceAll('\\', '/')
        .replace(/\.js$/, '');
      const file = swapped.get(name);
      return file && { path: resolve(here, 'src/swapped', file) };
    });
    // Error messages of zod in fifty languages; the engine writes its own.
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, () => ({ path: 'locales', namespace: 'none' }));
    onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: '' }));
    onResolve({ filter: /^node:/ }, ({ path, importer }) => ({
      errors: [{ text: `${importer} needs ${path}, which no browser has: keep it out of what the page imports` }],
    }));
  },
};

const bundle = await build({
  entryPoints: [`${here}src/entry.ts`],
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  write: false,
  metafile: true,
  logLevel: 'warning',
  plugins: [plugin],
});
// Nothing in the script may end its element.
const script = bundle.outputFiles[0].text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const styles = readFileSync(`${here}styles.css`, 'utf8').replace(/^\/\*[\s\S]*?\*\/\s*/, '');
const hash = createHash('sha256').update(script).digest('base64');
const template = readFileSync(`${here}page.html`, 'utf8');
const html = template
  .replace('{{abbreviations}}', () => abbreviations(template))
  .replace('{{script-hash}}', () => `sha256-${hash}`)
  .replace('{{styles}}', () => styles)
  .replace('{{script}}', () => script);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, html);

const kilobytes = (bytes) => `${Math.round(bytes / 1024).toLocaleString('en-GB')} kB`;
const data = Object.entries(Object.values(bundle.metafile.outputs)[0].inputs).find(([path]) =>
  path.endsWith('qofsim:facts'),
)[1];
console.log(`${out}: ${kilobytes(Buffer.byteLength(html))}, of which facts ${kilobytes(data.bytesInOutput)}.`);
