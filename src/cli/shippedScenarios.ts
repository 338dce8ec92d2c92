import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../inputError.js';
import { nearMatches } from '../nearMatches.js';

/** The folder of the scenario files that come with the program. */
export const shippedFolder = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** A scenario file of the program. */
export interface ShippedScenario {
  /** Name of the file without its ending: 'e05-leeds-deal-2017'. */
  readonly id: string;
  readonly path: string;
}

/** The scenario files of a folder, by name. */
export const shippedScenarios = (folder = shippedFolder): readonly ShippedScenario[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ id: basename(file, '.yaml'), path: join(folder, file) }));

/** Episodes are numbered from e01 to e22. */
const episodeName = /^e(?:0[1-9]|1\d|2[0-2])(?=-|$)/;

/** 'e05' of an episode, undefined of any other scenario. */
export const episodeKey = ({ id }: ShippedScenario): string | undefined => episodeName.exec(id)?.[0];

/**
 * The episodes, or those that are asked for, in the order of their numbers.
 * @param only  numbers such as 'e05', or whole names
 * @throws InputError when one of them is no episode
 */
export function episodes(only: readonly string[] | undefined, folder = shippedFolder): readonly ShippedScenario[] {
  const all = shippedScenarios(folder).filter((scenario) => episodeKey(scenario) !== undefined);
  if (only === undefined) return all;
  const asks = (name: string, scenario: ShippedScenario): boolean =>
    name === scenario.id || name === episodeKey(scenario);
  const unknown = only.filter((name) => !all.some((scenario) => asks(name, scenario)));
  if (unknown.length > 0) {
    throw new InputError(unknown.map((name) => unknownEpisode(name, all)));
  }
  return all.filter((scenario) => only.some((name) => asks(name, scenario)));
}

function unknownEpisode(name: string, all: readonly ShippedScenario[]) {
  const keys = [...new Set(all.map((scenario) => episodeKey(scenario) as string))];
  const [near] = nearMatches(name, [...keys, ...all.map(({ id }) => id)]);
  return {
    where: '--only',
    found: JSON.stringify(name),
    allowed: keys.join(', '),
    mend: near === undefined ? 'qofsim scenarios lists the episodes.' : `Did you mean "${near}"?`,
  };
}
