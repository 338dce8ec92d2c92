import { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import { wholeNumberSchema } from './wholeNumberSchema.js';

/** Contract years whose published English margins a synthetic country can be drawn from. */
export const syntheticYears = ['2016-17', '2022-23'] as const;

/** The margins for a contract year: 2016-17 up to 2018-19, 2022-23 from 2019-20 on, when networks began. */
export const defaultSyntheticYear = (year: ContractYear): (typeof syntheticYears)[number] =>
  startYear(year) < 2019 ? '2016-17' : '2022-23';

/** Which practices a scenario is about. */
export const populationSchema = z
  .union([
    z
      .strictObject({
        synthetic: z
          .strictObject({
            year: z
              .enum(syntheticYears)
              .exactOptional()
              .describe(
                'Year of the published English margins. Default: 2016-17 for contract years up to 2018-19, 2022-23 for later ones.',
              ),
            practices: wholeNumberSchema(1, 100_000)
              .exactOptional()
              .describe('Only the first so many practices, of the chosen areas if any. Default: all.'),
            areas: z
              .array(z.string().min(1, { error: 'the code of an area' }))
              .min(1, { error: 'a list with at least one area' })
              .exactOptional()
              .describe(
                'Only the practices of these areas, by code: commissioning areas, or health boards. Default: all.',
              ),
            seed: z
              .string()
              .min(1, { error: 'some text' })
              .default('qofsim')
              .describe("Seed of the population, apart from the scenario's: other worlds meet the same practices."),
          })
          .describe('Practices drawn from published distributions; labelled synthetic on every output.'),
      })
      .describe("Synthetic practices of the scenario's nation."),
    z
      .strictObject({
        file: z
          .string()
          .min(1, { error: 'the path of a file' })
          .describe('Path of a practices file, relative to the scenario file.'),
      })
      .describe('Practices from a file, such as one made from published NHS files.'),
  ])
  .meta({ id: 'population', description: "Synthetic practices of the scenario's nation, or practices from a file." });
