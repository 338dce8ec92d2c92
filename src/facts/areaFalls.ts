import { z } from 'zod';
import type { ContractYear } from '../contract/contractYear.js';
import { readFact } from './readFact.js';

const fileSchema = z.strictObject({
  about: z.string(),
  unit: z.string(),
  certainty: z.literal('derived'),
  source: z.string().min(1),
  years: z.array(
    z.strictObject({
      year: z.templateLiteral([z.number(), '-', z.number()]),
      /** Percent of eligible patients recorded: in the area, and in the rest of England. */
      indicators: z.array(z.strictObject({ code: z.string(), area: z.number(), rest: z.number() })),
    }),
  ),
});

/** How much less of an indicator was recorded in Somerset than in the rest of England, percentage points of eligible patients. */
export interface AreaFall {
  readonly year: ContractYear;
  readonly code: string;
  readonly fall: number;
}

/** The falls of the years of the opt-out, indicator by indicator. */
export const loadAreaFalls = (): readonly AreaFall[] =>
  readFact('validation/somerset-indicators.json', fileSchema).years.flatMap(({ year, indicators }) =>
    indicators.map(({ code, area, rest }) => ({ year: year as ContractYear, code, fall: rest - area })),
  );
