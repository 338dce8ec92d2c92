import { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import type { Nation, Ruleset } from '../contract/ruleset.js';
import { readFact } from './readFact.js';
import { loadRuleset, rulesetYears } from './rulesets.js';

/** The published national result of one indicator, from the nation and year themselves or, said so, from others. */
export interface NationalIndicatorResult {
  readonly code: string;
  /** Nation the figures are of, where it is another than the contract's. */
  readonly nationUsed?: Nation;
  /** Year and indicator the figures are of. */
  readonly yearUsed: ContractYear;
  readonly codeUsed: string;
  /** Mean share of the indicator's points, over practices that returned data. */
  readonly meanPointsShare: number;
  /** For fractions: pooled numerator / denominator, net of exceptions. */
  readonly achievement?: number;
  readonly exceptionRate?: number;
  /** Eligible patients (denominator and exceptions) per patient of the register, or of the list where no register scales it. */
  readonly eligiblePerBase?: number;
  /** Where the register of that year is not held: eligible patients per patient of the list. */
  readonly eligiblePerListPatient?: number;
}

const laterResultsSchema = z.object({
  year: z.templateLiteral([z.number(), '-', z.number()]),
  patients: z.number().positive(),
  indicators: z.array(
    z.object({
      code: z.string(),
      meanPointsShare: z.number(),
      numerator: z.number().optional(),
      denominator: z.number().optional(),
      exceptions: z.number().optional(),
    }),
  ),
});

const borrowedSchema = z.object({ borrowedFrom: z.record(z.string(), z.string()) });

type YearResults = ReadonlyMap<string, NationalIndicatorResult>;
const cache = new Map<string, YearResults>();

/**
 * National results for the indicators of a ruleset: the year's own where published, else the nearest earlier year that has
 * the code, else the nearest later one, else those of a named similar indicator. A code without any of these is absent.
 * For a nation without results of its own, England's stand in, and `nationUsed` says so.
 */
export function nationalResults(ruleset: Ruleset): YearResults {
  const nation = resultYears(ruleset.nation).length > 0 ? ruleset.nation : 'England';
  const otherNation = nation === ruleset.nation ? {} : { nationUsed: nation };
  const years = resultYears(nation);
  const own = startYear(ruleset.year);
  const byNearness = [...years].sort((a, b) => {
    const [x, y] = [startYear(a) - own, startYear(b) - own];
    return x > 0 === y > 0 ? Math.abs(x) - Math.abs(y) : x - y;
  });
  const { borrowedFrom } = readFact('evidence/borrowed-results.json', borrowedSchema);
  const find = (code: string): NationalIndicatorResult | undefined => {
    for (const year of byNearness) {
      const result = publishedResults(nation, year).get(code);
      if (result) return result;
    }
    return undefined;
  };
  return new Map(
    ruleset.indicators.flatMap(({ code }) => {
      const result = find(code) ?? find(borrowedFrom[code] ?? '');
      return result ? [[code, { ...result, code, ...otherNation }] as const] : [];
    }),
  );
}

/** Contract years of a nation in which every indicator has a result, its own or a borrowed one. */
export const yearsWithResults = (nation: Nation): readonly ContractYear[] =>
  rulesetYears(nation).filter((year) => {
    const ruleset = loadRuleset(nation, year);
    const results = nationalResults(ruleset);
    return ruleset.indicators.every(({ code }) => results.has(code));
  });

const later = () => readFact('evidence/national-results-2024-25.json', laterResultsSchema);

/** Years whose results are held indicator by indicator. */
export function resultYears(nation: Nation): readonly ContractYear[] {
  const own = rulesetYears(nation).filter((year) => loadRuleset(nation, year).indicators.some((i) => i.national));
  return nation === 'England' ? [...own, later().year as ContractYear] : own;
}

/** Results of one year as published, by code. */
export function publishedResults(nation: Nation, year: ContractYear): YearResults {
  const key = `${nation} ${year}`;
  const known = cache.get(key);
  if (known) return known;
  const isLater = nation === 'England' && String(year) === String(later().year);
  const results = isLater ? laterResults() : rulesetResults(nation, year);
  cache.set(key, results);
  return results;
}

function laterResults(): YearResults {
  const { year, patients, indicators } = later();
  return new Map(
    indicators.map(({ code, meanPointsShare, numerator, denominator, exceptions }) => [
      code,
      {
        code,
        yearUsed: year as ContractYear,
        codeUsed: code,
        meanPointsShare,
        ...(numerator !== undefined && denominator !== undefined && exceptions !== undefined
          ? {
              achievement: numerator / denominator,
              exceptionRate: exceptions / (denominator + exceptions),
              eligiblePerListPatient: (denominator + exceptions) / patients,
            }
          : {}),
      },
    ]),
  );
}

/**
 * Practices without any data in a year (closed, merged) earned no points for any item and would drag every register down;
 * the best register's mean share tells how many returned data, and means are taken over those.
 */
function rulesetResults(nation: Nation, year: ContractYear): YearResults {
  const ruleset = loadRuleset(nation, year);
  const share = (i: Ruleset['indicators'][number]) => (i.national ? i.national.meanPoints / i.points.value : 0);
  const returned = Math.max(...ruleset.indicators.filter((i) => i.kind === 'register').map(share));
  const registers = new Map(ruleset.registers.map((register) => [register.code, register]));
  const patients = ruleset.summary?.patients;
  return new Map(
    ruleset.indicators.flatMap((indicator) => {
      const { code, national, adjustment } = indicator;
      if (!national) return [];
      const result = {
        code,
        yearUsed: year,
        codeUsed: code,
        meanPointsShare: Math.min(1, share(indicator) / returned),
      };
      const { numerator, denominator, exceptions } = national;
      if (numerator === undefined || denominator === undefined || exceptions === undefined || denominator === 0)
        return [[code, result] as const];
      const base = adjustment.kind === 'register' ? registers.get(adjustment.register)?.count : patients;
      return [
        [
          code,
          {
            ...result,
            achievement: numerator / denominator,
            exceptionRate: exceptions / (denominator + exceptions),
            ...(base ? { eligiblePerBase: (denominator + exceptions) / base } : {}),
          },
        ] as const,
      ];
    }),
  );
}
