import { z } from 'zod';
import { readFact } from './readFact.js';
import { sourcedSchema } from './sourcedSchema.js';

const gateSchema = z.strictObject({
  about: z.string(),
  consultationDays: sourcedSchema(z.int().min(0)),
});

/** Days from the beginning of local consultation to the first day on which a local change may apply (docs/contract.md, rule D12). */
export const consultationDays = (): number =>
  readFact('policy/local-change-gate.json', gateSchema).consultationDays.value;
