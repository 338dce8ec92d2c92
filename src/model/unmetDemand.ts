import { exp, log } from '../random/elementary.js';
import { normalCdf } from '../random/normalCdf.js';

/**
 * Demand over safe capacity U of the practices of one area in one month: log U is normal over practices. Closed forms, so that
 * no practice has to be simulated.
 */
export interface PressureOfMonth {
  /** Mean of log U. */
  readonly location: number;
  /** Standard deviation of log U between practices and their months; nought or more. */
  readonly spread: number;
}

/** Share of practices with U of at least `cut`: Phi((location - log cut) / spread). @param cut  at or below nought all are */
export function shareAtLeast({ location, spread }: PressureOfMonth, cut: number): number {
  if (cut <= 0) return 1;
  const margin = location - log(cut);
  return spread > 0 ? normalCdf(margin / spread) : margin >= 0 ? 1 : 0;
}

/** Mean of U: exp(location + spread^2 / 2). */
export const meanPressure = ({ location, spread }: PressureOfMonth): number => exp(location + 0.5 * spread * spread);

/**
 * Mean of what U exceeds `cut` by, E[max(0, U - cut)] = E[U] Phi(d + spread) - cut Phi(d) with d = (location - log cut) / spread.
 * With the cut at one it is unmet demand as a share of capacity; hours that are no longer asked for raise the cut.
 */
export function meanExcess(pressure: PressureOfMonth, cut: number): number {
  const { location, spread } = pressure;
  const mean = meanPressure(pressure);
  if (cut <= 0) return mean - cut;
  if (!(spread > 0)) return Math.max(0, mean - cut);
  const d = (location - log(cut)) / spread;
  return Math.max(0, mean * normalCdf(d + spread) - cut * normalCdf(d));
}
