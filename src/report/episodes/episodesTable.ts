import Table from 'cli-table3';
import type { Results } from '../../documents/resultsSchema.js';
import { claimWords } from '../claimWords.js';
import type { TerminalSize } from '../comparisonTable.js';
import { type Episode, episodeFigures, episodeNumber, isFinished } from './episode.js';
import { failureNote } from './episodesWords.js';

/** Columns below which words would be cut to pieces. */
const narrowest = 72;

/** Lines between cells and their padding: four lines, two spaces in each of three cells. */
const borders = 4;

/** The episodes for a terminal: each with its three figures by policy, and what was said with how often it holds. */
export function episodesTable(episodes: readonly Episode[], { width }: TerminalSize): string {
  const room = Math.max(width, narrowest) - borders;
  const first = Math.floor(room * 0.2);
  const second = Math.floor((room - first) / 2);
  const table = new Table({
    head: ['Episode', 'Key figures', 'What was said'],
    colWidths: [first, second, room - first - second],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const episode of episodes) table.push(row(episode));
  return table.toString();
}

function row(episode: Episode): string[] {
  const number = episodeNumber(episode.id);
  if (!isFinished(episode)) return [`${number} ${episode.id}`, failureNote, ''];
  const { results } = episode;
  return [
    `${number} ${results.scenario.title}`,
    keyFigures(results),
    claimWords(results)
      .map(
        ({ speaker, statement, figure, worlds }) =>
          `${speaker}: ${statement} In the model ${figure}; holds in ${worlds}.`,
      )
      .join('\n'),
  ];
}

/** The names of the outcomes once, then a line for each policy. */
function keyFigures(results: Results): string {
  const { outcomes, rows } = episodeFigures(results);
  const names = outcomes
    .map((title) => (/^QOF/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)))
    .join('; ');
  return [
    `${names}:`,
    ...rows.map(({ policy, figures }) => `${policy}: ${figures.map(({ mean }) => mean).join('; ')}`),
  ].join('\n');
}
