import { z } from 'zod';
import { readFact } from './readFact.js';
import { provenanceKeys } from './sourcedSchema.js';

const value = z.strictObject({ value: z.number(), unit: z.string(), ...provenanceKeys });

const schema = z.strictObject({
  about: z.string(),
  effects: z.strictObject({
    exceptionPracticeSpread: value,
    exceptionCellSpread: value,
    declaredLoading: value,
    bloodPressureLoading: value,
    exceptionShareOfEffort: value,
    typicalList: value,
  }),
  withoutYearEndEffort: z.strictObject({ codes: z.array(z.string()), ...provenanceKeys }),
});

const read = () => readFact('calibration/assumed-effects.json', schema);

export type AssumedEffect = keyof z.output<typeof schema>['effects'];

/** Values of the achievement model that the fit does not move; each says where it comes from in its file. */
export function loadAssumedEffects(): Readonly<Record<AssumedEffect, number>> {
  const { effects } = read();
  return Object.fromEntries(Object.entries(effects).map(([name, { value }]) => [name, value])) as Record<
    AssumedEffect,
    number
  >;
}

/** Codes of indicators that no year-end effort reaches: a birthday, not the end of the contract year, decides who counts. */
export const withoutYearEndEffort = (): ReadonlySet<string> => new Set(read().withoutYearEndEffort.codes);
