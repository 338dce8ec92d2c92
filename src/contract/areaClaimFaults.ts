import { areaAdjustment } from './areaAdjustment.js';
import { type ClaimFault, missingCount } from './claimFault.js';
import type { AreaClaim, PaymentProfile, PracticeClaim } from './practiceClaim.js';
import type { Ruleset } from './ruleset.js';
import { totalPoints } from './rulesetFaults.js';

/** What in a claim by areas the year's contract cannot pay. */
export function areaClaimFaults(
  claim: PracticeClaim,
  ruleset: Ruleset,
  profile: PaymentProfile,
): readonly ClaimFault[] {
  return Object.entries(claim.areas).flatMap(([area, areaClaim]) => [
    ...pointsFaults(area, areaClaim, claim, ruleset),
    ...scalingFaults(area, areaClaim, claim, ruleset, profile),
  ]);
}

function pointsFaults(area: string, { points }: AreaClaim, claim: PracticeClaim, ruleset: Ruleset): ClaimFault[] {
  const indicators = ruleset.indicators.filter((indicator) => indicator.area === area);
  if (indicators.length === 0) return [];
  const faults: ClaimFault[] = [];
  const available = totalPoints(indicators);
  if (points > available) {
    faults.push({
      path: ['areas', area, 'points'],
      found: String(points),
      allowed: `at most ${available}, the points of area ${area} in ${ruleset.nation} ${ruleset.year}`,
      mend: 'Correct the points or the year.',
    });
  }
  const doubled = indicators.filter(({ code }) => claim.indicators[code] !== undefined).map(({ code }) => code);
  if (doubled.length > 0) {
    faults.push({
      path: ['areas', area],
      found: `points of the area and of ${doubled.join(', ')} in it`,
      allowed: 'one or the other',
      mend: 'Remove the area or the indicators: the points would be paid twice.',
    });
  }
  return faults;
}

const howToScale = 'prevalenceAdjusted: false for list size alone, or register and nationalPrevalence';

function scalingFaults(
  area: string,
  areaClaim: AreaClaim,
  claim: PracticeClaim,
  ruleset: Ruleset,
  profile: PaymentProfile,
): readonly ClaimFault[] {
  const path = ['areas', area];
  const adjustment = areaAdjustment(area, areaClaim, ruleset);
  switch (adjustment.kind) {
    case 'unknown':
      return [
        {
          path,
          found: `the label ${area}`,
          allowed: `an area of ${ruleset.nation} ${ruleset.year} (${areasOf(ruleset)}), or a label that says how it is scaled`,
          mend: `Add ${howToScale}.`,
        },
      ];
    case 'mixed':
      return [
        {
          path,
          found: `points of the whole area ${area}`,
          allowed: 'points of its indicators: some are scaled by prevalence and some are not',
          mend: `Give the indicators, or add ${howToScale}.`,
        },
      ];
    case 'register': {
      const given = areaClaim.register ?? claim.registers[adjustment.register];
      return given === undefined ? [missingCount([...path, 'register'], `area ${area}`)] : [];
    }
    case 'target-population': {
      if (profile.additionalServices === 'list-size') return unusedRegister(area, areaClaim);
      if (claim.targetPopulations?.[adjustment.population] !== undefined) return [];
      return [missingCount(['targetPopulations', adjustment.population], `area ${area}`)];
    }
    case 'none':
      return areaClaim.prevalenceAdjusted === false ? [] : unusedRegister(area, areaClaim);
  }
}

const unusedRegister = (area: string, { register }: AreaClaim): readonly ClaimFault[] =>
  register === undefined
    ? []
    : [
        {
          path: ['areas', area, 'register'],
          found: `a register of ${register}`,
          allowed: `none: the points of ${area} are paid by list size alone in this year`,
          mend: 'Remove it, or add nationalPrevalence to scale the points nevertheless.',
        },
      ];

const areasOf = (ruleset: Ruleset): string => [...new Set(ruleset.indicators.map(({ area }) => area))].join(', ');
