import { type OutcomeVectors, outcomeVectors } from '../../src/analysis/outcomeVectors.js';
import { type PracticeRow, practiceRows } from '../../src/analysis/practiceRows.js';
import type { Simulated } from './smallWorld.js';

/** Every outcome of a policy (by id), one value a draw, as the results are made from. */
export function outcomesOf({ input, run, result }: Simulated, policy: string): OutcomeVectors {
  const list = input.population.practices.reduce((sum, practice) => sum + practice.list, 0);
  const k = input.policies.findIndex(({ id }) => id === policy);
  return outcomeVectors(run, result, k, list);
}

/** Rows of practices.csv of a policy, by practice code. */
export function rowsOf({ input, run, result }: Simulated, policy: string): ReadonlyMap<string, PracticeRow> {
  const rows = practiceRows(run, result, input.population, input.policies, input.policies);
  return new Map(rows.filter((row) => row.policy === policy).map((row) => [row.practice, row]));
}

export const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
