import { indicatorFactor } from '../contract/indicatorFactor.js';
import { indicatorPayment } from '../contract/indicatorPayment.js';
import { listSizeIndex } from '../contract/listSizeIndex.js';
import type { PrevalenceDefinition } from '../contract/nationalPrevalence.js';
import { type NationalShares, nationalShares } from '../contract/nationalShares.js';
import { profiledFactor, type RoundingProfile } from '../contract/roundingProfile.js';
import type { Ruleset } from '../contract/ruleset.js';
import type { NationalIndicatorResult } from '../facts/nationalResults.js';
import { eligiblePatients } from '../model/eligible.js';
import type { Population } from '../population/population.js';

/** How open questions of the contract are read in a run. */
export interface ContractReading {
  readonly rounding: RoundingProfile;
  readonly nationalPrevalence: PrevalenceDefinition;
}

/** P x I matrices: patients before exceptions, and pence for full points. */
export interface PaymentColumns {
  readonly eligible: Int32Array;
  readonly fullPence: Float64Array;
}

export function paymentColumns(
  ruleset: Ruleset,
  results: ReadonlyMap<string, NationalIndicatorResult>,
  population: Population,
  reading: ContractReading,
): PaymentColumns {
  const { indicators } = ruleset;
  const cells = population.practices.length * indicators.length;
  const eligible = new Int32Array(cells);
  const fullPence = new Float64Array(cells);
  const national = sharesOf(ruleset, population, reading.nationalPrevalence);
  population.practices.forEach((practice, p) => {
    const index = profiledFactor(listSizeIndex(practice.list, ruleset.averageList.value), reading.rounding);
    const terms = { pointValue: ruleset.pointValue.value, listSizeIndex: index };
    indicators.forEach((indicator, i) => {
      const result = results.get(indicator.code);
      if (!result) throw new Error(`no national result for ${indicator.code}`);
      const at = p * indicators.length + i;
      eligible[at] = eligiblePatients(practice, indicator, result, population);
      if (eligible[at] === 0) return;
      const factor = profiledFactor(indicatorFactor(indicator.adjustment, practice, national), reading.rounding);
      fullPence[at] = 100 * indicatorPayment({ points: indicator.points.value, factor }, terms);
    });
  });
  return { eligible, fullPence };
}

/** National prevalence as the population holds it, by the chosen definition; a register without one is a missing fact. */
function sharesOf(ruleset: Ruleset, population: Population, definition: PrevalenceDefinition): NationalShares {
  const published = nationalShares(ruleset);
  return {
    ...published,
    register: (code) => population.nationalPrevalence[code]?.[definition] ?? published.register(code),
  };
}
