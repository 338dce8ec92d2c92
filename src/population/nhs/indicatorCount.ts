import { patients, points } from '../../units.js';
import type { IndicatorCount } from '../population.js';
import type { CountDraft } from './achievement.js';

/** A count as put together from the files, in units. */
export const indicatorCount = ({ numerator, denominator, excluded, points: awarded }: CountDraft): IndicatorCount => ({
  ...(numerator === undefined ? {} : { numerator: patients(numerator) }),
  ...(denominator === undefined ? {} : { denominator: patients(denominator) }),
  ...(excluded === undefined ? {} : { excluded: patients(excluded) }),
  ...(awarded === undefined ? {} : { points: points(awarded) }),
});
