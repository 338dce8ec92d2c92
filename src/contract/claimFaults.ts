import { nearMatches } from '../nearMatches.js';
import { areaClaimFaults } from './areaClaimFaults.js';
import { type ClaimFault, missingCount } from './claimFault.js';
import { daysInYear } from './contractYear.js';
import { evidenceFaults } from './evidenceFaults.js';
import type { PaymentProfile, PracticeClaim } from './practiceClaim.js';
import type { Indicator, Ruleset } from './ruleset.js';

/**
 * Everything in a claim that the year's contract cannot pay; empty when the claim is sound.
 * National prevalences that the year does not hold are told apart, by `prevalenceFaults`.
 */
export function claimFaults(claim: PracticeClaim, ruleset: Ruleset, profile: PaymentProfile): readonly ClaimFault[] {
  const byCode = new Map(ruleset.indicators.map((indicator) => [indicator.code, indicator]));
  const faults = [
    ...Object.entries(claim.indicators).flatMap(([code, evidence]) => {
      const indicator = byCode.get(code);
      return indicator === undefined
        ? [unknownIndicator(code, ['indicators', code], ruleset)]
        : [...evidenceFaults(indicator, evidence), ...countFaults(indicator, claim, profile)];
    }),
    ...areaClaimFaults(claim, ruleset, profile),
    ...registerFaults(claim, ruleset),
    ...daysFaults(claim, ruleset),
  ];
  // A register that several indicators need is missing once.
  return [...new Map(faults.map((fault) => [fault.path.join('\n'), fault])).values()];
}

/** An indicator code that the year does not have. */
export function unknownIndicator(code: string, path: readonly string[], ruleset: Ruleset): ClaimFault {
  const codes = ruleset.indicators.map((indicator) => indicator.code);
  const [near] = nearMatches(code, codes);
  return {
    path,
    found: `the indicator ${code}`,
    allowed: `one of the ${codes.length} indicators of ${ruleset.nation} ${ruleset.year}`,
    mend: near === undefined ? 'Check the code and the year.' : `Did you mean "${near}"?`,
  };
}

function countFaults({ code, adjustment }: Indicator, claim: PracticeClaim, profile: PaymentProfile): ClaimFault[] {
  if (adjustment.kind === 'register' && claim.registers[adjustment.register] === undefined) {
    return [missingCount(['registers', adjustment.register], code)];
  }
  if (adjustment.kind !== 'target-population' || profile.additionalServices === 'list-size') return [];
  if (claim.targetPopulations?.[adjustment.population] !== undefined) return [];
  return [missingCount(['targetPopulations', adjustment.population], code)];
}

function registerFaults(claim: PracticeClaim, ruleset: Ruleset): readonly ClaimFault[] {
  const known = new Set([
    ...ruleset.registers.map(({ code }) => code),
    ...ruleset.indicators.flatMap(({ area, adjustment }) => [
      area,
      ...(adjustment.kind === 'register' ? [adjustment.register, ...(adjustment.unionOf ?? [])] : []),
    ]),
    ...Object.keys(claim.areas),
  ]);
  const unknown = Object.keys(claim.registers).filter((code) => !known.has(code));
  const groups = { registers: claim.registers, targetPopulations: claim.targetPopulations ?? {} };
  return [
    ...unknown.map((code) => ({
      path: ['registers', code],
      found: `the register ${code}`,
      allowed: `a register of ${ruleset.nation} ${ruleset.year}`,
      mend: nearMatches(code, known)[0] === undefined ? 'Remove it.' : `Did you mean "${nearMatches(code, known)[0]}"?`,
    })),
    ...Object.entries(groups).flatMap(([group, counts]) =>
      Object.entries(counts).flatMap(([code, count]) => overList(count, claim.list, [group, code])),
    ),
    ...Object.entries(claim.areas).flatMap(([area, { register }]) =>
      // An area without a register has no patients that could be more than the list.
      overList(register ?? 0, claim.list, ['areas', area, 'register']),
    ),
  ];
}

const overList = (count: number, list: number, path: readonly string[]): readonly ClaimFault[] =>
  count <= list
    ? []
    : [
        {
          path,
          found: String(count),
          allowed: `at most the list of ${list}`,
          mend: 'Give a count of patients, not a percentage or an area total.',
        },
      ];

function daysFaults({ daysInContract }: PracticeClaim, { year }: Ruleset): readonly ClaimFault[] {
  const days = daysInYear(year);
  if (daysInContract === undefined || daysInContract <= days) return [];
  const allowed = `at most ${days}, the days of ${year}`;
  return [{ path: ['daysInContract'], found: String(daysInContract), allowed, mend: 'Leave it out for a whole year.' }];
}
