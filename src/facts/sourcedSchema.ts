import { z } from 'zod';
import type { Provenance, Quantity } from '../units.js';

const text = z.string().trim().min(1);

/** Keys of a provenance, to spread into an object schema. */
export const provenanceKeys = {
  certainty: z.enum(['seen', 'derived', 'memory', 'assumption']),
  source: text,
  note: text.exactOptional(),
};

/** A certainty, a source that is not empty, and perhaps a note. */
export const provenanceSchema: z.ZodType<Provenance> = z.strictObject(provenanceKeys);

/** A value with its provenance. */
export const sourcedSchema = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, ...provenanceKeys });

/** A finite number that carries a unit in its type; the file says the unit by the key's documentation, not by conversion. */
export const quantitySchema = <Name extends string>(number: z.ZodNumber) =>
  number as unknown as z.ZodType<Quantity<Name>>;
