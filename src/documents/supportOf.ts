import type { Distribution } from '../random/distributions.js';

/** The values that a distribution can take, both ends included. */
export interface Support {
  readonly from: number;
  readonly to: number;
}

export function supportOf(distribution: Distribution): Support {
  switch (distribution.family) {
    case 'fixed':
      return { from: distribution.value, to: distribution.value };
    case 'normal':
      return { from: -Infinity, to: Infinity };
    case 'beta':
      return { from: 0, to: 1 };
    case 'lognormal':
      return { from: 0, to: Infinity };
    case 'truncatedNormal':
      return { from: distribution.lower, to: Infinity };
  }
}

/** 'from 0 to 1', as it is said to the reader. */
export function supportInWords({ from, to }: Support): string {
  if (from === to) return `of ${from}`;
  if (to !== Infinity) return `from ${from} to ${to}`;
  return from === -Infinity ? 'without limits' : `from ${from} up`;
}
