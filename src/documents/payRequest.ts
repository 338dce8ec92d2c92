import type { z } from 'zod';
import { claimFaults } from '../contract/claimFaults.js';
import { overriddenRuleset, overrideFaults } from '../contract/contractOverrides.js';
import { parseContractYear } from '../contract/contractYear.js';
import { defaultPaymentProfile, type PaymentProfile, type PracticeClaim } from '../contract/practiceClaim.js';
import { prevalenceFaults } from '../contract/prevalenceFaults.js';
import type { Ruleset } from '../contract/ruleset.js';
import { loadRuleset, rulesetYears } from '../facts/rulesets.js';
import { addFault, type Fault } from './fault.js';
import { payRequestSchema } from './payRequestSchema.js';
import { readDocument } from './readDocument.js';

export { payRequestSchema };

type WrittenRequest = z.output<typeof payRequestSchema>;

/** One practice to pay, with the contract that pays it. */
export interface PayRequest {
  /** The practice's name in the document; not used for anything else. */
  readonly practice?: string;
  readonly claim: PracticeClaim;
  /** Of the year, with the document's own values in place. */
  readonly ruleset: Ruleset;
  readonly profile: PaymentProfile;
}

/**
 * Reads a document that describes one practice to pay (docs/pay.md) and checks it against the contract of its year.
 * @param where  file name for messages; a name ending in .json is parsed as JSON
 * @throws InputError with file and line for everything that the contract cannot pay
 */
export function readPayRequest(text: string, where: string): PayRequest {
  // Its shape first: the contract can only judge a document that has one.
  readDocument(text, where, payRequestSchema);
  const written = readDocument(text, where, payRequestSchema.superRefine(checkAgainstContract));
  const { practice, claim } = parts(written);
  return {
    ...(practice === undefined ? {} : { practice }),
    claim,
    ruleset: rulesetOf(written, `given in ${where}`),
    profile: profileOf(written),
  };
}

function checkAgainstContract(written: WrittenRequest, context: z.core.$RefinementCtx): void {
  const faults = [...yearFaults(written)];
  if (faults.length === 0) {
    const ruleset = rulesetOf(written, 'given');
    const { claim } = parts(written);
    faults.push(
      ...overrideFaults(written.contract ?? {}, ruleset),
      ...claimFaults(claim, ruleset, profileOf(written)),
      ...prevalenceFaults(claim, ruleset),
    );
  }
  for (const fault of faults) addFault(context, fault);
}

function yearFaults({ nation, year }: WrittenRequest): readonly Fault[] {
  const years = rulesetYears(nation);
  if (years.length === 0) {
    const mend = 'Add its data files as data/contract/README.md describes.';
    return [{ path: ['nation'], found: `no contract data of ${nation}`, allowed: 'a nation with data: England', mend }];
  }
  if (years.includes(parseContractYear(year))) return [];
  const allowed = `${years[0]} to ${years.at(-1)}, the years with data of ${nation}`;
  return [{ path: ['year'], found: JSON.stringify(year), allowed, mend: 'Choose one of these.' }];
}

const rulesetOf = ({ nation, year, contract }: WrittenRequest, source: string): Ruleset =>
  overriddenRuleset(loadRuleset(nation, parseContractYear(year)), contract ?? {}, source);

const profileOf = ({ contract }: WrittenRequest): PaymentProfile => ({
  rounding: contract?.rounding ?? defaultPaymentProfile.rounding,
  additionalServices: contract?.additionalServices ?? defaultPaymentProfile.additionalServices,
});

function parts(written: WrittenRequest): { readonly practice?: string; readonly claim: PracticeClaim } {
  const { year: _year, nation: _nation, contract: _contract, practice, ...claim } = written;
  return { ...(practice === undefined ? {} : { practice }), claim };
}
