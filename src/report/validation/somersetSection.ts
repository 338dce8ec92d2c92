import type { TargetScore } from '../../analysis/validation/scoreTarget.js';
import { isOfCountyYear } from '../../analysis/validation/somerset.js';
import type { Validation } from '../../analysis/validation/validate.js';
import { loadResponseCalibration, type ResponseCalibration } from '../../facts/responseCalibration.js';
import { loadResponseFit } from '../../facts/responseFit.js';
import { markdownTable, plain } from './markdownTable.js';
import { scoreWords } from './scoreWords.js';

/** Models in the order of the columns: what was predicted, by model, and what was fitted. */
const columns = [
  ['shift', 'every practice shifts'],
  ['completions', 'completions slow down'],
  ['mixture', 'stop, relax or carry on'],
  ['afterSomerset', 'after the fit'],
] as const;

/**
 * Somerset by model of the response before anything was fitted to it, and after, side by side.
 * @param calibration  for tests: another result of the fit than the committed one
 */
export function somersetSection(
  { scores, somerset }: Pick<Validation, 'scores' | 'somerset'>,
  calibration: ResponseCalibration = loadResponseCalibration(),
): string {
  const usual = scores.filter(({ target }) => isOfCountyYear(target.id));
  const { targets, notAsked, fewWorlds } = loadResponseFit();
  const fitted = new Set(targets.map(({ id }) => id));
  const models = [usual, ...columns.map(([name]) => somerset[name])];
  return [
    '## Somerset by model of the response, before and after',
    'Three models of how recording answers to lost pay agree with the studies of withdrawal and differ elsewhere. *Before*: nothing of Somerset entered but who joined. The column "as used" takes the first two in turn, as a scenario does that says nothing. *After the fit*: the second calibration, `data/calibration/response-after-somerset.json`, which a scenario takes by `calibration: afterSomerset`. **After it Somerset is no test of the model**: agreement with the rows marked as fitted shows that fitting worked and no more, and the other rows are of the same practices in the same years. No other part of this page uses it. Who joins is drawn in every column; the fit held it at the published share. Cells: mean (90% interval), miss, CRPS.',
    markdownTable(
      ['statistic', 'published', 'as used', ...columns.map(([, title]) => title)],
      usual.map((score, i) => [
        `${score.target.statistic}${fitted.has(score.target.id) ? ' (fitted)' : ''}`,
        scoreWords(score).published,
        ...models.map((column) => cellOf(column[i]!)),
      ]),
    ),
    markdownTable(
      ['', 'as used', ...columns.map(([, title]) => title)],
      [
        ['published values inside the 90% interval', ...models.map(hits)],
        ['mean CRPS, percent of the published value', ...models.map(meanCrps)],
      ],
    ),
    weightsInWords(calibration, fewWorlds.value),
    'Not asked of the fit:',
    notAsked.map(({ id, reason }) => `- ${plain(statisticOf(usual, id))}: ${plain(reason)}`).join('\n'),
  ].join('\n\n');
}

function cellOf(score: TargetScore): string {
  const { mean, interval, crps } = scoreWords(score);
  return `${mean} (${interval})${score.hit ? '' : ' miss'}${crps === '' ? '' : `; ${crps}`}`;
}

/** Weights after the fit with the effective samples, and which of these are small. */
function weightsInWords({ variants }: ResponseCalibration, few: number): string {
  const weights = variants.map(
    ({ variant, weight, effectiveSampleSize }) =>
      `${variant} ${Math.round(100 * weight)}% (effective sample ${effectiveSampleSize.toFixed(0)})`,
  );
  const rough = variants.filter(({ effectiveSampleSize }) => effectiveSampleSize < few).map(({ variant }) => variant);
  const warning = `**Rough**: the beliefs and the weight of ${rough.join(' and ')} rest on fewer than ${few} worlds' worth of evidence.`;
  return `Weights after the fit, from equal ones before: ${weights.join(', ')}.${rough.length > 0 ? ` ${warning}` : ''} A weight says which model comes nearest to one county within tolerances that were assumed; it is no evidence about other places.`;
}

const statisticOf = (scores: readonly TargetScore[], id: string): string =>
  scores.find(({ target }) => target.id === id)?.target.statistic ?? id;

const withValue = (scores: readonly TargetScore[]) => scores.filter(({ target }) => target.observed !== null);

const hits = (scores: readonly TargetScore[]): string =>
  `${withValue(scores).filter(({ hit }) => hit).length} of ${withValue(scores).length}`;

function meanCrps(scores: readonly TargetScore[]): string {
  const relative = withValue(scores).flatMap(({ crps, target: { observed } }) =>
    crps === undefined || !observed ? [] : [(100 * crps) / Math.abs(observed)],
  );
  return `${(relative.reduce((sum, x) => sum + x, 0) / relative.length).toFixed(1)}%`;
}
