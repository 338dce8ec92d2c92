import { claimsNote } from '../claimsText.js';
import { claimWords } from '../claimWords.js';
import { findings } from '../finding.js';
import { type Episode, episodeFigures, episodeNumber, type FinishedEpisode, isFinished } from './episode.js';
import { assumed, failureNote, introduction, pageTitle, setting } from './episodesWords.js';

/** The page of all episodes as Markdown: for repositories and mails. Same episodes, same bytes. */
export const episodesMarkdown = (episodes: readonly Episode[]): string =>
  `${[
    `# ${pageTitle}`,
    introduction(episodes),
    claimsNote,
    ...episodes.map((episode) =>
      isFinished(episode)
        ? section(episode)
        : `## ${episodeNumber(episode.id)}: ${plain(episode.id)}\n\n${failureNote}`,
    ),
  ].join('\n\n')}\n`;

function section({ id, results }: FinishedEpisode): string {
  const { scenario } = results;
  const { caption, outcomes, rows } = episodeFigures(results);
  const claims = claimWords(results);
  const assumptions = assumed(results);
  return [
    `## ${episodeNumber(id)}: ${plain(scenario.title)}`,
    `**${plain(scenario.question)}**`,
    `${plain(setting(results))}${assumptions && ` ${assumptions}`}`,
    findings(results)
      .map(({ sentence }) => `- ${plain(sentence)}`)
      .join('\n'),
    `${plain(caption)}:`,
    [
      row(['Policy', ...outcomes]),
      row(['---', ...outcomes.map(() => '---:')], false),
      ...rows.map(({ policy, figures }) =>
        row([
          policy,
          ...figures.map(({ mean, interval }) => (interval === undefined ? mean : `${mean} (${interval})`)),
        ]),
      ),
    ].join('\n'),
    ...(claims.length === 0 ? [] : ['What was said at the time:']),
    claims
      .map(
        ({ speaker, statement, test, reading, figure, interval, worlds }) =>
          `- ${plain(speaker)}: ${plain(statement)} Read as: ${plain(test)}. ${plain(reading)} In the model: **${plain(figure)}**${interval === undefined ? '' : ` (${plain(interval)})`}; holds in **${worlds}**.`,
      )
      .join('\n'),
    `[Report](${encodeURIComponent(id)}/report.html), [results](${encodeURIComponent(id)}/results.json)`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const row = (cells: readonly string[], escaped = true): string =>
  `| ${cells.map((cell) => (escaped ? plain(cell) : cell)).join(' | ')} |`;

/** Text that Markdown shows as it is written, on one line. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|#~&]/g, '\\$&');
