import type { Ruleset } from '../contract/ruleset.js';
import type { IncomeFacts } from '../facts/incomeFacts.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
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
    ...income.substitutions.map((text) => `Borrowed: ${text}.`),
  ];
}
