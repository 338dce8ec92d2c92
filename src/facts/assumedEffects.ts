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
});

export type AssumedEffect = keyof z.output<typeof schema>['effects'];

/** Values of the achievement model that the fit does not move; each says where it comes from in its file. */
export function loadAssumedEffects(): Readonly<Record<AssumedEffect, number>> {
  const { effects } = readFact('calibration/assumed-effects.json', schema);
  return Object.fromEntries(Object.entries(effects).map(([name, { value }]) => [name, value])) as Record<
    AssumedEffect,
    number
  >;
}
