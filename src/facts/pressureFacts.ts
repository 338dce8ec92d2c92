import { z } from 'zod';
import type { ContractYear } from '../contract/contractYear.js';
import { readFact } from './readFact.js';
import { provenanceKeys } from './sourcedSchema.js';

/** Shape of pressure over the year and where the alert levels begin. Sizes are beliefs, not here. */
export interface PressureFacts {
  /** Year to which the belief about the baseline refers. */
  readonly referenceYear: ContractYear;
  /** 12, April to March: ordinary season, sums to nought, heaviest less lightest month is one. */
  readonly season: readonly number[];
  /** 12, April to March: share of a winter's shock in each month, 1 at its peak. */
  readonly winterProfile: readonly number[];
  /** Demand over safe capacity at which each level begins, rising; below the first it is green. */
  readonly cutPoints: { readonly amber: number; readonly red: number; readonly black: number };
}

const about = { about: z.string() };
const rounding = 1e-9;

const seasonSchema = z
  .array(z.number())
  .length(12)
  .refine((values) => Math.abs(values.reduce((sum, x) => sum + x, 0)) < rounding, {
    error: 'values that sum to nought',
  })
  .refine((values) => Math.abs(Math.max(...values) - Math.min(...values) - 1) < rounding, {
    error: 'a range of one from the lightest to the heaviest month',
  });
const profileSchema = z
  .array(z.number().min(0).max(1))
  .length(12)
  .refine((values) => Math.max(...values) === 1, { error: 'a peak of one' });

const pressureSchema = z
  .strictObject({
    ...about,
    referenceYear: z.string().regex(/^\d{4}-\d{2}$/),
    season: z.strictObject({ ...about, values: seasonSchema, ...provenanceKeys }),
    winterProfile: z.strictObject({ ...about, values: profileSchema, ...provenanceKeys }),
    cutPoints: z
      .strictObject({
        ...about,
        amber: z.number().positive(),
        red: z.number().positive(),
        black: z.number().positive(),
        ...provenanceKeys,
      })
      .refine(({ amber, red, black }) => amber < red && red < black, { error: 'amber below red below black' }),
  })
  .transform(
    ({ referenceYear, season, winterProfile, cutPoints: { amber, red, black } }): PressureFacts => ({
      referenceYear: referenceYear as ContractYear,
      season: season.values,
      winterProfile: winterProfile.values,
      cutPoints: { amber, red, black },
    }),
  );

/** Reads data/pressure/england.json. @throws InputError when the file does not fit. */
export const loadPressureFacts = (): PressureFacts => readFact('pressure/england.json', pressureSchema);
