import type { PopulationFacts } from '../../facts/populationFacts.js';

/**
 * Sizes of the primary care networks (PCNs) of one area: the national distribution of sizes at its (j + 1/2) / m quantiles,
 * scaled so that they add up to the area's practices (largest remainder, at least one practice each), in an order that
 * mixes small and large, so that the first networks of an area are like all of them.
 * @param practices  practices of the area
 * @param networks  networks of the area, at most as many as practices
 */
export function networkSizes(
  practices: number,
  networks: number,
  national: NonNullable<PopulationFacts['networkSizes']>,
): number[] {
  if (networks > practices) throw new Error(`${practices} practices cannot form ${networks} networks.`);
  const wanted = Array.from({ length: networks }, (_, j) => quantile((j + 0.5) / networks, national));
  const spare = practices - networks;
  const excess = wanted.map((size) => size - 1);
  const excessSum = excess.reduce((sum, size) => sum + size, 0);
  const exact = excess.map((size) => (excessSum === 0 ? spare / networks : (spare * size) / excessSum));
  const sizes = exact.map((size) => 1 + Math.floor(size));
  const left = practices - sizes.reduce((sum, size) => sum + size, 0);
  const byRemainder = exact
    .map((size, j) => ({ j, rest: size - Math.floor(size) }))
    .sort((a, b) => b.rest - a.rest || a.j - b.j);
  for (const { j } of byRemainder.slice(0, left)) sizes[j] = (sizes[j] as number) + 1;
  return sizes
    .map((size, j) => ({ size, place: (j * goldenRatio) % 1 }))
    .sort((a, b) => a.place - b.place)
    .map(({ size }) => size);
}

/** Its multiples modulo 1 are spread evenly without order. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

function quantile(
  probability: number,
  { sizes, networks }: { readonly sizes: readonly number[]; readonly networks: readonly number[] },
): number {
  let rest = probability * networks.reduce((sum, n) => sum + n, 0);
  for (let i = 0; i < sizes.length; i++) {
    rest -= networks[i] as number;
    if (rest < 0) return sizes[i] as number;
  }
  return sizes.at(-1) as number;
}
