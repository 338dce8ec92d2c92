import { z } from 'zod';
import type { ContractYear } from '../contract/contractYear.js';
import { knownPoints, type NetworkEarning, type NetworkEligible, type NetworkFund } from '../contract/networkFund.js';
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
const share = quantitySchema<'share of one'>(z.number().min(0).max(1));
const patients = quantitySchema<'patients'>(z.int().min(1));
const perBase = { patientsPerBase: z.number().positive().max(1), ...provenanceKeys };

const eligibleSchema: z.ZodType<NetworkEligible> = z.discriminatedUnion('base', [
  z.strictObject({ base: z.literal('list'), ...perBase }),
  z.strictObject({ base: z.literal('register'), register: text, ...perBase }),
]);

const earningSchema: z.ZodType<NetworkEarning> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    eligible: eligibleSchema,
    achievement: z.strictObject({
      value: quantitySchema<'percent'>(z.number().gt(0).lt(100)),
      exceptions: z.enum(['before', 'after']),
      ...provenanceKeys,
    }),
    spread: sourcedSchema(z.number().min(0)),
  }),
  z.strictObject({ kind: z.literal('credited'), share, ...provenanceKeys }),
]);

const networkFundSchema: z.ZodType<NetworkFund> = z
  .strictObject({
    nation: nationSchema,
    year: factYearSchema,
    name: text,
    status: text,
    pointValue: sourcedSchema(pounds),
    fund: sourcedSchema(pounds),
    totalPoints: sourcedSchema(points),
    expectedShare: sourcedSchema(share),
    networks: sourcedSchema(z.int().min(1)),
    averageList: sourcedSchema(patients),
    adjustedPopulation: sourcedSchema(patients),
    indicators: z.array(
      z
        .strictObject({
          code: text,
          description: text,
          points,
          thresholds: z
            .strictObject({ lower: percent, upper: percent })
            .refine(({ lower, upper }) => lower < upper, { error: 'a lower threshold below the upper' }),
          direction: z.enum(['more is better', 'less is better']),
          careType: careTypeSchema.exactOptional(),
          earned: earningSchema,
          ...provenanceKeys,
        })
        .refine(
          ({ direction, earned }) =>
            direction === 'more is better' || earned.kind === 'credited' || earned.achievement.exceptions === 'after',
          { error: 'achievement after exceptions where less is better: whom they leave out is not known' },
        ),
    ),
    withdrawal: z
      .strictObject({
        date: z.iso.date(),
        indicators: z.array(
          z.strictObject({ code: text, points, fate: z.enum(['deferred', 'retired']), description: text }),
        ),
        shareRepaid: share,
        repaid: pounds,
        monthlyRate: sourcedSchema(pounds),
        firstMonth: z.string().regex(/^\d{4}-\d{2}$/),
        months: z.int().min(1).max(12),
        ...provenanceKeys,
      })
      .exactOptional(),
    capacityAndAccess: z
      .strictObject({
        total: pounds,
        support: z.strictObject({ total: pounds, poundsPerAdjustedPatient: pounds, instalments: z.int().min(1) }),
        improvement: z.strictObject({ total: pounds, maximumPerAdjustedPatient: pounds }),
        ...provenanceKeys,
      })
      .exactOptional(),
    missing: z.array(text),
    notes: z.array(text),
  })
  .refine(
    (fund) => {
      const codes = [...fund.indicators, ...(fund.withdrawal?.indicators ?? [])].map(({ code }) => code);
      return new Set(codes).size === codes.length;
    },
    { error: 'every indicator once' },
  )
  .refine((fund) => knownPoints(fund) <= fund.totalPoints.value, {
    path: ['totalPoints'],
    error: 'at least the points of the indicators that are held',
  });

/** Years of a nation for which there is a network fund, in order. */
export const networkFundYears = (nation: Nation): readonly ContractYear[] =>
  fundFiles(nation).map((name) => name.slice('network-fund-'.length, -'.json'.length) as ContractYear);

/**
 * The network fund of a nation and year from `data/`.
 * @throws InputError when there is none
 */
export function loadNetworkFund(nation: Nation, year: ContractYear): NetworkFund {
  const file = `network-fund-${year}.json`;
  const files = fundFiles(nation);
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

const fundFiles = (nation: Nation): readonly string[] =>
  factFiles(contractFolder(nation)).filter((name) => name.startsWith('network-fund-'));
