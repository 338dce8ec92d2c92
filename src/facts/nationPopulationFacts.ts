import { z } from 'zod';
import type { Nation } from '../contract/ruleset.js';
import { readFact } from './readFact.js';
import { nationSchema } from './rulesetSchema.js';
import { nationInPaths } from './rulesets.js';
import { provenanceKeys } from './sourcedSchema.js';

const count = z.int().min(1);
const provenance = { unit: z.string().min(1), ...provenanceKeys };
const total = z.strictObject({ value: count, ...provenance });

const nationPopulationSchema = z.strictObject({
  title: z.string(),
  nation: nationSchema,
  /** Contract year the totals are of or near to. */
  year: z.string().regex(/^\d{4}-\d{2}$/),
  practices: total,
  /** Registered patients. */
  patients: total,
  /** Health boards; practices are shared out by their residents. */
  areas: z.strictObject({
    ...provenance,
    list: z.array(z.strictObject({ code: z.string().min(1), name: z.string().min(1), population: count })).min(1),
  }),
});

/** What a synthetic nation other than England has of its own: `data/population/<nation>.json`, checked. */
export type NationPopulationFacts = z.output<typeof nationPopulationSchema>;

export type OtherNation = Exclude<Nation, 'England'>;

/** Reads number of practices, patients and health boards of a nation. @throws InputError when the file is absent or does not fit */
export const readNationPopulationFacts = (nation: OtherNation): NationPopulationFacts =>
  readFact(`population/${nationInPaths(nation)}.json`, nationPopulationSchema);
