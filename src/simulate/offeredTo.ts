import { InputError } from '../inputError.js';
import { nearMatches } from '../nearMatches.js';
import type { Measure } from '../policy/policy.js';
import type { Population } from '../population/population.js';

/** Practices in the measure's areas, named by code or name. @throws InputError when the population has no such area */
export const offeredTo = (measure: Measure, policy: string, population: Population): Uint8Array =>
  practicesIn(measure.who.areas, `policy ${policy}`, `${measure.id}.who.areas`, population);

/** P: 1 for the practices of some areas. */
export function practicesIn(
  areas: 'all' | readonly string[],
  where: string,
  path: string,
  population: Population,
): Uint8Array {
  if (areas === 'all') return new Uint8Array(population.practices.length).fill(1);
  const codes = new Set(areas.map((wanted) => areaCode(wanted, where, path, population)));
  return Uint8Array.from(population.practices, (practice) => (codes.has(practice.area) ? 1 : 0));
}

function areaCode(wanted: string, where: string, path: string, population: Population): string {
  const area = population.areas.find(
    ({ code, name }) => code === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  if (area) return area.code;
  const shown = ({ code, name }: Population['areas'][number]) => `${name} (${code})`;
  const near = nearMatches(
    wanted,
    population.areas.map(({ name }) => name),
  );
  const nearest = population.areas.filter(({ name }) => near.includes(name));
  throw new InputError({
    where,
    path,
    found: `the area "${wanted}", which is not in ${population.label}`,
    allowed: (nearest.length > 0 ? nearest : population.areas.slice(0, 12)).map(shown).join(', '),
    mend:
      nearest.length > 0
        ? `Did you mean ${shown(nearest[0]!)}?`
        : 'Name an area of the population by its code or name.',
  });
}
