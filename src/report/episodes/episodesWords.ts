import type { Results } from '../../documents/resultsSchema.js';
import { yearsInWords } from '../yearsInWords.js';
import { type Episode, isFinished } from './episode.js';

/** Title of the page, and what a reader must know before the first figure. */
export const pageTitle = 'Episodes of QOF policy, replayed';

export function introduction(episodes: readonly Episode[]): string {
  const draws = [...new Set(episodes.filter(isFinished).map(({ results }) => results.draws))];
  const worlds = draws.length === 1 ? `${draws[0]!.toLocaleString('en-GB')} simulated worlds each` : 'simulated worlds';
  return (
    'What was asked for, decided and said about the Quality and Outcomes Framework (QOF), the scheme that pays general ' +
    `practices for points, run on the same simulated practices with and without each policy, in ${worlds}. A figure is a mean; ` +
    'the range beside it holds the middle 90% of worlds. It follows from stated assumptions and forecasts nothing for a named practice.'
  );
}

/** Where and when: 'England, 2016-17. Synthetic England 2016-17, 7,392 practices.' */
export function setting({ nation, years, population }: Results): string {
  const practices =
    population.kind === 'synthetic' && !/synthetic/i.test(population.label)
      ? `Synthetic practices: ${population.label}`
      : population.label;
  return `${nation}, ${yearsInWords(years)}. ${practices}.`;
}

/** Terms that had to be assumed, in a few words; empty where none had. */
export const assumed = ({ assumptions }: Results): string =>
  assumptions.length === 0
    ? ''
    : `Rests on ${assumptions.length === 1 ? 'one assumption' : `${assumptions.length} assumptions`} about terms that no source gives; the report names them.`;

export const failureNote = 'Could not be run; the messages are in the terminal.';
