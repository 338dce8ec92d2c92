import { InputError } from '../inputError.js';
import type { Population, Practice } from '../population/population.js';

/** Networks of a population and what each practice has of its network's money. P practices, N networks. */
export interface NetworkShares {
  /** Network codes in order of the alphabet. */
  readonly codes: readonly string[];
  /** Practices of each network, by practice code. */
  readonly members: readonly (readonly Practice[])[];
  /** P: index of the practice's network; -1 without one. */
  readonly networkOf: Int32Array;
  /** P: weighted list of the practices before this one, and with it, as shares of the network; both 0 without a network. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** N */
  readonly list: Float64Array;
  readonly weightedList: Float64Array;
  /** N: weighted list of the networks before this one, and with it, as shares of all networks. */
  readonly networkFrom: Float64Array;
  readonly networkTo: Float64Array;
}

/** Weighted (adjusted) list; the registered one where no weighted list is known. */
export const weightedListOf = (practice: Practice): number => practice.weightedList ?? practice.list;

/**
 * Groups practices into networks and shares each network by weighted list. Networks and practices are taken by code, so the
 * order of the population does not matter. A practice without a network is in no group and gets nothing.
 * @throws InputError when no practice has a network, or when a network with patients has no weighted patients
 */
export function networkShares({ practices, label }: Population): NetworkShares {
  const groups = new Map<string, number[]>();
  practices.forEach(({ network }, p) => {
    if (network === undefined) return;
    const group = groups.get(network);
    if (group) group.push(p);
    else groups.set(network, [p]);
  });
  if (groups.size === 0) {
    throw new InputError({
      where: `population ${JSON.stringify(label)}`,
      path: 'practices[].network',
      found: 'no practice with a primary care network',
      allowed: 'a population with networks: England from 2019-20',
      mend: 'Take a population of 2022-23, or add `network` to the practices.',
    });
  }
  const codes = [...groups.keys()].sort(byText);
  const indexes = codes.map((code) => groups.get(code)!.sort((a, b) => byText(practices[a]!.code, practices[b]!.code)));
  const networkOf = new Int32Array(practices.length).fill(-1);
  const from = new Float64Array(practices.length);
  const to = new Float64Array(practices.length);
  const list = new Float64Array(codes.length);
  const weightedList = new Float64Array(codes.length);
  indexes.forEach((group, n) => {
    const weights = group.map((p) => weightedListOf(practices[p]!));
    const patients = sum(group.map((p) => practices[p]!.list));
    const weight = sum(weights);
    if (weight === 0 && patients > 0) throw withoutWeight(codes[n]!, patients);
    list[n] = patients;
    weightedList[n] = weight;
    const limits = cumulativeShares(weights);
    group.forEach((p, i) => {
      networkOf[p] = n;
      from[p] = limits[i]!;
      to[p] = limits[i + 1]!;
    });
  });
  const limits = cumulativeShares([...weightedList]);
  return {
    codes,
    members: indexes.map((group) => group.map((p) => practices[p]!)),
    networkOf,
    from,
    to,
    list,
    weightedList,
    networkFrom: Float64Array.from(limits.slice(0, -1)),
    networkTo: Float64Array.from(limits.slice(1)),
  };
}

/**
 * Part of a sum in whole pence that lies between two shares: round(sum x to) - round(sum x from). Parts whose shares follow each other
 * from 0 to 1 add up to the sum, to the penny.
 */
export const penceBetween = (sum: number, from: number, to: number): number =>
  Math.floor(sum * to + 0.5) - Math.floor(sum * from + 0.5);

/** What one practice has of its network's pence, for a block of draws. */
export function practiceNetworkPence(
  pence: Float64Array,
  networkPence: Float64Array,
  count: number,
  from: number,
  to: number,
): void {
  for (let d = 0; d < count; d++) pence[d] = penceBetween(networkPence[d]!, from, to);
}

/** 0, then the running total after each weight as a share of all; ends at exactly 1. All 0 where there is no weight. */
function cumulativeShares(weights: readonly number[]): readonly number[] {
  const total = sum(weights);
  const limits = [0];
  let running = 0;
  for (const weight of weights) {
    running += weight;
    limits.push(total > 0 ? running / total : 0);
  }
  return limits;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** By code units: the same on every machine, whatever its language. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const withoutWeight = (network: string, list: number): InputError =>
  new InputError({
    where: `network ${network}`,
    path: 'practices[].weightedList',
    found: `${list} registered patients and a weighted list of 0`,
    allowed: 'weighted lists above 0, by which the money of the network is shared',
    mend: 'Correct the weighted lists of its practices, or leave them out.',
  });
