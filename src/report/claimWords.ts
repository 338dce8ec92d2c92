import type { ClaimResult, Estimate, Results } from '../documents/resultsSchema.js';
import { comparedPolicies } from './comparedPolicies.js';
import { digitsToRemember, formatEstimate, formatRange, isExact } from './formatEstimate.js';

/** A claim as people read it. Nothing here calls a claim proved or refuted: it holds in some share of simulated worlds. */
export interface ClaimWords {
  /** What was said, paraphrased: therefore without quotation marks. Ends like a sentence. */
  readonly statement: string;
  /** 'NHS England, 2017-02'. */
  readonly speaker: string;
  readonly source: string;
  readonly reading: string;
  /** What is measured, and the bound: 'Hours released ... under Leeds deal, compared with National QOF: below 1 hour a week'. */
  readonly test: string;
  /** Mean of the figure, and its 90% interval where it has one. */
  readonly figure: string;
  readonly interval?: string;
  /** How often it holds: '93% of simulated worlds'. */
  readonly worlds: string;
}

/** The claims of a run, in the order of the scenario. */
export function claimWords(results: Results): readonly ClaimWords[] {
  const { comparator, alternatives } = comparedPolicies(results);
  const titles = new Map([comparator, ...alternatives].map(({ id, title }) => [id, title]));
  return results.claims.map((claim) => {
    const { statement, by, date, source, reading, figure, of } = claim;
    const format = { maximumDigits: digitsToRemember, inWords: true, signed: of === 'change' };
    return {
      statement: /[.!?]$/.test(statement) ? statement : `${statement}.`,
      speaker: date === undefined ? by : `${by}, ${date}`,
      source,
      reading,
      test: `${measured(results, claim, (id) => titles.get(id) ?? id)}: ${claim.test.words}`,
      figure: formatEstimate(figure, format),
      ...(isExact(figure) ? {} : { interval: formatRange(figure, 90, { ...format, unitNamed: true }) }),
      worlds: shareOfWorlds(claim.probability, results.draws),
    };
  });
}

function measured(results: Results, claim: ClaimResult, title: (policy: string) => string): string {
  const { policy, outcome, pressure, against, year, indicators } = claim;
  if (pressure) {
    const where = pressure.areas === 'all' ? '' : ` of ${pressure.areas.join(', ')}`;
    return `Share of practices${where} at alert level ${pressure.level} or worse in ${pressure.month}`;
  }
  if (!policy || !outcome) throw new Error(`claim ${claim.id} has neither a policy nor a pressure`);
  return [
    results.outcomeDefinitions[outcome].title,
    ...(indicators === undefined ? [] : [` (${indicators})`]),
    ...(year === undefined ? [] : [` in ${year}`]),
    ` under ${title(policy)}`,
    ...(against === undefined ? [] : [`, compared with ${title(against)}`]),
  ].join('');
}

/**
 * '93% of simulated worlds', in whole percent, or in tens where the Monte Carlo error is that large. All and none are said with the number of worlds, because another run of more
 * draws may find an exception; 100% and 0% are never said of anything else.
 */
export function shareOfWorlds(probability: Estimate, draws: number): string {
  const worlds = `${draws.toLocaleString('en-GB')} simulated worlds`;
  const { mean, mcse } = probability;
  if (mean === 1) return `all ${worlds}`;
  if (mean === 0) return `none of ${worlds}`;
  const percent = rounded(mean, 100);
  const shown = mcse !== null && mcse >= 0.1 ? 10 * rounded(mean, 10) : percent;
  const share =
    percent === 100 ? 'more than 99%' : percent === 0 ? 'fewer than 1%' : `${shown % 100 === 0 ? percent : shown}%`;
  return `${share} of simulated worlds`;
}

/** Parts of a share as a whole number, a half away from the middle: so that a claim and its opposite add up to all worlds. */
function rounded(share: number, parts: number): number {
  // Twelve digits, so that the dust of binary fractions does not decide a half.
  const exact = Number((parts * share).toPrecision(12));
  return share < 0.5 ? Math.ceil(exact - 0.5) : Math.round(exact);
}
