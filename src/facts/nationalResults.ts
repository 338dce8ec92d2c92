import { z } from 'zod';
import { type ContractYear, startYear } from '../contract/contractYear.js';
import type { Nation, Ruleset } from '../contract/ruleset.js';
import { type LaterYear, laterResult, laterResults, type StandIns } from './laterResults.js';
import type { NationalIndicatorResult } from './nationalIndicatorResult.js';
import { readFact } from './readFact.js';
import { loadRuleset, rulesetYears } from './rulesets.js';

export type { NationalIndicatorResult };

const borrowedSchema = z.object({ borrowedFrom: z.record(z.string(), z.string()) });

type YearResults = ReadonlyMap<string, NationalIndicatorResult>;
const cache = new Map<string, YearResults>();
/** A run asks for the same contract once for every world, year and base year. */
const ofRuleset = new WeakMap<Ruleset, YearResults>();

/**
 * National results for the indicators of a ruleset: the year's own where published, else the nearest earlier year that has
 * the code, else the nearest later one, else those of a named similar indicator. A code without any of these is absent.
 * A year of which only a part is held (2020/21 to 2023/24) lends nothing to others: the trough of the pandemic is its own.
 * For a nation without results of its own, England's stand in, and `nationUsed` says so.
 */
export function nationalResults(ruleset: Ruleset): YearResults {
  const known = ofRuleset.get(ruleset);
  if (known) return known;
  const results = resultsFor(ruleset);
  ofRuleset.set(ruleset, results);
  return results;
}

function resultsFor(ruleset: Ruleset): YearResults {
  const nation = resultYears(ruleset.nation).length > 0 ? ruleset.nation : 'England';
  const otherNation = nation === ruleset.nation ? {} : { nationUsed: nation };
  const lookUp = (code: string): NationalIndicatorResult | undefined => {
    if (!resultYears(nation).includes(ruleset.year)) return undefined;
    return publishedResults(nation, ruleset.year).get(code);
  };
  const find = (code: string): NationalIndicatorResult | undefined => {
    const { before, after } = standIns(nation, ruleset.year, code);
    return lookUp(code) ?? before ?? after;
  };
  const { borrowedFrom } = borrowed();
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

const borrowed = () => readFact('evidence/borrowed-results.json', borrowedSchema);

/** Years whose results are held indicator by indicator, wholly or in part. */
export function resultYears(nation: Nation): readonly ContractYear[] {
  const own = rulesetYears(nation).filter((year) => loadRuleset(nation, year).indicators.some((i) => i.national));
  return nation === 'England' ? [...own, ...laterResults().map(({ year }) => year as ContractYear)] : own;
}

/** Results of one year as published, by code; where only a part is published, `filled` says what others lend. */
export function publishedResults(nation: Nation, year: ContractYear): YearResults {
  const key = `${nation} ${year}`;
  const known = cache.get(key);
  if (known) return known;
  const file = nation === 'England' ? laterResults().find((one) => String(one.year) === String(year)) : undefined;
  const results = file ? ofFile(file) : rulesetResults(nation, year);
  cache.set(key, results);
  return results;
}

const ofFile = (file: LaterYear): YearResults =>
  new Map(
    file.indicators.map((indicator) => {
      const year = file.year as ContractYear;
      const same: StandIns = file.partial ? standIns('England', year, indicator.code) : {};
      const similar = borrowed().borrowedFrom[indicator.code] ?? '';
      const lenders = !file.partial || same.before || same.after ? same : standIns('England', year, similar);
      return [indicator.code, laterResult(indicator, file, lenders)] as const;
    }),
  );

/** Results of a code in the nearest years on both sides of which all is held. */
function standIns(nation: Nation, year: ContractYear, code: string): StandIns {
  const partial = new Set(laterResults().flatMap((one) => (one.partial ? [String(one.year)] : [])));
  const whole = resultYears(nation).filter((other) => !(nation === 'England' && partial.has(other)));
  const first = (years: readonly ContractYear[]) => {
    for (const other of years) {
      const result = publishedResults(nation, other).get(code);
      if (result) return result;
    }
    return undefined;
  };
  const own = startYear(year);
  return {
    before: first(whole.filter((other) => startYear(other) < own).reverse()),
    after: first(whole.filter((other) => startYear(other) > own)),
  };
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
