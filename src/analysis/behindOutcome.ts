import type { OutcomeId } from '../documents/outcomeIds.js';
import type { Policy } from '../policy/policy.js';
import type { ResponseStructure } from '../policy/responseStructure.js';
import { rulesOfPayRule } from './contractRules.js';
import { outcomeSubModels } from './outcomeParts.js';
import { subModels } from './provenance.js';
import type { Feature, SubModel, SubModelId } from './subModel.js';

/** What a figure rests on, each list without repeats. */
export interface BehindOutcome {
  /** In the order of the register of the parts. */
  readonly parts: readonly SubModel[];
  readonly parameters: readonly string[];
  /** Numbers of the rules of docs/contract.md, sorted. */
  readonly rules: readonly string[];
  /** Patterns of files below data/. */
  readonly data: readonly string[];
}

/** What a policy brings in, and the rules by which it pays. */
export interface PolicyFeatures {
  readonly features: ReadonlySet<Feature>;
  readonly payRules: readonly string[];
}

/** Facts that every run reads, whatever it asks. */
const always = ['data/evidence/priors.json'];

const everything = Object.values(subModels);
const allFeatures = new Set(everything.flatMap(({ needs }) => (needs === undefined ? [] : [needs])));
const allPayRules = unique(Object.values(rulesOfPayRule).flat());

/**
 * The parts of the model behind an outcome, with their parameters, rules and files.
 * @param policies  the policy and its comparator, and what else the figure is shaped by; all that any policy can bring in, where absent
 * @param structure  variants of the response in the run; any, where absent
 * @param hasHistory  whether some practices have results of earlier years
 */
export function behindOutcome(
  outcome: OutcomeId,
  policies?: readonly Policy[],
  structure?: ResponseStructure,
  hasHistory = false,
): BehindOutcome {
  const { features, payRules } = policies
    ? featuresOf(policies, structure, hasHistory)
    : { features: allFeatures, payRules: allPayRules };
  const found = new Set<SubModelId>();
  const visit = (id: SubModelId): void => {
    const { needs, uses } = subModels[id];
    if (found.has(id) || (needs !== undefined && !features.has(needs))) return;
    found.add(id);
    uses.forEach(visit);
  };
  outcomeSubModels[outcome].forEach(visit);
  const parts = (Object.keys(subModels) as SubModelId[]).filter((id) => found.has(id)).map((id) => subModels[id]);
  return {
    parts,
    parameters: unique(parts.flatMap(({ parameters }) => parameters)),
    rules: unique([...parts.flatMap(({ rules }) => rules), ...(found.has('baseYears') ? payRules : [])])
      .filter((rule) => isFelt(rule, policies))
      .sort(),
    data: unique([...parts.flatMap(({ data }) => data), ...always]),
  };
}

/** Every prior that some outcome can rest on. */
export const parametersInUse: readonly string[] = unique(everything.flatMap(({ parameters }) => parameters));

function featuresOf(
  policies: readonly Policy[],
  structure: ResponseStructure | undefined,
  history: boolean,
): PolicyFeatures {
  const measures = policies.flatMap((policy) => policy.measures);
  const responds = measures.some(({ signal }) => signal.response !== 'none');
  const has: Readonly<Record<Feature, boolean>> = {
    measures: measures.length > 0,
    response: responds,
    mixture: responds && (structure?.some(({ variant }) => variant === 'mixture') ?? true),
    afterSomerset: responds && (structure?.some(({ beliefs }) => beliefs !== undefined) ?? true),
    choice: measures.some(({ who }) => who.participation === 'choice'),
    trigger: measures.some(({ who }) => who.trigger !== undefined),
    earnBack: measures.some(({ pay }) => pay.rule === 'earnBack'),
    sharedOutcome: measures.some(({ pay }) => pay.rule === 'sharedOutcome'),
    network: policies.some(({ networkFund }) => networkFund !== undefined),
    history,
  };
  return {
    features: new Set((Object.keys(has) as Feature[]).filter((feature) => has[feature])),
    payRules: unique(measures.flatMap(({ pay }) => rulesOfPayRule[pay.rule])),
  };
}

/** Rules about taking a deal back belong to policies that can be taken back. */
function isFelt(rule: string, policies: readonly Policy[] | undefined): boolean {
  if (rule !== 'D11' || policies === undefined) return true;
  return policies.some(({ measures }) => measures.some(({ revocation }) => revocation !== undefined));
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
