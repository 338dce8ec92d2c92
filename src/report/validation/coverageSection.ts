import { outcomeDefinitions } from '../../analysis/outcomeDefinitions.js';
import { type CoverageRow, finiteCoverage, type Share } from '../../analysis/verification/coverageByOutcome.js';
import { truthSpread } from '../../analysis/verification/recovery.js';
import type { RecoveryRow } from '../../analysis/verification/recoveryRows.js';
import type { Verification } from '../../analysis/verification/verify.js';
import { markdownTable } from './markdownTable.js';

const percent = ({ share, error }: Share): string => `${(100 * share).toFixed(1)}% ± ${(100 * error).toFixed(1)}`;

/** Between what as many draws as there are parameter sets would hold, and as many as there are draws: worlds of a set are alike. */
function expected(share: number, draws: number, worlds: number): string {
  const shown = (count: number) => (100 * finiteCoverage(share, count)).toFixed(1);
  return worlds === 1 ? `${shown(draws)}%` : `${shown(Math.floor(draws / worlds))} to ${shown(draws)}%`;
}

/** What intervals cover, and what the fit finds again, on data that the model made itself. */
export function coverageSection({
  scenario,
  seed,
  size,
  worldsPerParameterSet,
  coverage,
  recovery,
}: Verification): string {
  const { runs, practices, draws, truths, attempts, fitPractices } = size;
  return [
    '## Coverage on simulated data',
    `Nothing published enters here. The question is whether the program keeps its own word: worlds are drawn from the model itself, and its intervals are held against them. ± is one Monte Carlo standard error. Seed \`${seed}\`.`,
    '### Intervals of a run',
    `Of \`${scenario}\` on ${practices} synthetic practices, ${runs} independent runs of ${draws} draws, each held against ${truths} true worlds with parameters and chance events of another seed. Levels and differences of every policy, as \`results.json\` prints them; figures that do not vary are left out. Quantiles of ${draws} draws lie a little inside those of all worlds: a right 90% interval then holds ${expected(0.9, draws, worldsPerParameterSet)}, a right 50% interval ${expected(0.5, draws, worldsPerParameterSet)}; of 1,000 draws, the default, ${expected(0.9, 1000, worldsPerParameterSet)} and ${expected(0.5, 1000, worldsPerParameterSet)}. *Error ratio*: how much the runs' means differ, over the \`mcse\` that they print; 1 is right. *Ranks*: percent of true values in each tenth of the draws, 10 each is right.`,
    markdownTable(
      ['outcome', 'figures', '50% interval holds', '90% interval holds', 'error ratio', 'ranks'],
      coverage.map(coverageCells),
    ),
    'Outcomes marked *steps* are shares of few practices and move by steps: a closed interval then holds more than it says, and ranks are uneven. The last row leaves them out.',
    '### Effects found again by the fit',
    `${attempts} times practice effects were moved at random (sd ${truthSpread.usual}, of list size ${truthSpread.listSize}, on the scale of the search: logarithms, save the start of the tail and list size), figures were made from them as if published, and the moment fit of \`qofsim calibrate\` was run on those from the committed effects on: ${fitPractices} practices, a part of the indicators, a short search. *Error*: root of the mean squared difference of fitted and true. Where it is not below the spread of the truth, figures of this size do not tell the effect.`,
    markdownTable(['', 'spread of truth', 'bias', 'error'], recovery.map(recoveryCells)),
    'The fit reports no interval for the effects, so there is none whose coverage could be looked at: runs use them as if known. The last column is about what such an interval would have to hold at this size.',
  ].join('\n\n');
}

const coverageCells = ({
  outcome,
  figures,
  of50,
  of90,
  errorRatio,
  ranks,
  stepped,
}: CoverageRow): readonly string[] => [
  outcome === undefined ? 'all but the stepped' : `${outcomeDefinitions[outcome].title}${stepped ? ' (steps)' : ''}`,
  String(figures),
  percent(of50),
  percent(of90),
  Number.isNaN(errorRatio) ? '' : errorRatio.toFixed(2),
  ranks.map((share) => (100 * share).toFixed(0)).join(' '),
];

/** Names of effects and statistics, with the scale of the figures. */
const recovered: Readonly<Record<string, readonly [title: string, scale: number, decimals: number]>> = {
  generalSpread: ['general effect, spread (log)', 1, 2],
  tailStart: ['tail, start', 1, 2],
  tailSlope: ['tail, slope (log)', 1, 2],
  reachMedian: ['effort, median (log)', 1, 2],
  reachSpread: ['effort, spread (log)', 1, 2],
  reachTailLoss: ['effort, loss in weak practices (log)', 1, 2],
  sizeSlope: ['list size, slope', 1, 2],
  sizeSpread: ['list size, on the spread', 1, 2],
  mean: ['mean points', 1, 2],
  sd: ['sd of points', 1, 2],
  shareAtMaximum: ['at the maximum, percentage points', 100, 2],
  shareUnder80Percent: ['under 80%, percentage points', 100, 2],
};

function recoveryCells({ name, spreadOfTruth, bias, biasError, error }: RecoveryRow): readonly string[] {
  const [title, scale, decimals] = recovered[name] ?? [name, 1, 3];
  const shown = (value: number): string => (scale * value).toFixed(decimals);
  return [title, shown(spreadOfTruth), `${shown(bias)} ± ${shown(biasError)}`, shown(error)];
}

/** The same in lines for a terminal. */
export function coverageLines({ coverage, recovery }: Verification): string {
  const rows = coverage.map(coverageCells);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  const found = recovery.map((row) => {
    const [title, spread, bias, error] = recoveryCells(row);
    return `${title}: bias ${bias}, error ${error}, spread of truth ${spread}`;
  });
  return [
    'Coverage on simulated data (outcome, figures, 50% interval, 90% interval, error ratio, ranks by tenth)',
    ...lines,
    '',
    'Known practice effects, found again by the fit',
    ...found,
  ].join('\n');
}
