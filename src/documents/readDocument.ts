import type { z } from 'zod';
import { InputError } from '../inputError.js';
import { explainIssue } from './explainIssue.js';
import { locateInText, writtenPath } from './locateInText.js';
import { childOf } from './objectsAt.js';
import { parseText } from './parseText.js';

/**
 * Parses the text of a YAML or JSON document and checks it against a schema.
 * @param text  content of the file (a byte-order mark is allowed)
 * @param where  file name for messages; a name ending in .json is parsed as JSON
 * @throws InputError with one problem per fault, each with file, line and column where the text allows it
 */
export function readDocument<Schema extends z.ZodType>(text: string, where: string, schema: Schema): z.output<Schema> {
  const content = text.replace(/^\uFEFF/, '');
  const root = parseText(content, where);
  const parsed = schema.safeParse(root);
  if (parsed.success) return parsed.data;
  const locate = locateInText(content, where);
  const version = versionProblem(parsed.error.issues, root);
  if (version) throw new InputError({ where: locate(['schemaVersion']), path: 'schemaVersion', ...version });
  throw new InputError(
    parsed.error.issues
      .flatMap((issue) => explainIssue(issue, { root, schema }))
      .map(({ path, key, ...texts }) => ({
        where: locate(path, key),
        ...(path.length > 0 ? { path: writtenPath(path) } : {}),
        ...texts,
      })),
  );
}

/** A document of another version cannot be judged key by key, so its version is the only problem worth telling. */
function versionProblem(issues: readonly z.core.$ZodIssue[], root: unknown) {
  const found = childOf(root, 'schemaVersion');
  const issue = issues.find(({ path }) => path.length === 1 && path[0] === 'schemaVersion');
  if (issue?.code !== 'invalid_value' || typeof found !== 'number') return undefined;
  const newest = Math.max(...issue.values.map(Number));
  return {
    found: `version ${found}${found > newest ? ', newer than this program' : ''}`,
    allowed: issue.values.join(', '),
    mend: found > newest ? 'Update qofsim, or rewrite the document for the older version.' : 'Rewrite the document.',
  };
}
