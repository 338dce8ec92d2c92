import type { NetworkFund } from '../contract/networkFund.js';
import { createNetworkScratch, nationalNetworkPence, simulateNetworkPence } from '../model/networkIncome.js';
import { networkParameters } from '../model/networkParameters.js';
import { networkPlan } from '../model/networkPlan.js';
import { practiceNetworkPence } from '../model/networkShares.js';
import { networkVariant } from '../model/networkVariant.js';
import type { ParameterDraws } from '../model/parameters.js';
import type { Policy } from '../policy/policy.js';
import type { Population } from '../population/population.js';
import type { Key } from '../random/threefry.js';
import type { KernelPlan, NetworkColumns } from './plan.js';
import { blockSize, type Scratch } from './scratch.js';

/**
 * The fund of primary care networks in a contract year, and the variant of it that each policy has. Undefined where no
 * policy changes it or the year has none: it would be the same money under every policy.
 */
export function networkColumns(
  policies: readonly Policy[],
  fund: NetworkFund | undefined,
  population: Population,
  { key, setOfDraw, draws }: { readonly key: Key; readonly setOfDraw: Int32Array; readonly draws: ParameterDraws },
): { readonly columns: NetworkColumns; readonly variantOf: readonly number[] } | undefined {
  if (!fund || policies.every(({ networkFund }) => networkFund === undefined)) return undefined;
  const plan = networkPlan(population, fund, networkParameters(draws, setOfDraw));
  const variants = [networkVariant(plan, fund)];
  const known = new Map<string, number>();
  const variantOf = policies.map(({ networkFund }) => {
    if (!networkFund) return 0;
    const signature = JSON.stringify(networkFund);
    const index = known.get(signature) ?? variants.push(networkVariant(plan, fund, networkFund)) - 1;
    known.set(signature, index);
    return index;
  });
  const scratch = createNetworkScratch(plan, blockSize);
  const pence = new Float64Array(blockSize);
  for (const { pot, withdrawn } of variants) {
    for (let first = 0; first < pot.length; first += blockSize) {
      const count = Math.min(blockSize, pot.length - first);
      nationalNetworkPence(pence, plan, scratch, key, first, count, withdrawn);
      pot.set(pence.subarray(0, count), first);
    }
  }
  return { columns: { plan, variants }, variantOf };
}

/** The practice's part of its network's money under each variant, for a block of draws. */
export function fillNetworkPence(
  { key, network }: KernelPlan,
  scratch: Scratch,
  practice: number,
  first: number,
  count: number,
): void {
  if (!network || !scratch.networkWork) return;
  const { plan, variants } = network;
  const index = plan.networkOf[practice]!;
  variants.forEach((variant, v) => {
    const own = scratch.network[v]!;
    own.fill(0, 0, count);
    if (index < 0) return;
    const { whole, draws } = scratch.networkWork!;
    simulateNetworkPence(whole, plan, draws, key, index, first, count, variant);
    practiceNetworkPence(own, whole, count, plan.from[practice]!, plan.to[practice]!);
  });
}
