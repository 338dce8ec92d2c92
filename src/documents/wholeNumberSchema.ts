import { z } from 'zod';

/** A whole number between two limits, both allowed. */
export function wholeNumberSchema(from: number, to: number) {
  const error = `a whole number from ${from} to ${to.toLocaleString('en-GB')}`;
  return z.int({ error }).min(from, { error }).max(to, { error });
}
