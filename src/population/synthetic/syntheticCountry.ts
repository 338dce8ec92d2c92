import type { ContractYear } from '../../contract/contractYear.js';
import { nationalPrevalence } from '../../contract/nationalPrevalence.js';
import type { Nation } from '../../contract/ruleset.js';
import type { IncomeStreamFacts } from '../../facts/incomeStreams.js';
import { type PopulationFacts, provenanceOf } from '../../facts/populationFacts.js';
import { InputError } from '../../inputError.js';
import { type Patients, type Provenance, patients, share } from '../../units.js';
import { combinedRegister } from '../combinedRegister.js';
import type { Area, NationalPrevalence, Population, Practice } from '../population.js';
import { areaAssignment, isNumbered } from './areaAssignment.js';
import { networkSizes } from './networkSizes.js';
import { practiceAttributes } from './practiceAttributes.js';
import { practiceDraws } from './practiceDraws.js';
import { practiceIncome } from './practiceIncome.js';
import { practiceRegisters } from './practiceRegisters.js';

export interface SyntheticCountryOptions {
  readonly nation: Nation;
  /** Year of the margins. */
  readonly year: ContractYear;
  /** Before the numbers of its practices: 'SYN' gives SYN00001. */
  readonly codePrefix: string;
  /** Printed after the number of practices. */
  readonly remark: string;
  /** Only the first so many practices; of the chosen areas, where there are any. */
  readonly practices?: number;
  /** Only the practices of these areas, by code. */
  readonly areas?: readonly string[];
  /** Text; another seed gives another country with the same published margins. */
  readonly seed: string;
  readonly facts: PopulationFacts;
  /** How income besides the QOF varies between practices; without it a run takes the national mean per patient. */
  readonly income?: IncomeStreamFacts;
}

/**
 * Practices that do not exist, drawn from facts about a whole country. The whole country is always drawn, so a practice
 * and the national prevalence are the same in every subset.
 * @throws InputError for facts of another year, an unknown area or an impossible number of practices
 */
export function syntheticCountry(options: SyntheticCountryOptions): Population {
  const { facts, nation, year } = options;
  if (facts.year !== year) {
    throw new InputError({
      where: whereOf(options),
      path: 'facts',
      found: `facts of ${facts.year}`,
      allowed: `facts of ${year}`,
      mend: 'Read the facts of the same year.',
    });
  }
  const country = wholeCountry(options);
  const practices = chosenPractices(country.practices, country.areas, options);
  const present = new Set(practices.map((practice) => practice.area));
  const all = country.practices.length.toLocaleString('en-GB');
  const number =
    practices.length === country.practices.length ? all : `${practices.length.toLocaleString('en-GB')} of ${all}`;
  return {
    kind: 'synthetic',
    label: `Synthetic ${nation} ${year} (${number} practices; ${options.remark})`,
    nation,
    year,
    areas: country.areas.filter(({ code }) => present.has(code)).map(({ code, name }) => ({ code, name })),
    practices,
    nationalPrevalence: nationalPrevalences(country.practices),
    sources: [...sourcesOf(facts), ...(options.income ? [provenanceOf(options.income)] : [])],
  };
}

const whereOf = ({ nation }: SyntheticCountryOptions): string => `synthetic ${nation}`;

/** 'SYN00001' for the first practice: a permanent identity, never reused. */
const practiceCode = (prefix: string, index: number): string => `${prefix}${String(index + 1).padStart(5, '0')}`;

