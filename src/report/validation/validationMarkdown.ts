import { coverageOf, coverageTable, targetUses } from '../../analysis/validation/coverage.js';
import type { TargetScore } from '../../analysis/validation/scoreTarget.js';
import type { Validation } from '../../analysis/validation/validate.js';
import type { Verification } from '../../analysis/verification/verify.js';
import { loadValidationTargets, targetGroups } from '../../facts/validationTargets.js';
import { coverageSection } from './coverageSection.js';
import { everybodySection } from './everybodySection.js';
import { keepQofSection } from './keepQofSection.js';
import { markdownTable, once, plain } from './markdownTable.js';
import { coverageWords, groupTitles, scoreWords } from './scoreWords.js';
import { somersetSection } from './somersetSection.js';
import { introduction } from './validationWords.js';

/** The page that holds the model against published figures, docs/validation.md. Same validation, same bytes. */
export const validationMarkdown = (validation: Validation, verification?: Verification): string =>
  `${[
    introduction(validation, verification !== undefined),
    summary(validation.scores),
    ...targetGroups.map((group) => section(groupTitles[group], ofGroup(validation.scores, group))),
    somersetSection(validation),
    everybodySection(validation.unscored),
    keepQofSection(validation),
    ...(verification ? [coverageSection(verification)] : []),
    notAsked(),
  ].join('\n\n')}\n`;

const ofGroup = (scores: readonly TargetScore[], group: (typeof targetGroups)[number]) =>
  scores.filter(({ target }) => target.group === group);

/** Coverage and CRPS by group and use. */
function summary(scores: readonly TargetScore[]): string {
  const relative = (chosen: readonly TargetScore[]) => {
    const { relativeCrps } = coverageOf(chosen);
    return Number.isNaN(relativeCrps) ? '' : `${relativeCrps.toFixed(1)}%`;
  };
  const inGroup = coverageTable(scores).map(({ group, byUse }) => [
    groupTitles[group],
    ...byUse.map(coverageWords),
    relative(ofGroup(scores, group)),
  ]);
  const all = [
    'All',
    ...targetUses.map((use) => coverageWords(coverageOf(scores.filter(({ target }) => target.use === use)))),
    relative(scores),
  ];
  const used = targetUses.map((use) => relative(scores.filter(({ target }) => target.use === use)));
  return [
    '## Score',
    'Published values inside the 90% interval of the model; nine in ten would be right. Most targets of a group share practices and years, so they are not so many independent tests.',
    markdownTable(['', ...targetUses, 'mean CRPS, percent of the published value'], [...inGroup, all]),
    `Mean CRPS: ${targetUses.map((use, i) => `${use} ${used[i]}`).join(', ')}. Rules that were set before the figures were looked at: ${rulesHeld(scores)}.`,
  ].join('\n\n');
}

function rulesHeld(scores: readonly TargetScore[]): string {
  const ruled = scores.filter(({ ruleHolds }) => ruleHolds !== undefined);
  return `${ruled.filter(({ ruleHolds }) => ruleHolds).length} of ${ruled.length} hold`;
}

function section(title: string, scores: readonly TargetScore[]): string {
  const targets = scores.map(({ target }) => target);
  const rows = scores.map((score) => {
    const { statistic, published, mean, interval, verdict, crps, use } = scoreWords(score);
    return [statistic, published, mean, interval, score.hit ? verdict : `**${verdict}**`, crps, use];
  });
  const missed = scores.filter(({ hit }) => !hit);
  const reasons = once(missed.map(({ target }) => target.ifMissed ?? 'No reason is known.'));
  const notes = targets.filter(({ note }) => note !== undefined);
  return [
    `## ${title}`,
    markdownTable(['statistic', 'published', 'model', '90% interval', '', 'CRPS', 'in fitting'], rows),
    ...(missed.length === 0
      ? []
      : [
          'Misses and their likely reason:',
          list(
            reasons.map((reason) => {
              const own = missed.filter(({ target }) => (target.ifMissed ?? 'No reason is known.') === reason);
              return `*${own.map(({ target }) => plain(target.statistic)).join('; ')}.* ${plain(reason)}`;
            }),
          ),
        ]),
    'How it was asked:',
    list([
      ...once(targets.map(({ population, policy }) => plain(`${population}; ${policy}.`))),
      ...once(targets.map(({ use, how }) => plain(`${use}: ${how}.`))),
      ...once(notes.map(({ note }) => note!)).map((note) =>
        plain(
          `${notes
            .filter((target) => target.note === note)
            .map(({ statistic }) => statistic)
            .join('; ')}: ${note}`,
        ),
      ),
      ...scores
        .filter(({ draws }, _, all) => draws < Math.max(...all.map((other) => other.draws)) && draws > 0)
        .filter(({ target }) => target.group !== 'payments')
        .map(({ target, draws }) => plain(`${target.statistic}: ${draws} draws have it.`)),
    ]),
    `Sources: ${once(targets.map(({ source, certainty }) => plain(`${source} (${certainty})`))).join('; ')}.`,
  ].join('\n\n');
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function notAsked(): string {
  return [
    '## What the model cannot be asked',
    'Published figures that were kept for validation, or would be good to hold against, and why they are not scored.',
    markdownTable(
      ['published', 'why not', 'source'],
      loadValidationTargets().notAsked.map(({ published, reason, source, certainty }) => [
        published,
        reason,
        `${source} (${certainty})`,
      ]),
    ),
  ].join('\n\n');
}
