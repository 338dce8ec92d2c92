import { z } from 'zod';
import { payRequestSchema } from './payRequestSchema.js';
import { practicesSchema } from './practicesSchema.js';
import { resultsSchema } from './resultsSchema.js';
import { scenarioSchema } from './scenarioSchema.js';

interface PublishedDocument {
  readonly schema: z.ZodType;
  readonly title: string;
  readonly description: string;
}

/** The documents whose form is published. One entry makes a file in scenarios/schema/ and an answer of `qofsim schema`. */
const published = {
  scenario: {
    schema: scenarioSchema,
    title: 'qofsim scenario',
    description:
      'A question about QOF policy: the practices, the contract year and the policies to compare. Reference: docs/scenario.md.',
  },
  results: {
    schema: resultsSchema,
    title: 'qofsim results',
    description:
      'What a run writes as results.json: what every policy does, with its uncertainty. Reference: docs/results.md.',
  },
  practices: {
    schema: practicesSchema,
    title: 'qofsim practices',
    description:
      'The practices of a country or of a few, as qofsim import writes them and qofsim run reads them. Reference: docs/import.md.',
  },
  pay: {
    schema: payRequestSchema,
    title: 'qofsim practice to pay',
    description:
      'One practice to pay for one contract year under the Quality and Outcomes Framework. Reference: docs/pay.md.',
  },
} as const satisfies Readonly<Record<string, PublishedDocument>>;

export type DocumentName = keyof typeof published;

export const documentNames = Object.keys(published) as readonly DocumentName[];

/** A JSON Schema, draft 2020-12, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of a document as it stands in a file: fields with a default may be left out.
 * It is the form alone: rules that tie one field to another are checked by the program.
 */
export function jsonSchema(name: DocumentName): JsonSchema {
  const { schema, title, description } = published[name];
  const { $schema, ...form } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return { $schema, $id: `urn:qofsim:schema:${name}`, title, description, ...form };
}

/** The text of the published file. */
export const jsonSchemaText = (name: DocumentName): string => `${JSON.stringify(jsonSchema(name), null, 2)}\n`;
