import type { z } from 'zod';
import type { InputProblem } from '../inputError.js';
import type { DocumentPath } from './locateInText.js';

/** A fault of a document before it is located in the text. */
export interface Fault extends Pick<InputProblem, 'found' | 'allowed' | 'mend'> {
  readonly path: DocumentPath;
  /** A key inside the object at `path`, for unknown keys. */
  readonly key?: string;
}

/** The document that is judged and the schema it is judged by. */
export interface Judged {
  readonly root: unknown;
  readonly schema: z.core.$ZodType;
}

/** Reports a fault from a refinement of a schema in the words that the reader should see. */
export function addFault(context: z.core.$RefinementCtx, { path, found, allowed, mend }: Fault): void {
  context.addIssue({ code: 'custom', path: [...path], message: allowed, params: { found, allowed, mend } });
}

/** A value as the reader wrote it, cut where it is long. */
export function written(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
