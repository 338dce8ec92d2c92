import { z } from 'zod';
import { readFact } from './readFact.js';
import { provenanceKeys } from './sourcedSchema.js';

const text = z.string().trim().min(1);

const fileSchema = z.strictObject({
  about: text,
  terms: z
    .array(
      z.strictObject({
        /** The abbreviation as it is written. */
        short: text,
        /** What it stands for; in lower case unless it is a name. */
        long: text,
        /** What its plural, with an s behind it, stands for. */
        plural: text.exactOptional(),
        /** What the thing is, where the words alone do not say it. */
        meaning: text.exactOptional(),
        ...provenanceKeys,
      }),
    )
    .min(1),
});

export type GlossaryTerm = z.output<typeof fileSchema>['terms'][number];

/** Abbreviations that pages for people use, sorted by the abbreviation. */
export const loadGlossary = (): readonly GlossaryTerm[] => readFact('report/glossary.json', fileSchema).terms;
