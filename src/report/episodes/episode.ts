import {
  type Estimate,
  type OutcomeId,
  outcomeIds,
  type PolicyResult,
  type Results,
} from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { digitsToRemember, formatEstimate, formatRange, isExact, isZero } from '../formatEstimate.js';

/** One of the episodes of a run of `qofsim episodes`. */
export interface Episode {
  /** Name of the scenario file without its ending, and of the folder that holds its results. */
  readonly id: string;
  /** Absent where the episode could not be run. */
  readonly results?: Results;
}

/** An episode that was run. */
export interface FinishedEpisode extends Episode {
  readonly results: Results;
}

/** The three figures of an episode to remember, for each policy. */
export interface EpisodeFigures {
  readonly caption: string;
  /** Title of each outcome. */
  readonly outcomes: readonly string[];
  readonly rows: readonly { readonly policy: string; readonly figures: readonly EpisodeFigure[] }[];
}

export interface EpisodeFigure {
  readonly mean: string;
  /** 90% interval; absent where every draw gave the same. */
  readonly interval?: string;
}

const figuresToRemember = 3;

/** Outcomes by how much they say of a policy; the first ones that are not nought under every policy are shown. */
const preferred: readonly OutcomeId[] = [
  'hoursReleasedPerPractice',
  'qofPaymentPerPractice',
  'recordedAchievement',
  'practiceIncome',
  'networkFundPerPractice',
  'shareOfPracticesLosing',
  'shareOfPracticesLosingOver1Percent',
  'participation',
];
const preferredAlone: readonly OutcomeId[] = ['pointsPerPractice', 'qofPaymentPerPractice', 'qofHoursPerPractice'];

/** Outcomes that the comparator has none of: their level is the figure. */
const comparative: ReadonlySet<OutcomeId> = new Set([
  'shareOfPracticesLosing',
  'shareOfPracticesLosingOver1Percent',
  'participation',
]);

/** Page anchor and heading number of an episode: 'E05'. */
export const episodeNumber = (id: string): string => /^e\d\d/.exec(id)?.[0].toUpperCase() ?? id;

export const isFinished = (episode: Episode): episode is FinishedEpisode => episode.results !== undefined;

/** The three key figures: changes against the comparator, or levels where there is one policy. */
export function episodeFigures(results: Results): EpisodeFigures {
  const { comparator, alternatives } = comparedPolicies(results);
  if (alternatives.length === 0) {
    return {
      caption: `Mean and 90% interval. ${results.hoursBasis}`,
      outcomes: preferredAlone.map((id) => results.outcomeDefinitions[id].title),
      rows: [{ policy: comparator.title, figures: preferredAlone.map((id) => figure(comparator.outcomes[id], false)) }],
    };
  }
  const shown = (policy: PolicyResult, id: OutcomeId): Estimate =>
    policy[comparative.has(id) ? 'outcomes' : 'contrasts'][id];
  const moved = [...preferred, ...outcomeIds].filter(
    (id, i, all) => all.indexOf(id) === i && alternatives.some((policy) => !isZero(shown(policy, id))),
  );
  // A policy that moves nothing still shows that it moves nothing.
  const ids = [...moved, ...preferred.filter((id) => !moved.includes(id))].slice(0, figuresToRemember);
  return {
    caption: `Change against ${comparator.title}: mean and 90% interval. ${results.hoursBasis}`,
    outcomes: ids.map((id) => results.outcomeDefinitions[id].title),
    rows: alternatives.map((policy) => ({
      policy: policy.title,
      figures: ids.map((id) => figure(shown(policy, id), !comparative.has(id))),
    })),
  };
}

function figure(estimate: Estimate, signed: boolean): EpisodeFigure {
  const format = { signed, maximumDigits: digitsToRemember };
  const mean = formatEstimate(estimate, format);
  return isExact(estimate) ? { mean } : { mean, interval: formatRange(estimate, 90, format) };
}
