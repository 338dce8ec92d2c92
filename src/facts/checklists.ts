import { z } from 'zod';
import { readFact } from './readFact.js';
import { provenanceKeys } from './sourcedSchema.js';

const text = z.string().trim().min(1);

const fileSchema = z.strictObject({
  about: text,
  lists: z
    .array(
      z.strictObject({
        id: text,
        title: text,
        about: text,
        items: z
          .array(
            z.strictObject({
              number: text,
              /** What it asks for, in short words of our own. */
              item: text,
              /** Name of what the program can say to it; absent where only the author can. */
              answer: text.exactOptional(),
            }),
          )
          .min(1),
        ...provenanceKeys,
      }),
    )
    .min(1),
});

export type Checklist = z.output<typeof fileSchema>['lists'][number];

/** Checklists for reports of models, and what is to be known of them. */
export const loadChecklists = (): { readonly about: string; readonly lists: readonly Checklist[] } =>
  readFact('report/checklists.json', fileSchema);
