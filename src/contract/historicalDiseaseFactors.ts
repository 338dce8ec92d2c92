import { mean } from 'simple-statistics';
import type { Share } from '../units.js';
import { type ContractYear, startYear } from './contractYear.js';

/** The three forms of the prevalence adjustment since 2004 (docs/contract.md, rule A22). */
export type PrevalenceForm = 'square-root' | 'cut-off' | 'true';

/** Square root with cut-off to 2008/09, cut-off alone in 2009/10, true prevalence since (rule A22). */
export function prevalenceForm(year: ContractYear): PrevalenceForm {
  const start = startYear(year);
  if (start <= 2008) return 'square-root';
  return start === 2009 ? 'cut-off' : 'true';
}

/**
 * Adjusted practice disease factors of all practices of a country in the form of a year: f(p) over the mean of f, where f
 * raises p to the cut-off and takes the square root as the form asks (rule A22). That the cut-off comes first and that the
 * factors are rebased to a mean of 1 is memory. Without unit, in the order given.
 * @param cutOffShare  practices below this share of the highest prevalence count as being at it: one twentieth (GPC News,
 *   November 2008; Gavin Jamie 2008). Without meaning for true prevalence.
 */
export function historicalDiseaseFactors(
  prevalences: readonly Share[],
  form: PrevalenceForm,
  cutOffShare: Share,
): readonly number[] {
  const cutOff = cutOffShare * prevalences.reduce((highest, prevalence) => Math.max(highest, prevalence), 0);
  const transformed = prevalences.map((prevalence) => {
    if (form === 'true') return prevalence;
    const raised = Math.max(prevalence, cutOff);
    return form === 'square-root' ? Math.sqrt(raised) : raised;
  });
  const rebase = mean(transformed);
  return transformed.map((value) => value / rebase);
}
