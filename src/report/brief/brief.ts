import { coverageOf } from '../../analysis/validation/coverage.js';
import type { Results } from '../../documents/resultsSchema.js';
import { factsHash } from '../../facts/validationScores.js';
import type { ResultsPath } from '../figuresCsv.js';
import type { RunDescription } from '../runRecord.js';
import { validationStatus } from '../validationStatus.js';
import { type Binder, binder } from './binder.js';
import { findingWords } from './findingWords.js';
import { losersWords } from './losersWords.js';
import { type FigureOf, keyFiguresOf, otherSide, type Side, sideWords, strongestCase } from './sides.js';
import { Bound, joined, type Words, words } from './words.js';

/** One figure to remember. */
export interface BriefFigure {
  readonly label: Words;
  readonly figure: Words;
  readonly interval: Words;
}

/** One page for one side of a negotiation: text whose every number is bound to the run. */
export interface Brief {
  readonly side: Side;
  readonly kicker: Words;
  readonly title: Words;
  readonly basis: Words;
  readonly figures: readonly BriefFigure[];
  /** The same figures under the other policies of the run. */
  readonly others: readonly { readonly policy: Words; readonly figures: readonly Words[] }[];
  readonly losers: readonly Words[];
  readonly otherSide: { readonly title: Words; readonly points: readonly Words[] };
  readonly unknown: readonly Words[];
  readonly fingerprint: readonly { readonly label: Words; readonly value: Words }[];
}

export interface BriefRequest {
  readonly side: Side;
  /** Id of the policy; the first that is not the comparator where it is left out. */
  readonly policy?: string;
}

/** Other policies and assumptions that a page has room for. */
const room = { others: 3, unknown: 4 } as const;

/** Writes the brief of a run. @throws Error when a text has a number that is bound to nothing */
export function brief(results: Results, run: RunDescription, { side, policy }: BriefRequest): Brief {
  const bind = binder(results, run);
  const comparator = results.policies.findIndex(({ id }) => id === results.comparator);
  const first = results.policies.findIndex((_, i) => i !== comparator);
  const chosen = policy === undefined ? Math.max(first, 0) : results.policies.findIndex(({ id }) => id === policy);
  const figures = keyFiguresOf(side, results);
  const others = results.policies
    .flatMap((_, i) => (i === comparator || i === chosen ? [] : [i]))
    .slice(0, room.others);
  const compares = chosen !== comparator;
  const against = compares ? words`, compared with ${bind.text(['policies', comparator, 'title'])}` : words``;
  return {
    side,
    kicker: words`Quality and Outcomes Framework (QOF), ${bind.text(['nation'])}, ${yearsOf(bind)}. A brief for ${sideWords[side]}.`,
    title: findingWords(side, chosen, bind),
    basis: words`${bind.text(['scenario', 'title'])}: ${bind.text(['policies', chosen, 'title'])}${against}. ${bind.text(['population', 'label'])}; ${bind.count(['draws'])} simulated worlds.${results.years.length > 1 ? words` Figures are means over the years.` : words``}`,
    figures: figures.map((figure) => ({
      label: words`${bind.text(['outcomeDefinitions', figure.outcome, 'title'])}${figure.part === 'contrasts' ? words`, change` : words``}`,
      figure: words`${bind.mean(pathOf(chosen, figure), meant(figure))}`,
      interval: words`${bind.interval(pathOf(chosen, figure), meant(figure))}`,
    })),
    others: compares
      ? others.map((other) => ({
          policy: words`${bind.text(['policies', other, 'title'])}`,
          figures: figures.map((figure) => words`${bind.mean(pathOf(other, figure), meant(figure))}`),
        }))
      : [],
    losers: losersWords(chosen, comparator, bind),
    otherSide: {
      title: words`The strongest case of ${sideWords[otherSide(side)]}`,
      points: compares
        ? atLeastOne(strongestCase(otherSide(side), chosen, bind))
        : [words`Nothing is compared in this run, so that neither side can make a case from it.`],
    },
    unknown: unknownWords(results, run, bind),
    fingerprint: fingerprintWords(run, bind),
  };
}

const pathOf = (policy: number, { part, outcome }: FigureOf): ResultsPath => ['policies', policy, part, outcome];
const meant = ({ part }: FigureOf) => (part === 'contrasts' ? 'change' : 'level');

const atLeastOne = (points: readonly Words[]): readonly Words[] =>
  points.length > 0 ? points : [words`In this run nothing is clear in its favour: each interval has both signs.`];

function yearsOf(bind: Binder): Words {
  const last = bind.results.years.length - 1;
  const from = bind.text(['years', 0]);
  return last > 0 ? words`${from} to ${bind.text(['years', last])}` : words`${from}`;
}

/** The assumptions that matter most, as the run gives them, and how the model fared against published figures. */
function unknownWords(results: Results, run: RunDescription, bind: Binder): readonly Words[] {
  // That practices are synthetic stands above already.
  const warnings = results.warnings.flatMap((warning, i) =>
    warning.startsWith('The practices are synthetic') ? [] : [words`${bind.text(['warnings', i])}`],
  );
  const status = validationStatus(results, run);
  const { hits, targets } = coverageOf(
    status.groups.flatMap(({ scores }) => scores).filter(({ target }) => target.use === 'not fitted'),
  );
  const at = 'data/report/validation-scores.json';
  const held =
    targets === 0
      ? words`No published figure was found to hold this against.`
      : words`Of the published figures that bear on this and were not used in fitting, ${new Bound(at, `${hits} of ${targets}`)} lie inside the model’s interval. The report names the misses.`;
  return [...warnings.slice(0, room.unknown), held];
}

function fingerprintWords(run: RunDescription, bind: Binder): Brief['fingerprint'] {
  const short = (text: string) => text.slice(0, 16);
  return [
    { label: words`Seed`, value: words`${bind.ofRun(['seed'])}` },
    {
      label: words`Model`,
      value: words`${bind.ofRun(['program', 'name'])} ${bind.ofRun(['program', 'version'])}, kernel ${bind.text(['kernel'])}, ${bind.text(['generator'])}`,
    },
    { label: words`Data`, value: words`${new Bound('run.json inputs', short(factsHash(run.inputs)))}` },
    {
      label: words`Scenario`,
      value: words`${bind.ofRun(['scenario', 'path'])} ${new Bound('run.json scenario.sha256', short(run.scenario.sha256))}`,
    },
    { label: words`All inputs`, value: words`${bind.ofRun(['fingerprint'])}` },
    { label: words`Command`, value: joined([bind.ofRun(['command'])], words``) },
  ];
}
