import { referenceBaseline } from '../../src/facts/referenceBaselines.js';
import type { ShiftClass } from '../../src/facts/responseClasses.js';
import type { ResponseVariant } from '../../src/facts/responseVariants.js';

/** What a practice is like when it is no longer paid: how strongly it answers, and whether it stops, relaxes or goes on. */
export interface Nature {
  /** Standard normal. */
  readonly answer: number;
  /** Between nought and one: the lowest stop first, the highest go on longest. */
  readonly style: number;
}

/** What is known of the mixture, by practice and measure. */
export interface StyleShares {
  readonly stops: number;
  readonly goesOn: number;
  /** Of the level at which the studies looked, what those who relax still record; what all record on average. */
  readonly keptByRelaxers: number;
  readonly kept: number;
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const logit = (p: number) => Math.log(p / (1 - p));

/** Mean over practices of e^(spread n - spread^2 / 2) times a shift, applied at the baseline: the sum over a fine grid of n. */
function meanKept(baseline: number, shift: number, spread: number): number {
  let [sum, weight] = [0, 0];
  for (let n = -6; n <= 6; n += 0.01) {
    const density = Math.exp((-n * n) / 2);
    const own = shift * Math.exp(spread * n - (spread * spread) / 2);
    sum += (density * logistic(logit(baseline) + own)) / baseline;
    weight += density;
  }
  return sum / weight;
}

const known = new Map<string, number>();

/** What the studies saw on average: the share of the baseline that is still recorded. */
export function keptOnAverage(kind: ShiftClass, shift: number, spread: number): number {
  const key = `${kind} ${shift} ${spread}`;
  const value = known.get(key) ?? meanKept(referenceBaseline(kind), shift, spread);
  known.set(key, value);
  return value;
}

/** Splits what is still recorded on average over those who stop, go on and relax. */
export function styleShares(kept: number, stopping: number, goingOn: number): StyleShares {
  const stops = Math.min(stopping, 1 - kept);
  const goesOn = goingOn * kept;
  const others = 1 - stops - goesOn;
  return { stops, goesOn, kept, keptByRelaxers: Math.max(0, Math.min(1, (kept - goesOn) / others)) };
}

/**
 * Chance that a patient is recorded when nothing is paid for it; undefined where the practice goes on as before.
 * @param stopping  share of practices that stop where the studies leave room for it
 */
export function unpaidChance(
  variant: ResponseVariant,
  paid: number,
  shift: number,
  kind: ShiftClass,
  { answer, style }: Nature,
  beliefs: { readonly spread: number; readonly stopping: number; readonly goingOn: number },
): number | undefined {
  const { spread, stopping, goingOn } = beliefs;
  const baseline = referenceBaseline(kind);
  const own = shift * Math.exp(spread * answer - (spread * spread) / 2);
  if (variant === 'shift') return logistic(logit(paid) + own);
  if (variant === 'completions') {
    // Work is completed at a rate; unpaid at that rate x slower, such that the baseline falls as it does by the shift.
    const rate = (p: number) => -Math.log(1 - p);
    const slower = rate(logistic(logit(baseline) + own)) / rate(baseline);
    return 1 - Math.exp(-slower * rate(paid));
  }
  const kept = shift === 0 ? 1 : keptOnAverage(kind, shift, spread);
  if (kept >= 1) return logistic(logit(paid) + shift);
  const shares = styleShares(kept, stopping, goingOn);
  if (style < shares.stops) return 0;
  if (style >= 1 - shares.goesOn) return undefined;
  if (shares.keptByRelaxers === 0) return 0;
  return logistic(logit(paid) + logit(shares.keptByRelaxers * baseline) - logit(baseline));
}
