import { z } from 'zod';
import type { ContractYear } from '../contract/contractYear.js';
import type { Nation } from '../contract/ruleset.js';
import { readFact } from './readFact.js';
import { nationSchema } from './rulesetSchema.js';
import { provenanceKeys } from './sourcedSchema.js';

const schema = z.strictObject({
  about: z.string(),
  years: z.array(z.strictObject({ nation: nationSchema, year: z.string(), ...provenanceKeys })),
});

/** Whether most points of a contract year were paid by an earlier year's achievement, whatever was achieved in it. */
export const wasProtected = (nation: Nation, year: ContractYear): boolean =>
  readFact('contract/years-not-paid-by-achievement.json', schema).years.some(
    (one) => one.nation === nation && one.year === year,
  );
