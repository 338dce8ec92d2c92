import { type BeliefInUse, beliefsInUse } from '../../analysis/beliefsInUse.js';
import type { Importance } from '../../analysis/importance.js';
import type { FigureImportance } from '../../analysis/scenarioImportance.js';
import type { OutcomeId } from '../../documents/outcomeIds.js';
import type { Scenario } from '../../documents/scenarioDocument.js';
import type { Prior } from '../../facts/priors.js';
import { type Distribution, quantile } from '../../random/distributions.js';

/** A parameter in the register: what is believed of it, and where it matters most. */
export interface RegisterRow {
  readonly prior: Prior;
  /** As the scenario has them. */
  readonly beliefs: readonly BeliefInUse[];
  /** The figure in which it matters most, among those where it stands out from noise. */
  readonly greatest?: Importance & { readonly policy: string; readonly outcome: OutcomeId };
  readonly standing: 'matters' | 'noise' | 'fixed' | 'notUsed';
}

const weakestFirst = ['low', 'medium', 'high'] as const;

/**
 * The register: first the parameters that move some figure by more than noise, those with low confidence in front and among
 * equals the most important; then those that do not, in the order fixed, noise, not used.
 * @param names  every parameter in use
 */
export function registerRows(
  figures: readonly FigureImportance[],
  names: readonly string[],
  priors: ReadonlyMap<string, Prior>,
  scenario: Pick<Scenario, 'beliefs' | 'structure'>,
): readonly RegisterRow[] {
  const rows = names.map((name): RegisterRow => {
    const prior = priors.get(name);
    if (!prior) throw new Error(`no prior ${name}`);
    const beliefs = beliefsInUse(prior, scenario);
    const using = figures.filter(({ parameters }) => parameters.has(name));
    const clear = using.flatMap(({ policy, outcome, parameters }) => {
      const found = parameters.get(name);
      return found?.clear ? [{ ...found, policy, outcome }] : [];
    });
    if (clear.length > 0) {
      // The first of those that are equal but for rounding.
      const greatest = clear.reduce((best, one) => (one.share > best.share + 1e-6 ? one : best));
      return { prior, beliefs, greatest, standing: 'matters' };
    }
    const isFixed = beliefs.every(({ distribution }) => distribution.family === 'fixed');
    return { prior, beliefs, standing: using.length === 0 ? 'notUsed' : isFixed ? 'fixed' : 'noise' };
  });
  const rank = ({ standing, prior }: RegisterRow): number =>
    ['matters', 'fixed', 'noise', 'notUsed'].indexOf(standing) * 10 + weakestFirst.indexOf(prior.confidence);
  return rows
    .map((row, place) => ({ row, place }))
    .sort(
      (a, b) =>
        rank(a.row) - rank(b.row) || (b.row.greatest?.share ?? 0) - (a.row.greatest?.share ?? 0) || a.place - b.place,
    )
    .map(({ row }) => row);
}

const digits = (value: number): string => String(Number(value.toPrecision(2))).replace('-', '−');

/** '0.16 (0.066 to 0.3) fraction': median and 95% interval; of a fixed value the value alone. */
export function beliefInWords(distribution: Distribution, unit: string): string {
  const [middle, low, high] = [0.5, 0.025, 0.975].map((u) => digits(quantile(distribution, u)));
  return `${middle}${distribution.family === 'fixed' ? '' : ` (${low} to ${high})`} ${unit}`;
}

/** The belief, or those of each variant of the response by name: 'shift: −2 (−2.4 to −1.5) logit; completions: ...'. */
export const beliefsInWords = (beliefs: readonly BeliefInUse[], unit: string): string =>
  beliefs
    .map(({ distribution, variant }) => `${variant ? `${variant}: ` : ''}${beliefInWords(distribution, unit)}`)
    .join('; ');

/** '41% ± 3': share and standard error in percent of the variance; never a hundred and more by error alone. */
export function importanceInWords({ share, standardError }: Importance): string {
  return `${Math.round(100 * share)}% ± ${Math.max(1, Math.round(100 * standardError))}`;
}
