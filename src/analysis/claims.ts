import type { ContractYear } from '../contract/contractYear.js';
import type { Bound, Claim, OutcomeTest, PressureTest } from '../documents/claim.js';
import type { ClaimResult, OutcomeId, OutcomeUnit } from '../documents/resultsSchema.js';
import type { AlertLevel } from '../policy/alertLevels.js';
import type { IndicatorSelection } from '../policy/policy.js';
import { estimate } from './estimate.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';
import { selectionInWords } from './selectionInWords.js';
import { testInWords } from './testInWords.js';

/** Where the figures of claims come from: every function gives one value for each draw, in the order of the draws. */
export interface ClaimSources {
  readonly worldsPerParameterSet: number;
  readonly variantOfSet?: Uint8Array;
  /** Level of an outcome under a policy, in one contract year; without a year by draw the mean over all years. */
  readonly vectorOf: (policy: string, outcome: OutcomeId, year: ContractYear | undefined) => Float64Array;
  /** Recorded achievement over the selected indicators only, otherwise as `recordedAchievement`. */
  readonly achievementOf: (
    policy: string,
    selection: IndicatorSelection,
    year: ContractYear | undefined,
  ) => Float64Array;
  /** Share of the practices of these areas that are at this alert level or worse in the month. */
  readonly pressureOf: (level: AlertLevel, month: string, areas: 'all' | readonly string[]) => Float64Array;
}

/** The figure of a claim before it is summarised. */
interface TestedFigure {
  readonly values: Float64Array;
  readonly unit: OutcomeUnit;
  /** What the figure is of, for the results. */
  readonly what: Pick<ClaimResult, 'of' | 'policy' | 'outcome' | 'against' | 'year' | 'indicators' | 'pressure'>;
}

/**
 * Holds a statement against the model: its figure, and the share of worlds in which the figure is inside the bound.
 *
 *   figure(d) = level(policy, d), or level(policy, d) - level(against, d) in the same world;  probability = mean over d of [inside]
 *
 * `above` and `below` are strict; the ends of `between` belong to it. The Monte Carlo error of the probability is that of a
 * mean over parameter sets, as of any figure. A probability is about the model: it says nothing about what it leaves out.
 * @throws Error when a figure is not finite
 */
export function evaluateClaim(claim: Claim, sources: ClaimSources): ClaimResult {
  const { id, statement, by, date, source, reading, test } = claim;
  const { values, unit, what } = 'pressure' in test ? pressureFigure(test, sources) : outcomeFigure(test, sources);
  if (!values.every(Number.isFinite)) throw new Error(`claim ${id} has a figure that is not finite`);
  const { worldsPerParameterSet: worlds, variantOfSet } = sources;
  return {
    id,
    statement,
    by,
    ...(date === undefined ? {} : { date }),
    source,
    reading,
    ...what,
    test: { is: test.is, value: test.value, words: testInWords(test, unit, what.of) },
    figure: estimate(values, worlds, unit, variantOfSet),
    probability: estimate(
      values.map((value) => (isInside(value, test) ? 1 : 0)),
      worlds,
      'share of one',
      variantOfSet,
    ),
  };
}

function outcomeFigure(test: OutcomeTest, sources: ClaimSources): TestedFigure {
  const { policy, outcome, of, against, year, indicators } = test;
  const level = (id: string): Float64Array =>
    indicators === undefined ? sources.vectorOf(id, outcome, year) : sources.achievementOf(id, indicators, year);
  const own = level(policy);
  const other = against === undefined ? undefined : level(against);
  return {
    values: other === undefined ? own : own.map((value, d) => value - other[d]!),
    unit: outcomeDefinitions[outcome].unit,
    what: {
      policy,
      outcome,
      of,
      ...(against === undefined ? {} : { against }),
      ...(year === undefined ? {} : { year }),
      ...(indicators === undefined ? {} : { indicators: selectionInWords(indicators) }),
    },
  };
}

function pressureFigure({ pressure: level, month, areas }: PressureTest, sources: ClaimSources): TestedFigure {
  return {
    values: sources.pressureOf(level, month, areas),
    unit: 'share of one',
    what: { pressure: { level, month, areas }, of: 'level' },
  };
}

function isInside(figure: number, test: Bound): boolean {
  if (test.is === 'between') return figure >= test.value[0] && figure <= test.value[1];
  return test.is === 'above' ? figure > test.value : figure < test.value;
}
