import type { z } from 'zod';
import { nearMatches } from '../nearMatches.js';
import { type Fault, type Judged, written } from './fault.js';
import type { DocumentPath } from './locateInText.js';
import { childOf, keysOf, objectsAt } from './objectsAt.js';

type Branch = readonly z.core.$ZodIssue[];
type Explain = (issue: z.core.$ZodIssue, judged: Judged) => readonly Fault[];

interface FailedUnion {
  readonly path: DocumentPath;
  /** What each alternative finds wrong, with paths from the union's own place. */
  readonly branches: readonly Branch[];
  /** A message of the schema that says what is allowed. */
  readonly own: string | undefined;
}

/**
 * Says what is wrong with a value that fits none of several alternatives: finds the alternative that was meant by the
 * kind of value and by its keys, and reports that one's faults alone.
 * @param explain  says what an issue inside an alternative means
 */
export function explainUnion({ path, branches, own }: FailedUnion, judged: Judged, explain: Explain): readonly Fault[] {
  const value = path.reduce<unknown>(childOf, judged.root);
  const alternatives = flatten(branches);
  const fitting = alternatives.filter((branch) => !isOfAnotherKind(branch));
  if (fitting.length === 0) return [ofNoKind({ path, branches: alternatives, own }, value, judged, explain)];

  const objects = objectsAt(judged.schema, judged.root, path);
  const known = new Set(objects.flatMap(keysOf));
  const keys = isGroup(value) ? Object.keys(value) : [];
  const allowed = own ?? `exactly one of ${objects.map(shownKeys).join(' or ')}`;
  const meant = [...fitting].sort((a, b) => distance(a, value) - distance(b, value))[0]!;
  if (fitting.length > 1 && isGroup(value)) {
    if (keys.length === 0) return [{ path, found: 'an empty group', allowed, mend: 'Choose one and fill it in.' }];
    if (!keys.some((key) => known.has(key))) return keys.map((key) => noAlternativesKey(path, key, known, allowed));
    if (unknownKeys(meant).some((key) => known.has(key))) {
      const together = keys.filter((key) => known.has(key));
      return [{ path, found: `${together.join(' and ')} together`, allowed, mend: 'Keep the keys of one of these.' }];
    }
  }
  return meant.flatMap((issue) => explain({ ...issue, path: [...path, ...issue.path] }, judged));
}

/** A union inside a union offers its alternatives beside the others. */
const flatten = (branches: readonly Branch[]): readonly Branch[] =>
  branches.flatMap((branch) => {
    const [only, ...others] = branch;
    const nested = only?.code === 'invalid_union' && others.length === 0 && only.path.length === 0;
    return nested && only.errors.length > 0 ? flatten(only.errors) : [branch];
  });

/** Text where a list was wanted, or another word than the one that is allowed. */
const isOfAnotherKind = (branch: Branch): boolean =>
  branch.some((issue) => issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value'));

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unknownKeys = (branch: Branch): readonly string[] =>
  branch.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : []));

/** Keys too many and keys missing. */
function distance(branch: Branch, value: unknown): number {
  const missing = branch.filter(
    ({ path }) => path.length === 1 && typeof path[0] !== 'symbol' && childOf(value, path[0]!) === undefined,
  );
  return unknownKeys(branch).length + missing.length;
}

function noAlternativesKey(path: DocumentPath, key: string, known: Iterable<string>, allowed: string): Fault {
  const [near] = nearMatches(key, known);
  const mend = near === undefined ? 'Choose one of these.' : `Did you mean "${near}"?`;
  return { path, key, found: `the unknown key "${key}"`, allowed, mend };
}

function ofNoKind({ path, branches, own }: FailedUnion, value: unknown, judged: Judged, explain: Explain): Fault {
  const groups = objectsAt(judged.schema, judged.root, path).map(shownKeys);
  const atRoot = branches.flat().filter((issue) => issue.path.length === 0);
  const words = atRoot.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []));
  const others = atRoot
    .filter(
      (issue) => issue.code !== 'invalid_value' && !(issue.code === 'invalid_type' && issue.expected === 'object'),
    )
    .flatMap((issue) => explain({ ...issue, path: [...path] }, judged));
  const [near] = typeof value === 'string' ? nearMatches(value, words) : [];
  return {
    path,
    found: written(value),
    allowed:
      own ?? [...new Set([...words.map(written), ...others.map((fault) => fault.allowed), ...groups])].join(' or '),
    mend: near !== undefined ? `Did you mean "${near}"?` : (others[0]?.mend ?? addOrChoose(value, path)),
  };
}

/** The keys of one alternative, as they are shown to the reader. */
export const shownKeys = (object: z.core.$ZodObject): string => `{ ${keysOf(object).join(', ')} }`;

const addOrChoose = (value: unknown, path: DocumentPath): string =>
  value === undefined ? `Add ${path.at(-1) ?? 'it'}.` : 'Write one of these.';
