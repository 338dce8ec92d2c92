import { exp, logistic, logit } from '../random/elementary.js';

/** Who does what with the indicators of a class once they are unpaid. The rest, 1 - stops - carriesOn, relaxes. */
export interface Mixture {
  /** Share of practices that record nothing more. */
  readonly stops: number;
  /** Share of practices that go on as before. */
  readonly carriesOn: number;
  /** Logits by which the success of those who relax moves. */
  readonly shift: number;
}

/** Logits that leave nothing: those who relax have to lose everything. */
const nothingLeft = -700;

/**
 * Splits the mean fall that the studies saw over practices that stop, relax and carry on (docs/model.md 4.3).
 *
 * With p0 the reference baseline and k the mean share of it that is still recorded:
 *
 *   stops = min(stopping, 1 - k);  carriesOn = carrying x k;  those who relax keep k (1 - carrying) / (1 - stops - carriesOn) of p0,
 *
 * so the mean over practices is k whatever the two shares are. Where the stoppers alone would exceed the fall that the studies
 * saw, fewer stop: evidence outranks the belief about stopping. Where nothing falls, nobody stops and all move alike.
 *
 * @param stopping  share of practices that stop where the evidence leaves room for it
 * @param carrying  share of what is still recorded that comes from practices that carry on
 * @param shift  logits that every practice moves where nothing falls
 */
export function mixtureOf(baseline: number, kept: number, stopping: number, carrying: number, shift: number): Mixture {
  if (!(kept < 1)) return { stops: 0, carriesOn: 0, shift };
  const stops = Math.min(stopping, 1 - kept);
  const carriesOn = carrying * kept;
  const relaxes = 1 - stops - carriesOn;
  const keptByThem = relaxes > 0 ? Math.min(1, (kept * (1 - carrying)) / relaxes) : 0;
  return { stops, carriesOn, shift: keptByThem > 0 ? logit(keptByThem * baseline) - logit(baseline) : nothingLeft };
}

/** Nodes (in standard deviations) and weights of Gauss-Hermite quadrature with seven points: Abramowitz and Stegun, table 25.10. */
const nodes = [0, 0.816287882858965 * Math.SQRT2, 1.673551628767471 * Math.SQRT2, 2.651961356835233 * Math.SQRT2];
const weights = [0.810264617556807, 0.425607252610128, 0.054515582819127, 0.000971781245099519];

/**
 * Mean share of the reference baseline that is still recorded when practices move by shift x e^(spread n - spread^2 / 2), n ~ N(0, 1):
 * what the studies saw, a mean over practices. @param spread  sd between practices of the logarithm of their response
 */
export function keptOf(baseline: number, shift: number, spread: number): number {
  const start = logit(baseline);
  const at = (n: number) => logistic(start + shift * exp(spread * n - (spread * spread) / 2)) / baseline;
  if (spread === 0 || shift === 0) return shift === 0 ? 1 : at(0);
  let sum = weights[0]! * at(0);
  let total = weights[0]!;
  for (let i = 1; i < nodes.length; i++) {
    sum += weights[i]! * (at(nodes[i]!) + at(-nodes[i]!));
    total += 2 * weights[i]!;
  }
  return sum / total;
}
