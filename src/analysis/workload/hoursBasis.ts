import type { OutcomeDefinition, OutcomeId } from '../../documents/resultsSchema.js';
import { loadPriors } from '../../facts/priors.js';
import { type Distribution, quantile } from '../../random/distributions.js';
import { behindOutcome } from '../behindOutcome.js';
import { subModels } from '../provenance.js';

const belief = 'qofHoursPer1000Patients';

/**
 * What every figure of hours rests on, in one sentence, with the interval of the belief in use. It stands wherever hours do.
 * @param beliefs  the scenario's own
 */
export function hoursBasis(beliefs: Readonly<Record<string, Distribution>>): string {
  const own = beliefs[belief];
  const distribution = own ?? loadPriors().get(belief)!.distribution;
  const at = (u: number) => quantile(distribution, u).toLocaleString('en-GB', { maximumSignificantDigits: 2 });
  const size =
    distribution.family === 'fixed'
      ? `${at(0.5)} a year for every 1,000 patients, held fixed`
      : `${at(0.5)} a year for every 1,000 patients, 95% interval ${at(0.025)} to ${at(0.975)}`;
  return `QOF hours were never measured: all hours rest on ${own ? "the scenario's own" : 'a weak'} belief (${size}).`;
}

/** The meanings of outcomes, with what hours rest on added to each that has hours behind it. */
export function withHoursBasis(
  definitions: Readonly<Record<OutcomeId, OutcomeDefinition>>,
  basis: string,
): Readonly<Record<OutcomeId, OutcomeDefinition>> {
  return Object.fromEntries(
    (Object.entries(definitions) as [OutcomeId, OutcomeDefinition][]).map(([id, definition]) => [
      id,
      restsOnHours(id) ? { ...definition, definition: `${definition.definition} ${basis}` } : definition,
    ]),
  ) as Record<OutcomeId, OutcomeDefinition>;
}

/** Whether the belief about QOF hours is behind an outcome. */
const restsOnHours = (id: OutcomeId): boolean => behindOutcome(id).parts.includes(subModels.hours);
