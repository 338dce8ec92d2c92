import { type Share, share } from '../../units.js';
import type { IndicatorCount } from '../population.js';

/** The three rates that the NHS publishes beside the counts. A rate whose divisor is 0 or unknown is absent. */
export interface PublishedRates {
  /** Underlying achievement, net of exceptions: numerator / denominator. */
  readonly achievement?: Share;
  /** Exception (PCA) rate: excluded / (denominator + excluded). */
  readonly exceptionRate?: Share;
  /** Patients receiving the intervention: numerator / (denominator + excluded). */
  readonly received?: Share;
}

/**
 * The rates from the counts. The denominator is published after exceptions, so they are added to it for the whole group
 * and never subtracted from it again.
 */
export function publishedRates({ numerator, denominator, excluded }: IndicatorCount): PublishedRates {
  const everyone = denominator === undefined || excluded === undefined ? undefined : denominator + excluded;
  return {
    ...rate('achievement', numerator, denominator),
    ...rate('exceptionRate', excluded, everyone),
    ...rate('received', numerator, everyone),
  };
}

const rate = (name: keyof PublishedRates, part: number | undefined, whole: number | undefined): PublishedRates =>
  part === undefined || whole === undefined || whole === 0 ? {} : { [name]: share(part / whole) };
