import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { InputError, type InputProblem } from '../inputError.js';

/** Above this many characters a JSON file's errors are located by path alone: building the line index would take longer than the run. */
const longestLocatedText = 2_000_000;

/**
 * Parses the text of a YAML or JSON document and checks it against a schema.
 * @param text  content of the file (a byte-order mark is allowed)
 * @param where  file name for messages; a name ending in .json is parsed as JSON
 * @throws InputError with one problem per fault, each with file, line and column where the text allows it
 */
export function readDocument<Schema extends z.ZodType>(text: string, where: string, schema: Schema): z.output<Schema> {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') {
    throw new InputError({
      where,
      found: 'an empty file',
      allowed: 'a YAML or JSON document',
      mend: 'Start from a copy of an example in scenarios/ or docs/.',
    });
  }
  const value = where.endsWith('.json') ? parseJson(content, where) : parseYaml(content, where);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const locate = locator(content, where);
  throw new InputError(
    parsed.error.issues.flatMap((issue) => describeIssue(issue, value)).map(({ path, key, ...rest }) => ({
      where: locate(path, key),
      ...(path.length > 0 ? { path: writtenPath(path) } : {}),
      ...rest,
    })),
  );
}

type Path = readonly (string | number)[];

interface LocatedIssue extends Omit<InputProblem, 'where' | 'path'> {
  readonly path: Path;
  /** A key inside the object at `path`, for unknown keys. */
  readonly key?: string;
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = position === undefined ? '' : `:${text.slice(0, Number(position)).split('\n').length}`;
    throw new InputError({
      where: `${where}${line}`,
      found: `text that is not JSON (${(error as Error).message})`,
      allowed: 'a complete JSON document',
      mend: 'Check for a missing bracket or a file that was cut off.',
    });
  }
}

function parseYaml(text: string, where: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return {
          where: `${where}:${line}:${col}`,
          found: `text that is not YAML (${error.message})`,
          allowed: 'a YAML document',
          mend: 'Check indentation, quotes and doubled keys on that line.',
        };
      }),
    );
  }
  return document.toJS({ maxAliasCount: 100 });
}

/** Finds the line of a path; falls back to the nearest parent that is in the text. */
function locator(text: string, where: string): (path: Path, key?: string) => string {
  if (text.length > longestLocatedText) return () => where;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return (path, key) => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (!isNode(node) || !node.range) continue;
      let offset = node.range[0];
      if (key !== undefined && depth === path.length && 'items' in node) {
        const pair = (node.items as { key?: { value?: unknown; range?: [number, number, number] } }[]).find(
          (item) => item.key?.value === key,
        );
        offset = pair?.key?.range?.[0] ?? offset;
      }
      const { line, col } = lines.linePos(offset);
      return `${where}:${line}:${col}`;
    }
    return where;
  };
}

const writtenPath = (path: Path): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');

const valueAt = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], root);

function written(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function describeIssue(issue: z.core.$ZodIssue, root: unknown): LocatedIssue[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const found = written(valueAt(root, path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path,
        key,
        found: `the unknown key "${key}"`,
        allowed: 'only the keys of the schema (qofsim schema prints it)',
        mend: 'Correct the spelling or remove the key.',
      }));
    case 'invalid_type':
      return [{ path, found, allowed: issue.expected, mend: found === 'nothing' ? 'Add it.' : 'Change the value.' }];
    case 'invalid_value':
      return [{ path, found, allowed: issue.values.map(written).join(', '), mend: 'Use one of these.' }];
    case 'invalid_union': {
      // The branch that got furthest says best what was meant.
      const branches = issue.errors.map((errors) =>
        errors.flatMap((inner) =>
          describeIssue({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue, root),
        ),
      );
      const deepest = (branch: readonly LocatedIssue[]) => Math.max(0, ...branch.map((problem) => problem.path.length));
      const best = [...branches].sort((a, b) => deepest(b) - deepest(a))[0];
      if (best && best.length > 0 && deepest(best) > path.length) return best;
      const allowed = [...new Set(branches.flat().map((problem) => problem.allowed))].join(' or ');
      return [{ path, found, allowed: allowed || issue.message, mend: 'Change the value.' }];
    }
    default:
      return [{ path, found, allowed: issue.message, mend: 'Change the value.' }];
  }
}
