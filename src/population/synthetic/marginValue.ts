import type { MarginFacts } from '../../facts/populationFacts.js';
import { exp, log } from '../../random/elementary.js';
import { normalQuantile } from '../../random/normalQuantile.js';

/**
 * The value of an attribute at a normal score: its published quantiles, interpolated on the normal score, so that a
 * standard normal column turns into a column with the published distribution. Scores beyond the published minimum and
 * maximum, which stand at probabilities 1/2n and 1 - 1/2n, give these.
 *
 * @param scale  'logarithmic' interpolates the logarithm of the value: for list sizes
 */
export function marginValue(
  margin: Pick<MarginFacts, 'practices' | 'quantiles'>,
  scale: 'linear' | 'logarithmic',
): (score: number) => number {
  const [to, from] = scale === 'linear' ? [identity, identity] : [log, exp];
  const edge = 0.5 / margin.practices;
  const scores = margin.quantiles.map(([p]) => normalQuantile(Math.min(Math.max(p, edge), 1 - edge)));
  const values = margin.quantiles.map(([, value]) => to(value));
  const last = scores.length - 1;
  return (score) => {
    const next = scores.findIndex((knot) => knot > score);
    if (next === 0) return from(values[0] as number);
    if (next === -1) return from(values[last] as number);
    const lower = scores[next - 1] as number;
    const part = (score - lower) / ((scores[next] as number) - lower);
    const start = values[next - 1] as number;
    return from(start + part * ((values[next] as number) - start));
  };
}

const identity = (x: number): number => x;
