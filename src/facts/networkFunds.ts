import { z } from 'zod';
import type { ContractYear } from '../contract/contractYear.js';
import type { NetworkFund } from '../contract/networkFund.js';
import type { Nation } from '../contract/ruleset.js';
import { InputError } from '../inputError.js';
import { factFiles, readFact } from './readFact.js';
import { careTypeSchema, factYearSchema, nationSchema } from './rulesetSchema.js';
import { contractFolder } from './rulesets.js';
import { provenanceKeys, quantitySchema, sourcedSchema } from './sourcedSchema.js';

const text = z.string().trim().min(1);
const points = quantitySchema<'QOF points'>(z.number().positive());
const pounds = quantitySchema<'GBP'>(z.number().positive());
const percent = quantitySchema<'percent'>(z.number().min(0).max(100));

const networkFundSchema: z.ZodType<NetworkFund> = z.strictObject({
  nation: nationSchema,
  year: factYearSchema,
  name: text,
  status: text,
  pointValue: sourcedSchema(pounds),
  fund: sourcedSchema(pounds),
  indicators: z.array(
    z.strictObject({
      code: text,
      description: text,
      points,
      thresholds: z.strictObject({ lower: percent, upper: percent }),
      careType: careTypeSchema,
      ...provenanceKeys,
    }),
  ),
  withdrawal: z.strictObject({
    date: z.iso.date(),
    indicators: z.array(
      z.strictObject({ code: text, points, fate: z.enum(['deferred', 'retired']), description: text }),
    ),
    shareRepaid: quantitySchema<'share of one'>(z.number().min(0).max(1)),
    repaid: pounds,
    firstMonth: z.string().regex(/^\d{4}-\d{2}$/),
    months: z.int().min(1).max(12),
    ...provenanceKeys,
  }),
  networks: sourcedSchema(z.int().min(1)),
  adjustedPopulation: sourcedSchema(quantitySchema<'patients'>(z.int().min(1))),
  notes: z.array(text),
});

/**
 * The network fund of a nation and year from `data/`.
 * @throws InputError when there is none
 */
export function loadNetworkFund(nation: Nation, year: ContractYear): NetworkFund {
  const file = `network-fund-${year}.json`;
  const files = factFiles(contractFolder(nation)).filter((name) => name.startsWith('network-fund-'));
  if (!files.includes(file)) {
    throw new InputError({
      where: 'data/contract',
      found: `no network fund of ${nation} for ${year}`,
      allowed: files.length > 0 ? files.join(', ') : 'a nation with network funds: England',
      mend: 'Choose one of these, or add a data file.',
    });
  }
  return readFact(`${contractFolder(nation)}/${file}`, networkFundSchema);
}
