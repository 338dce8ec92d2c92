import { mainOutcomeIds, type OutcomeId } from '../../documents/outcomeIds.js';
import { type FigureCoverage, tenths } from './predictiveCoverage.js';

/** A share with its Monte Carlo standard error. */
export interface Share {
  readonly share: number;
  readonly error: number;
}

/** Coverage over independent runs, of one outcome or of several. */
export interface CoverageRow {
  /** Absent where the row is over all outcomes. */
  readonly outcome?: OutcomeId;
  readonly figures: number;
  readonly truths: number;
  readonly of50: Share;
  readonly of90: Share;
  /** Share of true values in each tenth of the draws. */
  readonly ranks: readonly number[];
  /** Standard deviation of the runs' means over what the runs themselves say it is (`mcse`); 1 is right. */
  readonly errorRatio: number;
  /** Whether figures move by steps (shares of few practices): intervals then hold more than they say. */
  readonly stepped: boolean;
}

/**
 * What a right interval holds when its ends are quantiles of n draws (type 7: place (n - 1) p + 1 of n in order): the ends lie
 * at ((n - 1) p + 1) / (n + 1) on average, so it holds share x (n - 1) / (n + 1).
 */
export const finiteCoverage = (share: number, draws: number): number => (share * (draws - 1)) / (draws + 1);

/**
 * Coverage by outcome and in all. A row's standard error is that of the runs' own coverages, sd / sqrt(runs): figures
 * of one run share its draws and its true worlds, and are not independent.
 */
export function coverageByOutcome(runs: readonly (readonly FigureCoverage[])[]): readonly CoverageRow[] {
  const rowOf = (belongs: (figure: FigureCoverage) => boolean) => coverageRow(runs.map((run) => run.filter(belongs)));
  const outcomes = mainOutcomeIds.flatMap((outcome) => {
    const row = rowOf((figure) => figure.outcome === outcome);
    return row ? [{ outcome, ...row }] : [];
  });
  const stepped = new Set(outcomes.filter((row) => row.stepped).map(({ outcome }) => outcome));
  const smooth = rowOf(({ outcome }) => !stepped.has(outcome));
  return smooth ? [...outcomes, smooth] : outcomes;
}

function coverageRow(all: readonly (readonly FigureCoverage[])[]): CoverageRow | undefined {
  const runs = all.filter((figures) => figures.length > 0);
  const figures = runs.flat();
  if (figures.length === 0) return undefined;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const truths = sum(figures.map((figure) => figure.truths));
  const coverage = (inside: 'inside50' | 'inside90'): Share => {
    const shares = runs.map((run) => sum(run.map((f) => f[inside])) / sum(run.map((f) => f.truths)));
    return { share: sum(shares) / runs.length, error: Math.sqrt(variance(shares) / runs.length) };
  };
  const byFigure = new Map<string, FigureCoverage[]>();
  for (const figure of figures) {
    const name = `${figure.policy} ${figure.outcome} ${figure.kind}`;
    byFigure.set(name, [...(byFigure.get(name) ?? []), figure]);
  }
  const ratios = [...byFigure.values()].flatMap((same) => {
    const said = sum(same.map(({ mcse }) => mcse ** 2)) / same.length;
    return same.length > 1 && said > 0 ? [variance(same.map(({ mean }) => mean)) / said] : [];
  });
  return {
    figures: byFigure.size,
    truths,
    of50: coverage('inside50'),
    of90: coverage('inside90'),
    ranks: Array.from({ length: tenths }, (_, i) => sum(figures.map(({ ranks }) => ranks[i]!)) / truths),
    errorRatio: Math.sqrt(sum(ratios) / ratios.length),
    stepped: figures.some(({ distinct, truths }) => distinct < truths / 2),
  };
}

function variance(values: readonly number[]): number {
  const centre = values.reduce((total, value) => total + value, 0) / values.length;
  return values.reduce((total, value) => total + (value - centre) ** 2, 0) / (values.length - 1);
}
