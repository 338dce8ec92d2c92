import { z } from 'zod';
import { loadResponseCalibration } from '../facts/responseCalibration.js';
import { type ResponseVariant, responseVariants } from '../facts/responseVariants.js';
import { averageOf, type ResponseStructure, usualStructure } from '../policy/responseStructure.js';
import type { Fault } from './fault.js';

const names = responseVariants.join(', ');
const variant = z.enum(responseVariants, { error: `one of ${names}` });

/** Which model of the response a scenario uses: one of the variants, the usual ones in turn, or those that it lists. */
export const structureSchema = z
  .strictObject({
    response: z
      .union(
        [
          z.enum([...responseVariants, 'average']),
          z
            .array(variant)
            .min(1)
            .max(responseVariants.length)
            .refine((list) => new Set(list).size === list.length, { error: `a list of different ones of ${names}` }),
        ],
        { error: `${names}, average, or a list of different ones of ${names}` },
      )
      .describe(
        'How recording answers to lost pay: shift, completions, mixture; average: shift and completions in turn; or a list of variants that take turns.',
      ),
  })
  .meta({ id: 'structure', description: 'Shape of the model where evidence does not decide between shapes.' });

/** Which figures the beliefs about the response rest on. */
export const responseCalibrations = ['beforeSomerset', 'afterSomerset'] as const;

export type ResponseCalibrationName = (typeof responseCalibrations)[number];

/**
 * The variants and their weights. Before Somerset: the usual ones, or those that the scenario names, with equal weights. After
 * Somerset: the fitted ones with their weights and beliefs, or those of them that the scenario names.
 */
export function resolveStructure(
  written: z.output<typeof structureSchema> | undefined,
  calibration: ResponseCalibrationName,
): ResponseStructure {
  const response = written?.response ?? 'average';
  const named = response === 'average' ? undefined : typeof response === 'string' ? [response] : response;
  if (calibration === 'beforeSomerset') return named ? averageOf(named) : usualStructure;
  const fitted = loadResponseCalibration().variants;
  const chosen = fitted.filter(({ variant }) => named?.includes(variant) ?? true);
  const total = chosen.reduce((sum, { weight }) => sum + weight, 0);
  return chosen.map(({ variant, weight, beliefs }) => ({ variant, weight: weight / total, beliefs }));
}

/**
 * Variants that a scenario names although the calibration that it chose gives them no weight.
 * @param variants  those that the second calibration kept
 */
export function structureFaults(
  written: z.output<typeof structureSchema> | undefined,
  calibration: ResponseCalibrationName,
  variants: readonly { readonly variant: ResponseVariant }[] = loadResponseCalibration().variants,
): readonly Fault[] {
  const response = written?.response ?? 'average';
  if (calibration === 'beforeSomerset' || response === 'average') return [];
  const fitted = variants.map(({ variant }) => variant);
  const named = typeof response === 'string' ? [response] : response;
  return named
    .filter((variant) => !fitted.includes(variant))
    .map((variant) => ({
      path: ['structure', 'response'],
      found: `${variant}, which the calibration after Somerset gives no weight`,
      allowed: fitted.join(', '),
      mend: 'Name one of these, or take calibration: afterSomerset out.',
    }));
}
