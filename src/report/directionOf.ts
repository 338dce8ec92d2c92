import type { Estimate } from '../documents/resultsSchema.js';
import { digitsToRemember, formatEstimate, formatRange, isZero } from './formatEstimate.js';

/** Where a difference goes: 'either' where its 90% interval, as it is printed, has both signs, or its size is printed as nought. */
export type Direction = 'up' | 'down' | 'either' | 'none';

const short = { maximumDigits: digitsToRemember } as const;

/** The direction of a difference, by the digits that readers see. */
export function directionOf(contrast: Estimate): Direction {
  if (isZero(contrast)) return 'none';
  const size = formatEstimate(contrast, { ...short, magnitude: true, inWords: true });
  const signed = formatRange(contrast, 90, { ...short, signed: true, inWords: true });
  if ((signed.includes('−') && signed.includes('+')) || !/[1-9]/.test(size)) return 'either';
  return contrast.mean > 0 ? 'up' : 'down';
}
