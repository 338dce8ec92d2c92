import { z } from 'zod';
import { InputError } from '../inputError.js';
import { factNames, factText } from './dataFolder.js';

const cache = new Map<string, { readonly schema: z.ZodType; readonly value: unknown }>();

/**
 * Reads a JSON file below `data/`, checks it against a schema and keeps the result for the next call.
 * @param path  below `data/`, with forward slashes: 'contract/england/2016-17.json'
 * @throws InputError when the file is absent, is not JSON or does not fit the schema
 */
export function readFact<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const known = cache.get(path);
  if (known?.schema === schema) return known.value as z.output<Schema>;
  const parsed = schema.safeParse(parseFile(path));
  if (!parsed.success) {
    throw new InputError({
      where: `data/${path}`,
      found: 'values that do not fit',
      allowed: `the shape of its schema:\n${z.prettifyError(parsed.error)}\n`,
      mend: 'Restore the file, or correct these values.',
    });
  }
  cache.set(path, { schema, value: parsed.data });
  return parsed.data;
}

/** Forgets what was read from a file that has been written anew. @param path  below `data/` */
export const forgetFact = (path: string): boolean => cache.delete(path);

const folders = new Map<string, readonly string[]>();

/** Names of the files of a folder below `data/`, sorted and kept for the next call; empty where there is no such folder. */
export function factFiles(folder: string): readonly string[] {
  const known = folders.get(folder);
  if (known) return known;
  const files = filesIn(folder);
  folders.set(folder, files);
  return files;
}

function filesIn(folder: string): readonly string[] {
  try {
    return factNames(folder);
  } catch {
    return [];
  }
}

function parseFile(path: string): unknown {
  let text: string;
  try {
    text = factText(path);
  } catch {
    throw new InputError({
      where: `data/${path}`,
      found: 'no such file',
      allowed: 'a file of facts that comes with qofsim',
      mend: 'Reinstall the package, or restore its data folder.',
    });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError({
      where: `data/${path}`,
      found: `text that is not JSON (${(error as Error).message})`,
      allowed: 'a complete JSON document',
      mend: 'Restore the file.',
    });
  }
}
