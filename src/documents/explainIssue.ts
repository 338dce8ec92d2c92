import type { z } from 'zod';
import { nearMatches } from '../nearMatches.js';
import { explainUnion, shownKeys } from './explainUnion.js';
import { type Fault, type Judged, written } from './fault.js';
import type { DocumentPath } from './locateInText.js';
import { childOf, keysOf, objectsAt } from './objectsAt.js';

/**
 * Says what one issue of zod means to the person who wrote the document.
 * An error message that a schema brings along (`z.string({ error: '...' })`) says what is allowed, and is preferred.
 */
export function explainIssue(issue: z.core.$ZodIssue, judged: Judged): readonly Fault[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const value = path.reduce<unknown>(childOf, judged.root);
  const found = written(value);
  const own = ownMessage(issue);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, judged));
    case 'invalid_type':
      return [
        {
          path,
          found,
          allowed: own ?? kindNames[issue.expected] ?? issue.expected,
          mend: mendKind(issue, value, path),
        },
      ];
    case 'invalid_value': {
      return [{ path, found, ...amongValues(value, issue.values, own) }];
    }
    case 'invalid_union':
      if (issue.discriminator !== undefined && 'options' in issue && Array.isArray(issue.options)) {
        return [{ path, found, ...amongValues(value, issue.options, own) }];
      }
      return explainUnion({ path, branches: issue.errors, own }, judged, explainIssue);
    case 'too_small':
      return [{ path, found, allowed: own ?? limit('at least', issue.minimum, issue.origin), mend: 'Change it.' }];
    case 'too_big':
      return [{ path, found, allowed: own ?? limit('at most', issue.maximum, issue.origin), mend: 'Change it.' }];
    case 'invalid_key':
      return [
        {
          path,
          found: `the key "${path.at(-1)}"`,
          allowed: own ?? issue.issues[0]?.message ?? 'another key',
          mend: 'Rename it.',
        },
      ];
    case 'custom':
      return [{ path, ...customTexts(issue, found) }];
    default:
      return [{ path, found, allowed: issue.message, mend: 'Change it.' }];
  }
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

/** Zod's own messages all begin in one of these ways; ours never do. */
const ownMessage = (issue: z.core.$ZodIssue): string | undefined =>
  /^(Invalid|Too (big|small)|Unrecognized)/.test(issue.message) ? undefined : issue.message;

function unknownKey(path: DocumentPath, key: string, { root, schema }: Judged): Fault {
  const objects = objectsAt(schema, root, path);
  const known = [...new Set(objects.flatMap(keysOf))];
  if (known.includes(key)) {
    // A key of another alternative, where all else fits one.
    const allowed = `exactly one of ${objects.map(shownKeys).join(' or ')}`;
    return { path, key, found: `the key "${key}" beside others`, allowed, mend: 'Keep the keys of one of these.' };
  }
  const [near] = nearMatches(key, known);
  return {
    path,
    key,
    found: `the unknown key "${key}"`,
    allowed: known.length > 0 ? known.join(', ') : 'no such key',
    mend: near === undefined ? mendSurplus(path, key, known, { root, schema }) : `Did you mean "${near}"?`,
  };
}

/** A key may stand one level too high: `who` beside `measures`. */
function mendSurplus(path: DocumentPath, key: string, known: readonly string[], { root, schema }: Judged): string {
  const home = known.find((part) =>
    [[part], [part, 0]].some((step) =>
      objectsAt(schema, root, [...path, ...step]).some((object) => keysOf(object).includes(key)),
    ),
  );
  return home === undefined ? 'Remove it.' : `It belongs in ${home}.`;
}

function amongValues(
  value: unknown,
  values: readonly unknown[],
  own: string | undefined,
): Pick<Fault, 'allowed' | 'mend'> {
  const [near] = typeof value === 'string' ? nearMatches(value, values.map(String)) : [];
  const only = values.length === 1 ? `Write ${written(values[0])}.` : 'Use one of these.';
  return {
    allowed: own ?? values.map(written).join(', '),
    mend: value === undefined ? 'Add it.' : near === undefined || near === value ? only : `Did you mean "${near}"?`,
  };
}

function mendKind(issue: z.core.$ZodIssueInvalidType, value: unknown, path: DocumentPath): string {
  if (value === undefined) return path.length > 0 ? `Add ${path.at(-1)}.` : 'Add it.';
  if (value === null) return 'Write a value, or remove the key.';
  const scalar = typeof value !== 'object';
  if (issue.expected === 'string' && scalar) return `Put it in quotes: ${JSON.stringify(String(value))}.`;
  if (issue.expected === 'array' && scalar) return `Write it as a list: [${String(value)}].`;
  const numeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
  if (issue.expected === 'number' && numeric) return 'Remove the quotes.';
  return 'Change it.';
}

function limit(side: string, bound: number | bigint, origin: string): string {
  if (origin === 'string') return `text of ${side} ${bound} characters`;
  if (origin === 'array') return `a list of ${side} ${bound}`;
  return `${side} ${bound}`;
}

/** The texts that `addFault` put there; another refinement has only its message. */
function customTexts(issue: z.core.$ZodIssueCustom, found: string): Omit<Fault, 'path'> {
  const text = (name: string, otherwise: string): string => {
    const given: unknown = issue.params?.[name];
    return typeof given === 'string' ? given : otherwise;
  };
  return { found: text('found', found), allowed: text('allowed', issue.message), mend: text('mend', 'Change it.') };
}
