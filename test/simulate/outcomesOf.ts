import { type OutcomeVectors, outcomeVectors } from '../../src/analysis/outcomeVectors.js';
import { type PracticeRow, practiceRows } from '../../src/analysis/practiceRows.js';
import { type YearRun, yearRunOf } from '../../src/analysis/yearRun.js';
import type { Simulated } from './smallWorld.js';

export function yearOf({ input, run, result }: Simulated): YearRun {
  const list = input.population.practices.reduce((sum, practice) => sum + practice.list, 0);
  return yearRunOf(run, result, input.ruleset, list, input.policies);
}

const indexOf = ({ input }: Simulated, policy: string): number => input.policies.findIndex(({ id }) => id === policy);

/** Every outcome of a policy (by id), one value a draw, as the results are made from. */
export const outcomesOf = (world: Simulated, policy: string): OutcomeVectors =>
  outcomeVectors(yearOf(world), indexOf(world, policy));

/** Rows of practices.csv of a policy, by practice code. */
export function rowsOf(world: Simulated, policy: string): ReadonlyMap<string, PracticeRow> {
  const vectors = { indexOf: (id: string) => indexOf(world, id) };
  const rows = practiceRows([yearOf(world)], world.input.population, vectors, world.input.policies);
  return new Map(rows.filter((row) => row.policy === policy).map((row) => [row.practice, row]));
}

export const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
