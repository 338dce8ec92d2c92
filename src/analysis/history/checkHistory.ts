import type { Domain, Ruleset } from '../../contract/ruleset.js';
import { yearsWithResults } from '../../facts/nationalResults.js';
import { InputError, type InputProblem } from '../../inputError.js';
import type { PracticeHistory } from '../../population/population.js';

/** Published points are rounded. */
const rounding = 0.01;

/** @throws InputError where a history has more points than its contract, or points of a domain that the contract lacks */
export function checkHistory(practice: string, history: PracticeHistory, { nation, year, indicators }: Ruleset): void {
  const problems: InputProblem[] = [];
  const check = (path: string, value: number | undefined, available: number, what: string) => {
    if (value === undefined || value <= available + rounding) return;
    problems.push({
      where: `practice ${practice}`,
      path: `history.${path}`,
      found: `${value} points`,
      allowed: `at most the ${available} points that ${what} had in ${nation} ${year}`,
      mend: 'Check the points, and the contract year of the history.',
    });
  };
  const available = (test: (indicator: Ruleset['indicators'][number]) => boolean) =>
    indicators.reduce((sum, indicator) => sum + (test(indicator) ? indicator.points.value : 0), 0);
  check(
    'points',
    history.points,
    available(() => true),
    'the contract',
  );
  for (const [domain, value] of Object.entries(history.domainPoints ?? {}))
    check(
      `domainPoints.${domain}`,
      value,
      available((indicator) => indicator.domain === (domain as Domain)),
      'the domain',
    );
  for (const [code, { points }] of Object.entries(history.indicators ?? {})) {
    const indicator = indicators.find((each) => each.code === code);
    if (indicator) check(`indicators.${code}.points`, points, indicator.points.value, code);
  }
  if (problems.length > 0) throw new InputError(problems);
}

/** @throws InputError where nothing was fitted for the history's year */
export function checkResults({ nation, year }: Ruleset): void {
  const held = yearsWithResults(nation);
  if (held.includes(year)) return;
  throw new InputError({
    where: 'practices',
    path: 'history.year',
    found: `results of ${nation} ${year}, a year whose achievement was not fitted`,
    allowed: `one of ${held.join(', ')}`,
    mend: 'Take the results of another year, or leave history out.',
  });
}
