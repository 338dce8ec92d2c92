import { areaAdjustment } from './areaAdjustment.js';
import type { ClaimFault } from './claimFault.js';
import type { PracticeClaim } from './practiceClaim.js';
import type { Ruleset } from './ruleset.js';

/** The national prevalences that a claim needs and the ruleset does not hold, each named once, with the way to give it. */
export function prevalenceFaults(claim: PracticeClaim, ruleset: Ruleset): readonly ClaimFault[] {
  const known = new Set(
    ruleset.registers.filter(({ prevalenceAllAges }) => prevalenceAllAges !== undefined).map(({ code }) => code),
  );
  const needed = new Map<string, readonly string[]>();
  for (const [area, areaClaim] of Object.entries(claim.areas)) {
    const adjustment = areaAdjustment(area, areaClaim, ruleset);
    if (adjustment.kind !== 'register' || areaClaim.nationalPrevalence !== undefined) continue;
    needed.set(adjustment.register, ['areas', area, 'nationalPrevalence']);
  }
  for (const { code, adjustment } of ruleset.indicators) {
    if (claim.indicators[code] === undefined || adjustment.kind !== 'register') continue;
    needed.set(adjustment.register, ['contract', 'nationalPrevalence', adjustment.register]);
  }
  return [...needed]
    .filter(([register]) => !known.has(register))
    .map(([register, path]) => ({
      path,
      found: `no national prevalence of ${register} over the whole list in the data of ${ruleset.nation} ${ruleset.year}`,
      allowed: 'a percentage of the whole list',
      mend: `Give it as ${path.join('.')}, for example 0.78.`,
    }));
}
