import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Text of every source file by its path, 'src/contract/ruleset.ts'. */
type Sources = ReadonlyMap<string, string>;

const root = new URL('..', import.meta.url);
const sources: Sources = new Map(
  readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => [`src/${file}`, readFileSync(new URL(`src/${file}`, root), 'utf8')]),
);

/** The rooms of docs/architecture.md from the top; one row may name several files. */
const rooms = readFileSync(new URL('docs/architecture.md', root), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const paths = [...(/^\|([^|]*)\|/.exec(line)?.[1] ?? '').matchAll(/`(src\/[^`]+)`/g)].map((match) => match[1]!);
    return paths.length > 0 ? [paths] : [];
  });

const roomOf = (file: string): number =>
  rooms.findIndex((paths) => paths.some((path) => (path.endsWith('/') ? file.startsWith(path) : file === path)));

/** Files of the project that a file names in an import of any kind: of values, of types, or at run time. */
const importsOf = (file: string, text: string): readonly string[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => normalize(join(dirname(file), fileName)).replace(/\.js$/, '.ts'));

const wrongRooms = (files: Sources): readonly string[] =>
  [...files].flatMap(([file, text]) => {
    if (roomOf(file) < 0) return [`${file} is in no room`];
    return importsOf(file, text)
      .filter((imported) => roomOf(imported) > roomOf(file))
      .map((imported) => `${file} imports ${imported}`);
  });

/** Statements that load a package when the file is loaded: `import type` is erased, `import()` waits until it is called. */
const loadedPackages = (file: string, text: string): readonly string[] =>
  ts.createSourceFile(file, text, ts.ScriptTarget.ESNext).statements.flatMap((statement) => {
    const declares =
      (ts.isImportDeclaration(statement) && statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword) ||
      (ts.isExportDeclaration(statement) && !statement.isTypeOnly);
    const from = declares ? statement.moduleSpecifier : undefined;
    return from && ts.isStringLiteral(from) ? [from.text] : [];
  });

/** Files that import each other in a circle. */
function circles(files: Sources): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) found.push([...way.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const imported of importsOf(file, files.get(file) ?? '')) visit(imported, [...way, file]);
    done.add(file);
  };
  for (const file of files.keys()) visit(file, []);
  return found;
}

const chanceAndClock = (files: Sources): readonly string[] =>
  [...files].flatMap(([file, text]) =>
    file.startsWith('src/cli/')
      ? []
      : [...text.matchAll(/\bMath\.random\b|\bDate\.now\b|\bnew Date\(|\bperformance\.now\b/g)].map(
          ([words]) => `${file} has ${words}`,
        ),
  );

const heavyPackages = /^(vega|vega-lite|danfojs-node)(\/|$)/;

const heavyImports = (files: Sources): readonly string[] =>
  [...files].flatMap(([file, text]) =>
    loadedPackages(file, text)
      .filter((name) => heavyPackages.test(name))
      .map((name) => `${file} loads ${name}`),
  );

const longestFile = 300;

const longFiles = (files: Sources): readonly string[] =>
  [...files].flatMap(([file, text]) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > longestFile ? [`${file} has ${lines} lines`] : [];
  });

describe('the source files (docs/architecture.md)', () => {
  it('are all read, and so is the table of rooms', () => {
    expect(sources.size).toBeGreaterThan(150);
    expect(rooms.length).toBeGreaterThan(10);
    for (const path of rooms.flat())
      expect(
        [...sources.keys()].some((file) => file.startsWith(path)),
        path,
      ).toBe(true);
  });

  it('import only from their own room and the rooms above it', () => {
    expect(wrongRooms(sources)).toEqual([]);
  });

  it('do not import in circles', () => {
    expect(circles(sources)).toEqual([]);
  });

  it('draw by chance or read the clock nowhere but in src/cli', () => {
    expect(chanceAndClock(sources)).toEqual([]);
  });

  it('load vega, vega-lite and danfojs-node only when they are used', () => {
    expect(heavyImports(sources)).toEqual([]);
  });

  it(`have at most ${longestFile} lines`, () => {
    expect(longFiles(sources)).toEqual([]);
  });
});

describe('the checks above', () => {
  const faulty: Sources = new Map([
    ['src/contract/a.ts', "import { b } from './b.js';\nimport type { Plan } from '../simulate/plan.js';"],
    ['src/contract/b.ts', "export * from './c.js';\nconst now = Date.now();"],
    ['src/contract/c.ts', "import { a } from './a.js';\nconst lot = Math.random();"],
    ['src/report/d.ts', "import { View } from 'vega';\nimport type { Spec } from 'vega-lite';\nawait import('vega');"],
    [
      'src/report/e.ts',
      "const { runCommand } = await import('../cli/runCommand.js');\nconst day = new Date(2016, 3, 1);",
    ],
    ['src/cli/f.ts', `const now = new Date();${'\n'.repeat(longestFile)}export {};`],
    ['src/elsewhere/g.ts', ''],
  ]);

  it('find an import from a lower room, also of a type and at run time, and a file without a room', () => {
    expect(wrongRooms(faulty)).toEqual([
      'src/contract/a.ts imports src/simulate/plan.ts',
      'src/report/e.ts imports src/cli/runCommand.ts',
      'src/elsewhere/g.ts is in no room',
    ]);
  });

  it('find a circle of three', () => {
    expect(circles(faulty)).toEqual([
      'src/contract/a.ts -> src/contract/b.ts -> src/contract/c.ts -> src/contract/a.ts',
    ]);
  });

  it('find chance, clocks, packages loaded too early and long files', () => {
    expect(chanceAndClock(faulty)).toEqual([
      'src/contract/b.ts has Date.now',
      'src/contract/c.ts has Math.random',
      'src/report/e.ts has new Date(',
    ]);
    expect(heavyImports(faulty)).toEqual(['src/report/d.ts loads vega']);
    expect(longFiles(faulty)).toEqual([`src/cli/f.ts has ${longestFile + 1} lines`]);
  });
});
