import type { Scenario } from '../documents/scenarioDocument.js';
import type { Prior } from '../facts/priors.js';
import type { ResponseVariant } from '../facts/responseVariants.js';
import type { Distribution } from '../random/distributions.js';

/** What a run believes of a parameter, and where that comes from. */
export interface BeliefInUse {
  readonly distribution: Distribution;
  readonly from: 'scenario' | 'calibration' | 'prior';
  /** Where parameter sets of different variants believe different things. */
  readonly variant?: ResponseVariant;
}

/** The scenario's own belief; else those of the calibration that it chose, by variant of the response; else the prior. */
export function beliefsInUse(
  { name, distribution }: Prior,
  scenario?: Pick<Scenario, 'beliefs' | 'structure'>,
): readonly BeliefInUse[] {
  const own = scenario?.beliefs[name];
  if (own) return [{ distribution: own, from: 'scenario' }];
  const fitted = (scenario?.structure ?? []).flatMap(({ variant, beliefs }): readonly BeliefInUse[] => {
    const found = beliefs?.[name];
    return found ? [{ distribution: found, from: 'calibration', variant }] : [];
  });
  return fitted.length > 0 ? fitted : [{ distribution, from: 'prior' }];
}
