import type { NationPopulationFacts, OtherNation } from '../../facts/nationPopulationFacts.js';
import { type PopulationFacts, provenanceOf } from '../../facts/populationFacts.js';
import type { Population } from '../population.js';
import { practicesByArea } from './practicesByArea.js';
import { syntheticCountry } from './syntheticCountry.js';
import type { SyntheticEnglandOptions } from './syntheticEngland.js';

export interface SyntheticNationOptions extends SyntheticEnglandOptions {
  readonly nation: OtherNation;
  readonly own: NationPopulationFacts;
}

/** Other codes than England's, so that no practice of one nation shares the chance events of one of another. */
const codePrefixes: Readonly<Record<OtherNation, string>> = {
  Wales: 'WAL',
  Scotland: 'SCO',
  'Northern Ireland': 'NIR',
};

/**
 * Wales, Scotland or Northern Ireland as practices that do not exist (docs/nations.md): the nation's number of practices,
 * patients and health boards; the spread of list sizes and everything else as published for England. Lists are England's
 * times one factor, so that they add up to the nation's patients. There are no networks.
 * @throws InputError as `syntheticEngland`
 */
export function syntheticNation({ own, facts, ...options }: SyntheticNationOptions): Population {
  const country = syntheticCountry({
    ...options,
    facts: nationFacts(facts, own),
    codePrefix: codePrefixes[options.nation],
    remark: 'English margins stand in; not real practices',
  });
  return { ...country, sources: [provenanceOf(own.practices), provenanceOf(own.patients), ...country.sources] };
}

function nationFacts(england: PopulationFacts, { practices, patients, areas }: NationPopulationFacts): PopulationFacts {
  const { networkSizes: _english, ...margins } = england;
  const { list, ...provenance } = areas;
  const sizes = practicesByArea(
    list.map(({ population }) => population),
    practices.value,
  );
  return {
    ...margins,
    practices,
    patients,
    areas: {
      ...provenance,
      named: list.map(({ code, name, population }, i) => ({ code, name, practices: sizes[i]!, patients: population })),
      otherSizes: [],
    },
  };
}
