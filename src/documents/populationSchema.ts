import { z } from 'zod';
import { wholeNumberSchema } from './wholeNumberSchema.js';

/** Contract years whose published margins synthetic England can be drawn from. */
export const syntheticYears = ['2016-17', '2022-23'] as const;

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
              .describe("Year of the published margins. Default: the scenario's year; needed where that has none."),
            practices: wholeNumberSchema(1, 100_000)
              .exactOptional()
              .describe('Only the first so many practices, of the chosen areas if any. Default: all.'),
            areas: z
              .array(z.string().min(1, { error: 'the code of an area' }))
              .min(1, { error: 'a list with at least one area' })
              .exactOptional()
              .describe('Only the practices of these commissioning areas, by code. Default: all.'),
            seed: z
              .string()
              .min(1, { error: 'some text' })
              .default('qofsim')
              .describe("Seed of the population, apart from the scenario's: other worlds meet the same practices."),
          })
          .describe('Practices drawn from published distributions; labelled synthetic on every output.'),
      })
      .describe('Synthetic England.'),
    z
      .strictObject({
        file: z
          .string()
          .min(1, { error: 'the path of a file' })
          .describe('Path of a practices file, relative to the scenario file.'),
      })
      .describe('Practices from a file, such as one made from published NHS files.'),
  ])
  .meta({ id: 'population', description: 'Synthetic England, or practices from a file.' });
