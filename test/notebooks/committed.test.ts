import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { TopLevelSpec } from 'vega-lite';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';

interface Output {
  readonly output_type: string;
  readonly name?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}
interface Cell {
  readonly cell_type: string;
  readonly execution_count?: number | null;
  readonly source: string | readonly string[];
  readonly outputs?: readonly Output[];
}

const folder = 'notebooks';
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ipynb'))
  .sort();
const joined = (text: unknown): string => [text].flat().join('');
const cellsOf = (name: string): readonly Cell[] => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')).cells;

/** GitHub shows no larger ones, and people wait for them. */
const mostBytes = 300_000;
const vegaLite = 'application/vnd.vegalite.v5+json';

it('there are ten notebooks in order', () => {
  expect(names.map((name) => name.slice(0, 2))).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10']);
});

describe.each(names)('%s', (name) => {
  const cells = cellsOf(name);
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  const outputs = code.flatMap((cell) => cell.outputs ?? []);

  it('is small, and executed from the first cell to the last without an error', () => {
    expect(statSync(`${folder}/${name}`).size).toBeLessThan(mostBytes);
    expect(code.map(({ execution_count }) => execution_count)).toEqual(code.map((_, i) => i + 1));
    expect(outputs.filter(({ output_type, name }) => output_type === 'error' || name === 'stderr')).toEqual([]);
  });

  it('ends with what it means, in words with figures', () => {
    const [heading, last] = cells.slice(-2);
    expect(joined(heading?.source)).toBe('## What it means');
    const words = joined(last?.outputs?.map(({ data }) => joined(data?.['text/markdown'])));
    expect(words.length).toBeGreaterThan(200);
    expect(words).toMatch(/\d/);
    expect(words).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('uses the public API, and no more', () => {
    const imports = code.flatMap(({ source }) =>
      [...joined(source).matchAll(/from '([^']+)'/g)].map((found) => found[1]),
    );
    expect(imports.filter((from) => !/^(tslab|\.\.\/dist\/index\.js|simple-statistics|node:fs)$/.test(from!))).toEqual(
      [],
    );
    expect(imports).toContain('../dist/index.js');
  });

  it('has charts with a specification, a picture and alternative text', () => {
    const charts = outputs.filter(({ data }) => data !== undefined && vegaLite in data);
    expect(charts.length).toBeGreaterThan(0);
    for (const { data } of charts) {
      const spec = data![vegaLite] as TopLevelSpec;
      expect(spec.description).toMatch(/\d/);
      expect(joined(data!['text/plain'])).toBe(spec.description!.trim());
      const [, words, picture] = /^!\[([^\]]+)\]\(data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)\)$/.exec(
        joined(data!['text/markdown']),
      )!;
      expect(words!.length).toBeGreaterThan(40);
      const svg = Buffer.from(picture!, 'base64').toString('utf8');
      expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
      expect(svg).not.toMatch(/NaN|undefined/);
      expect(() => compile(spec)).not.toThrow();
    }
  });
});

it('data for notebooks is said to be invented', () => {
  expect(readFileSync(`${folder}/data/nhs-2016-17/README.md`, 'utf8')).toContain('hold no real practice');
});
