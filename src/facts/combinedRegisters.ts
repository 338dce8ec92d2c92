import { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import type { Provenance } from '../units.js';
import { readFact } from './readFact.js';
import { factYearSchema } from './rulesetSchema.js';
import { provenanceKeys } from './sourcedSchema.js';

const schema = z.strictObject({
  about: z.string(),
  licence: z.string(),
  registers: z.array(
    z.strictObject({
      code: z.string().min(1),
      name: z.string().min(1),
      components: z.array(z.string().min(1)).min(2),
      ratios: z
        .array(
          z.strictObject({
            practicesOf: factYearSchema,
            value: z.number().gt(0).max(1),
            unit: z.string().min(1),
            ...provenanceKeys,
          }),
        )
        .min(1),
    }),
  ),
});

/** A register that counts each patient of several registers once: `unionOf` in a ruleset. */
export interface CombinedRegisterFacts {
  readonly code: string;
  readonly name: string;
  /** Codes of the registers whose patients it counts. */
  readonly components: readonly string[];
  /** Patients counted once over the sum of the component registers, nationally. */
  readonly ratio: { readonly value: number; readonly unit: string } & Provenance;
}

/**
 * The combined registers with the ratio that practices of a year are given: that of the nearest year, the earlier of two
 * equally near (`data/population/combined-registers.json`).
 */
export function combinedRegisters(practicesOf: ContractYear): readonly CombinedRegisterFacts[] {
  const distance = (year: ContractYear) => Math.abs(startYear(year) - startYear(practicesOf));
  return readFact('population/combined-registers.json', schema).registers.map(({ ratios, ...register }) => {
    const [nearest] = [...ratios].sort(
      (a, b) =>
        distance(a.practicesOf) - distance(b.practicesOf) || startYear(a.practicesOf) - startYear(b.practicesOf),
    );
    const { practicesOf: _, ...ratio } = nearest!;
    return { ...register, ratio };
  });
}
