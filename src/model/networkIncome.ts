import { networkPoints } from '../contract/networkFund.js';
import { binomialQuantile } from '../random/binomialQuantile.js';
import { logistic } from '../random/elementary.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';
import type { Percent, Points } from '../units.js';
import { drawNetworkNormals, networkPurpose } from './networkAchievement.js';
import { type NetworkPlan, networkItemKind } from './networkPlan.js';
import { penceBetween } from './networkShares.js';
import type { NetworkVariant } from './networkVariant.js';

export type { NetworkPlan } from './networkPlan.js';

/** Working memory of one worker. What was drawn last is kept, so several policies of one network share the draws. */
export interface NetworkScratch {
  readonly words: Int32Array;
  readonly common: Float64Array;
  readonly cell: Float64Array;
  /** K x block: pence of each item under the fund as it stands. */
  readonly earned: Float64Array;
  /** Which draws `earned` holds. */
  held:
    | {
        readonly plan: NetworkPlan;
        readonly key: Key;
        readonly network: number;
        readonly first: number;
        readonly count: number;
      }
    | undefined;
}

/** @param size  draws handled together */
export function createNetworkScratch(plan: NetworkPlan, size: number): NetworkScratch {
  return {
    words: new Int32Array(4 * size),
    common: new Float64Array(size),
    cell: new Float64Array(size),
    earned: new Float64Array(plan.itemCount * size),
    held: undefined,
  };
}

/**
 * Whole pence that one network is paid for the year, for draws first .. first + count - 1 (docs/model.md 4.8; rules C10 to C15).
 * Depends on the network's own practices, the draw and the variant; not on other networks, except through a pot.
 * @param pence  at least `count` entries
 * @throws Error when the variant has a pot that was not filled
 */
export function simulateNetworkPence(
  pence: Float64Array,
  plan: NetworkPlan,
  scratch: NetworkScratch,
  key: Key,
  network: number,
  first: number,
  count: number,
  variant: NetworkVariant,
): void {
  drawEarned(plan, scratch, key, network, first, count);
  const size = scratch.cell.length;
  pence.fill(plan.unconditionalPence[network]! + variant.fixedPence[network]!, 0, count);
  for (let k = 0; k < plan.itemCount; k++) {
    if (variant.withdrawn[k]) continue;
    for (let d = 0; d < count; d++) pence[d]! += scratch.earned[k * size + d]!;
  }
  if (variant.pot.length === 0) return;
  const [from, to] = [plan.networkFrom[network]!, plan.networkTo[network]!];
  for (let d = 0; d < count; d++) {
    const pot = variant.pot[first + d]!;
    if (Number.isNaN(pot)) throw new Error(`the pot of draw ${first + d} was not filled`);
    pence[d]! += penceBetween(pot, from, to);
  }
}

/**
 * Whole pence that all networks together earn with some items under the fund as it stands, for draws first .. first + count - 1: what a
 * budget-neutral pot holds.
 * @param items  K: 1 where the item counts
 */
export function nationalNetworkPence(
  pence: Float64Array,
  plan: NetworkPlan,
  scratch: NetworkScratch,
  key: Key,
  first: number,
  count: number,
  items: Uint8Array,
): void {
  const size = scratch.cell.length;
  pence.fill(0, 0, count);
  for (let network = 0; network < plan.networkCount; network++) {
    drawEarned(plan, scratch, key, network, first, count, items);
    for (let k = 0; k < plan.itemCount; k++) {
      if (!items[k]) continue;
      for (let d = 0; d < count; d++) pence[d]! += scratch.earned[k * size + d]!;
    }
  }
}

/**
 * Draws what a network earns with each item.
 *
 * 1. effect = sqrt(r) x common + sqrt(1 - r) x own, both standard normal: r is the correlation between two items
 * 2. chance = logistic(location + spread x effect), the location such that the mean over networks is the national figure
 * 3. measured items: patients who meet it are binomial among those pooled over the practices and not excepted; points by
 *    `networkPoints`. Items that nobody measured: the chance is the share of points. Credited items: a fixed share
 * 4. pence = share of points x pence for all points, to whole pence
 */
function drawEarned(
  plan: NetworkPlan,
  scratch: NetworkScratch,
  key: Key,
  network: number,
  first: number,
  count: number,
  wanted?: Uint8Array,
): void {
  const { held, words, common, cell, earned } = scratch;
  const { items, itemCount, drawCount, correlation } = plan;
  if (
    held?.plan === plan &&
    held.key === key &&
    held.network === network &&
    held.first === first &&
    held.count >= count
  )
    return;
  scratch.held = undefined;
  const size = cell.length;
  const identity = [plan.networkKeys[2 * network]!, plan.networkKeys[2 * network + 1]!] as const;
  drawNetworkNormals(common, words, count, key, first, identity, networkPurpose.common);
  for (let k = 0; k < itemCount; k++) {
    if (wanted && !wanted[k]) continue;
    const full = plan.fullPence[network * itemCount + k]!;
    const kind = items.kind[k]!;
    if (kind === networkItemKind.credited) {
      earned.fill(Math.floor(full * items.expectedShare[k]! + 0.5), k * size, k * size + count);
      continue;
    }
    drawNetworkNormals(cell, words, count, key, first, identity, items.cellSlots[k]!);
    const better = items.lessIsBetter[k] ? -1 : 1;
    for (let d = 0; d < count; d++) {
      const r = correlation[first + d]!;
      const effect = Math.sqrt(r) * common[d]! + Math.sqrt(1 - r) * cell[d]!;
      const at = k * drawCount + first + d;
      cell[d] = logistic(items.location[at]! + better * items.spread[at]! * effect);
    }
    if (kind === networkItemKind.share) {
      for (let d = 0; d < count; d++) earned[k * size + d] = Math.floor(full * cell[d]! + 0.5);
      continue;
    }
    const eligible = plan.eligible[network * itemCount + k]!;
    const points = items.points[k]! as Points;
    const thresholds = { lower: items.lower[k]! as Percent, upper: items.upper[k]! as Percent };
    const direction = items.lessIsBetter[k] ? 'less is better' : 'more is better';
    fillThreefry(words, count, key, first, identity[0], identity[1], items.chanceSlots[k]!);
    for (let d = 0; d < count; d++) {
      const counted = Math.floor(eligible * items.kept[k * drawCount + first + d]! + 0.5);
      const met = binomialQuantile(counted, cell[d]!, uniformFromWord(words[4 * d]!));
      // Nobody to count earns nothing (rule A15b).
      const share =
        counted === 0 ? 0 : networkPoints(((100 * met) / counted) as Percent, points, thresholds, direction) / points;
      earned[k * size + d] = Math.floor(full * share + 0.5);
    }
  }
  if (!wanted) scratch.held = { plan, key, network, first, count };
}