function wholeCountry({ facts, income, seed, codePrefix }: SyntheticCountryOptions) {
  const { areas, places } = areaAssignment(facts.areas);
  if (places.length !== facts.practices.value) {
    throw new Error(`The areas of ${facts.year} hold ${places.length} practices, not ${facts.practices.value}.`);
  }
  const codes = places.map((_, i) => practiceCode(codePrefix, i));
  const draws = practiceDraws(seed, codes);
  const attributes = practiceAttributes(draws, facts);
  const otherIncome = income && practiceIncome(draws, income, attributes);
  const registers = [...practiceRegisters(draws, facts, attributes)];
  const networksByArea = areas.map((area) => networkCodes(area, facts));

  const practices = places.map(({ area, rank }, i): Practice => {
    const at = (column: Float64Array) => column[i] as number;
    const network = networksByArea[area]?.[rank];
    const list = patients(at(attributes.list));
    const own: Record<string, Patients> = {};
    for (const [code, column] of registers) own[code] = patients(at(column));
    for (const combined of facts.combinedRegisters) own[combined.code] = combinedRegister(own, list, combined);
    return {
      code: codes[i] as string,
      area: areas[area]?.code as string,
      ...(network === undefined ? {} : { network }),
      contract: attributes.contract[i] as Practice['contract'],
      dispensing: attributes.dispensing[i] as boolean,
      rural: attributes.rural[i] as boolean,
      list,
      weightedList: at(attributes.weightedList),
      over65: share(at(attributes.over65)),
      under18: share(at(attributes.under18)),
      deprivation: at(attributes.deprivation),
      registers: own,
      ...(otherIncome ? { otherIncome: otherIncome[i]! } : {}),
    };
  });
  return { areas, practices };
}

/** Network of each practice of an area, by rank: whole networks one after the other, so that a subset holds few torn ones. */
function networkCodes(
  { code, size, networks }: { readonly code: string; readonly size: number; readonly networks?: number },
  facts: PopulationFacts,
): readonly string[] {
  if (networks === undefined || !facts.networkSizes) return [];
  return networkSizes(size, networks, facts.networkSizes).flatMap((members, j) =>
    Array<string>(members).fill(`${code}-PCN${String(j + 1).padStart(2, '0')}`),
  );
}

function chosenPractices(
  all: readonly Practice[],
  areas: readonly Area[],
  options: SyntheticCountryOptions,
): readonly Practice[] {
  let chosen = all;
  if (options.areas) {
    const known = new Set(areas.map(({ code }) => code));
    const unknown = options.areas.filter((code) => !known.has(code));
    if (unknown.length > 0 || options.areas.length === 0) {
      throw new InputError({
        where: whereOf(options),
        path: 'areas',
        found: unknown.length > 0 ? unknown.map((code) => JSON.stringify(code)).join(', ') : 'an empty list',
        allowed: writtenAreas(areas),
        mend: 'Name one or more of these codes, or leave areas out for the whole country.',
      });
    }
    const wanted = new Set(options.areas);
    chosen = all.filter((practice) => wanted.has(practice.area));
  }
  const { practices } = options;
  if (practices === undefined) return chosen;
  if (!Number.isInteger(practices) || practices < 1 || practices > chosen.length) {
    throw new InputError({
      where: whereOf(options),
      path: 'practices',
      found: String(practices),
      allowed: `a whole number from 1 to ${chosen.length}`,
      mend: 'Change the number, or leave it out for all practices.',
    });
  }
  return chosen.slice(0, practices);
}

/** The named areas each, the numbered ones as a range. */
function writtenAreas(areas: readonly Area[]): string {
  const numbered = areas.filter(isNumbered);
  const named = areas.filter((area) => !isNumbered(area)).map(({ code, name }) => `${code} (${name})`);
  const range = numbered.length > 0 ? [`${numbered[0]?.code} to ${numbered.at(-1)?.code}`] : [];
  return [...named, ...range].join(', ');
}

function nationalPrevalences(country: readonly Practice[]): Record<string, NationalPrevalence> {
  const codes = Object.keys(country[0]?.registers ?? {});
  return Object.fromEntries(
    codes.map((code) => {
      const counts = country.map(({ registers, list }) => ({ register: registers[code] as Patients, list }));
      return [
        code,
        {
          meanOfPractices: nationalPrevalence(counts, 'meanOfPractices'),
          pooled: nationalPrevalence(counts, 'pooled'),
          certainty: 'derived',
          source: 'Register over whole list, all practices of the synthetic country.',
          note: 'synthetic',
        },
      ];
    }),
  );
}

const sourcesOf = (facts: PopulationFacts): Provenance[] =>
  [
    facts.list,
    facts.over65,
    facts.weightedOverRegistered,
    facts.attributeCorrelation,
    facts.registerModel,
    ...facts.combinedRegisters.map(({ ratio }) => ratio),
    facts.contracts,
    facts.dispensing,
    facts.areas,
    ...(facts.networkSizes ? [facts.networkSizes] : []),
    ...Object.values(facts.registers).map((register) => register.prevalence),
  ].map(provenanceOf);
