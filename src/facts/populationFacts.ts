import { z } from 'zod';
import type { ContractYear } from '../contract/contractYear.js';
import { InputError } from '../inputError.js';
import type { Provenance } from '../units.js';
import { type CombinedRegisterFacts, combinedRegisters } from './combinedRegisters.js';
import { factFiles, readFact } from './readFact.js';
import { provenanceKeys } from './sourcedSchema.js';

const share = z.number().min(0).max(1);
const count = z.int().min(1);
const provenance = { unit: z.string().min(1), ...provenanceKeys };
const sourced = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, ...provenance });

/** Distribution of one attribute over practices: pairs [probability, value] from [0, minimum] to [1, maximum]. */
const margin = z
  .strictObject({
    ...provenance,
    practices: count,
    mean: z.number(),
    standardDeviation: z.number().positive(),
    quantiles: z.array(z.tuple([share, z.number()])).min(3),
  })
  .refine(
    ({ quantiles }) =>
      quantiles[0]?.[0] === 0 &&
      quantiles.at(-1)?.[0] === 1 &&
      quantiles.every((pair, i) => {
        const before = quantiles[i - 1];
        return before === undefined || (before[0] < pair[0] && before[1] <= pair[1]);
      }),
    { path: ['quantiles'], error: 'rising pairs of probability and value from probability 0 to 1' },
  );

const correlation = z
  .object({ order: z.array(z.string()).min(1), matrix: z.array(z.array(z.number().min(-1).max(1))) })
  .refine(
    ({ order, matrix }) =>
      matrix.length === order.length &&
      matrix.every(
        (row, i) => row.length === order.length && row[i] === 1 && row.every((r, j) => matrix[j]?.[i] === r),
      ),
    { path: ['matrix'], error: 'a symmetric matrix with ones on the diagonal, as large as its order' },
  );

const momentsOf = z.strictObject({ mean: z.number(), standardDeviation: z.number().positive() });

/** Shape of `data/population/england-<year>.json`; data/population/README.md says what each group holds. */
export const populationFactsSchema = z.strictObject({
  title: z.string(),
  licence: z.string(),
  year: z.string().regex(/^\d{4}-\d{2}$/),
  nation: z.literal('England'),
  practices: sourced(count),
  patients: sourced(count),
  list: margin,
  over65: margin,
  under18: margin,
  deprivation: margin,
  weightedOverRegistered: margin,
  /** Gaussian copula of the attributes. */
  attributeCorrelation: z.intersection(z.object({ ...provenance, practices: count }), correlation),
  ruralShare: sourced(share),
  /** Share of dispensing practices among rural and among urban ones. */
  dispensing: z.strictObject({ ...provenance, rural: share, urban: share }),
  contracts: z.strictObject({ ...provenance, shares: z.strictObject({ GMS: share, PMS: share, APMS: share }) }),
  /** National prevalence of each register over the whole list. */
  registers: z.record(z.string(), z.strictObject({ name: z.string(), prevalence: sourced(share) })),
  /** How a practice's registers hang on its attributes and on each other, logit scale. */
  registerModel: z.strictObject({
    ...provenance,
    practices: count,
    standardisation: z.strictObject({
      over65: momentsOf,
      under18: momentsOf,
      deprivation: momentsOf,
      logList: momentsOf,
    }),
    coefficients: z.record(
      z.string(),
      z.strictObject({
        over65: z.number(),
        under18: z.number(),
        deprivation: z.number(),
        logList: z.number(),
        residualStandardDeviation: z.number().positive(),
      }),
    ),
    residualCorrelation: correlation,
  }),
  /** Named areas, and the sizes (and numbers of networks) of the others, which are numbered. */
  areas: z.strictObject({
    ...provenance,
    named: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        practices: count,
        patients: count,
        networks: count.exactOptional(),
      }),
    ),
    otherSizes: z.array(count),
    otherNetworks: z.array(count).exactOptional(),
  }),
  /** How many primary care networks have how many practices. */
  networkSizes: z.strictObject({ ...provenance, sizes: z.array(count), networks: z.array(count) }).exactOptional(),
});

/** What a synthetic country is made from: `data/population/england-<year>.json`, checked, and the combined registers. */
export type PopulationFacts = z.output<typeof populationFactsSchema> & {
  readonly year: ContractYear;
  readonly combinedRegisters: readonly CombinedRegisterFacts[];
};
export type MarginFacts = PopulationFacts['over65'];

/** The provenance of a group of facts without its values. */
export const provenanceOf = ({ certainty, source, note }: Provenance): Provenance => ({
  certainty,
  source,
  ...(note === undefined ? {} : { note }),
});

/**
 * Reads and checks what synthetic England of a year is made from.
 * @throws InputError when there is no file for the year, or it does not keep to the schema
 */
export function readPopulationFacts(year: ContractYear): PopulationFacts {
  const years = factFiles('population').flatMap((name) => /^england-(.*)\.json$/.exec(name)?.[1] ?? []);
  if (!years.includes(year)) {
    throw new InputError({
      where: 'synthetic England',
      path: 'year',
      found: year,
      allowed: years.join(', '),
      mend: 'Choose one of these years, or import the published practice files of the year.',
    });
  }
  const facts = readFact(`population/england-${year}.json`, populationFactsSchema);
  return { ...facts, year, combinedRegisters: combinedRegisters(year) };
}
