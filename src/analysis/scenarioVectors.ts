import type { ContractYear } from '../contract/contractYear.js';
import type { OutcomeId } from '../documents/resultsSchema.js';
import type { Policy } from '../policy/policy.js';
import { meanOfVectors } from './meanOfVectors.js';
import { type OutcomeVectors, outcomeVectors } from './outcomeVectors.js';
import type { YearRun } from './yearRun.js';

/** Every figure of a simulated scenario by draw, policies in the order of the kernel (the comparator first). */
export interface ScenarioVectors {
  readonly years: readonly YearRun[];
  readonly worlds: number;
  /** Variant of the response that each parameter set follows, as a place in the scenario's structure. */
  readonly variantOfSet: Uint8Array;
  readonly indexOf: (policy: string) => number;
  /** An outcome in one contract year; without a year by draw the mean over all of them. */
  readonly vectorOf: (policy: number, outcome: OutcomeId, year?: ContractYear) => Float64Array;
  /** Its difference to the comparator in the same world. "Who loses" is measured against it, so its own value is nought. */
  readonly contrastOf: (policy: number, outcome: OutcomeId, year?: ContractYear) => Float64Array;
  /** The year's place. @throws Error when the scenario does not have it */
  readonly yearRun: (year: ContractYear) => YearRun;
}

/** @param policies  in the order of the kernel */
export function scenarioVectors(
  years: readonly YearRun[],
  policies: readonly Policy[],
  worldsPerParameterSet: number,
): ScenarioVectors {
  const known = new Map<string, OutcomeVectors>();
  const ofYear = (year: YearRun, policy: number): OutcomeVectors => {
    const key = `${year.ruleset.year} ${policy}`;
    const found = known.get(key) ?? outcomeVectors(year, policy);
    known.set(key, found);
    return found;
  };
  const yearRun = (wanted: ContractYear): YearRun => {
    const found = years.find(({ ruleset }) => ruleset.year === wanted);
    if (!found) throw new Error(`the scenario has no year ${wanted}`);
    return found;
  };
  const vectorOf = (policy: number, outcome: OutcomeId, year?: ContractYear): Float64Array =>
    year === undefined
      ? meanOfVectors(years.map((each) => ofYear(each, policy)[outcome]))
      : ofYear(yearRun(year), policy)[outcome];
  return {
    years,
    worlds: worldsPerParameterSet,
    variantOfSet: years[0]!.run.variantOfSet,
    indexOf: (id) => {
      const index = policies.findIndex((policy) => policy.id === id);
      if (index < 0) throw new Error(`no policy ${id}`);
      return index;
    },
    vectorOf,
    contrastOf: (policy, outcome, year) => {
      const comparator = vectorOf(0, outcome, year);
      return vectorOf(policy, outcome, year).map((value, d) => value - comparator[d]!);
    },
    yearRun,
  };
}
