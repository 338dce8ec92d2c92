import type { Ruleset } from '../contract/ruleset.js';
import type { IncomeFacts } from '../facts/incomeFacts.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import { loadWorkforce } from '../facts/workforceFacts.js';
import type { Population } from '../population/population.js';

/** Facts that were borrowed from another year or indicator, one sentence each. */
export function substitutions(
  ruleset: Ruleset,
  published: ReadonlyMap<string, NationalIndicatorResult>,
  income: IncomeFacts,
  population: Population,
): readonly string[] {
  const borrowed = [...published.values()].filter(
    ({ code, codeUsed, yearUsed }) => yearUsed !== ruleset.year || codeUsed !== code,
  );
  const byYear = new Map<string, string[]>();
  for (const { code, codeUsed, yearUsed } of borrowed) {
    const codes = byYear.get(yearUsed) ?? [];
    codes.push(codeUsed === code ? code : `${code} (from ${codeUsed})`);
    byYear.set(yearUsed, codes);
  }
  return [
    ...(population.year === ruleset.year
      ? []
      : [`Practices are those of ${population.year}; the contract is that of ${ruleset.year}.`]),
    ...[...byYear].map(
      ([year, codes]) => `National achievement of ${year} stands in for ${ruleset.year}: ${codes.join(', ')}.`,
    ),
    ...filledFacts(ruleset, published),
    ...income.substitutions.map((text) => `Borrowed: ${text}.`),
    ...staffBorrowed(ruleset),
  ];
}

/** Capacity knows the staff of England in the years that were counted. */
function staffBorrowed({ nation, year }: Ruleset): readonly string[] {
  const { yearUsed } = loadWorkforce(year);
  if (nation === 'England' && yearUsed === year) return [];
  return [`Staff of practices for every 10,000 patients are those of England ${yearUsed}.`];
}

const factNames = {
  achievement: 'Achievement',
  exceptions: 'Exception rates',
  denominators: 'Eligible patients',
  points: 'Mean points',
} as const;

/** What the year's own results lack: one sentence a kind of fact and lender. */
function filledFacts(ruleset: Ruleset, published: ReadonlyMap<string, NationalIndicatorResult>): readonly string[] {
  const codes = new Map<string, string[]>();
  for (const { code, filled } of published.values()) {
    for (const fact of filled?.facts ?? []) {
      const years = fact === 'exceptions' ? filled!.years : filled!.years.slice(0, 1);
      const sentence = `${factNames[fact]} of ${years.join(' and ')} ${fact === 'achievement' ? 'stands' : 'stand'} in for ${ruleset.year}`;
      const lender = filled!.code === code ? code : `${code} (from ${filled!.code})`;
      codes.set(sentence, [...(codes.get(sentence) ?? []), lender]);
    }
  }
  return [...codes].map(([sentence, of]) => `${sentence}: ${of.join(', ')}.`);
}
