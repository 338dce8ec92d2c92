import { log } from '../../random/elementary.js';
import { normalQuantile } from '../../random/normalQuantile.js';
import type { PointsPosterior } from './practicePosterior.js';
import { weightedSlopes } from './weightedSlopes.js';

/** Simulated practice worlds of the history's year under its national contract: what was drawn, and the points that came of it. */
export interface ReferenceWorlds {
  /** Standardised general effect and deviation of effort, one entry a world, in rising order of the share of points. */
  readonly general: Float64Array;
  readonly reach: Float64Array;
  /** Natural logarithm of the list: chance weighs more in small practices. */
  readonly logList: Float64Array;
  /** Share of all points, and its score (`scoreOf`). */
  readonly share: Float64Array;
  readonly score: Float64Array;
  /** Scores of the shares of each domain. */
  readonly domains: ReadonlyMap<string, Float64Array>;
}

/** Published points of a practice as shares of those available. */
export interface ObservedPoints {
  readonly list: number;
  readonly share: number;
  readonly domains: ReadonlyMap<string, number>;
}

/** Worlds looked at around the observed share, and those of them that are taken. */
const candidates = 2400;
export const pastsPerPractice = 160;

/** Distances that count as one: of scores of all points and of one domain (logits), and of the logarithm of the list. */
const unit = { score: 0.15, domain: 0.6, list: 0.6 } as const;

/** Keeps the score of full points finite: about the worth of the smallest loss. */
const slack = 0.002;

/** From here on a share is all points: shares are sums of ten-thousandths of a point. */
const full = 1 - 1e-7;

/** A share of points on a scale on which neighbours are alike: log((share + slack) / (1 - share + slack)). */
export const scoreOf = (share: number): number => log((share + slack) / (1 - share + slack));

/**
 * Pasts of a practice given its points in total or by domain: the simulated worlds whose points came nearest, weighted by
 * nearness, their general effect and effort moved to the observed points by local linear regression (a regression-adjusted
 * rejection sample; Beaumont, Zhang and Balding, Genetics 2002). A world is taken whole, so all its effects come along, with
 * whatever correlation the points give them.
 */
export function totalsPosterior(reference: ReferenceWorlds, observed: ObservedPoints): PointsPosterior {
  const taken = nearest(reference, observed);
  const reach =
    1.0001 *
    Math.max(
      taken.reduce((most, { distance }) => Math.max(most, distance), 0),
      1e-12,
    );
  const weights = taken.map(({ distance }) => 1 - distance / reach);
  // Beyond the furthest world nothing was simulated: no extrapolation from there.
  const inside = observed.share >= reference.share[0]!;
  const slopes = weightedSlopes(
    taken.map(({ gaps }) => gaps),
    taken.map(({ world }) => [reference.general[world]!, reference.reach[world]!]),
    weights,
  );
  const moved = taken.map(({ world, gaps }, i) => {
    const [general, effort] = slopes.map((own) =>
      inside ? -own.reduce((sum, slope, g) => sum + slope * gaps[g]!, 0) : 0,
    );
    return { world, weight: weights[i]!, general: general!, reach: effort! };
  });
  const place = ({ world, general }: (typeof moved)[number]) => reference.general[world]! + general;
  moved.sort((a, b) => place(a) - place(b) || a.world - b.world);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return {
    kind: 'points',
    pasts: {
      world: Int32Array.from(moved, ({ world }) => world),
      upTo: Float64Array.from(moved, ({ weight }, i) => {
        sum += weight / total;
        return i === moved.length - 1 || sum >= 1 ? Number.POSITIVE_INFINITY : normalQuantile(sum);
      }),
      general: Float64Array.from(moved, ({ general }) => general),
      reach: Float64Array.from(moved, (each) => each.reach),
    },
  };
}

interface Near {
  readonly world: number;
  /** World less observed: scores of all points, logarithm of the list, scores of domains. */
  readonly gaps: readonly number[];
  readonly distance: number;
}

function nearest(reference: ReferenceWorlds, observed: ObservedPoints): readonly Near[] {
  const logList = log(observed.list);
  const score = scoreOf(observed.share);
  const domains = [...observed.domains].flatMap(([domain, share]) => {
    const column = reference.domains.get(domain);
    return column ? [{ column, score: scoreOf(share) }] : [];
  });
  const [from, to] = windowOf(reference.share, observed.share);
  const columns = [
    { column: reference.score, own: score, unit: unit.score },
    { column: reference.logList, own: logList, unit: unit.list },
    ...domains.map(({ column, score: own }) => ({ column, own, unit: unit.domain })),
  ];
  const distances = new Float64Array(to - from);
  for (const { column, own, unit: one } of columns)
    for (let i = 0; i < distances.length; i++) distances[i] = distances[i]! + ((column[from + i]! - own) / one) ** 2;
  const furthest = distances.slice().sort()[Math.min(pastsPerPractice, distances.length) - 1]!;
  const near: Near[] = [];
  distances.forEach((distance, i) => {
    // Of worlds equally far, those of lower points.
    if (distance > furthest || near.length === pastsPerPractice) return;
    near.push({ world: from + i, distance, gaps: columns.map(({ column, own }) => column[from + i]! - own) });
  });
  return near;
}

/** The candidates: the worlds next to the observed share in rank, or all those at full points. */
function windowOf(shares: Float64Array, share: number): readonly [number, number] {
  const count = shares.length;
  const maximum = lowerBound(shares, full);
  if (share >= full && count - maximum >= pastsPerPractice) return [maximum, count];
  const last = share >= full ? count : maximum;
  const at = lowerBound(shares, share);
  const from = Math.max(0, Math.min(at - candidates / 2, last - candidates));
  return [from, Math.min(last, from + candidates)];
}

/** First index whose value is at least this. */
function lowerBound(values: Float64Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
