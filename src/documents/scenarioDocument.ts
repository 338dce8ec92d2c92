import type { ContractYear } from '../contract/contractYear.js';
import type { Nation } from '../contract/ruleset.js';
import { consultationDays } from '../facts/localChangeGate.js';
import type { Policy, Shock } from '../policy/policy.js';
import { resolvePolicy } from '../policy/resolvePolicy.js';
import type { ResponseStructure } from '../policy/responseStructure.js';
import type { Distribution } from '../random/distributions.js';
import { distributionOf } from './beliefSchema.js';
import { type Claim, resolveClaim } from './claim.js';
import type { Curve } from './curveSchema.js';
import { defaultSyntheticYear, type syntheticYears } from './populationSchema.js';
import type { WrittenScenario } from './scenarioSchema.js';
import { scenarioYears } from './scenarioYears.js';
import type { WrittenShock } from './shockSchema.js';
import { type ResponseCalibrationName, resolveStructure } from './structureSchema.js';

export type { Claim, ClaimTest, OutcomeTest, PressureTest } from './claim.js';
export type { Curve } from './curveSchema.js';

export type SyntheticYear = (typeof syntheticYears)[number];

export interface Source {
  readonly title: string;
  readonly author?: string;
  readonly year?: number;
  readonly url?: string;
}

/** Which practices: drawn from published margins, or read from a file (path as written, relative to the scenario file). */
export type ScenarioPopulation =
  | {
      readonly synthetic: {
        readonly year: SyntheticYear;
        readonly practices?: number;
        /** Codes. */
        readonly areas?: readonly string[];
        readonly seed: string;
      };
    }
  | { readonly file: string };

/** A scenario that was checked, with every default filled in. */
export interface Scenario {
  readonly schemaVersion: 2;
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly notes?: string;
  readonly sources: readonly Source[];
  readonly nation: Nation;
  /** Contract years, one or more, in order and without a gap. */
  readonly years: readonly ContractYear[];
  readonly population: ScenarioPopulation;
  /** Simulated worlds. */
  readonly draws: number;
  readonly worldsPerParameterSet: number;
  readonly seed: string;
  /** Id of one of the policies. */
  readonly comparator: string;
  readonly contract: Readonly<WrittenScenario['contract']>;
  /** By name of the prior. */
  readonly beliefs: Readonly<Record<string, Distribution>>;
  /** Whether beliefs about the response have seen Somerset. */
  readonly calibration: ResponseCalibrationName;
  /** Variants of the response that parameter sets follow in turn. */
  readonly structure: ResponseStructure;
  readonly shocks: readonly Shock[];
  readonly policies: readonly Policy[];
  readonly curves: readonly Curve[];
  readonly claims: readonly Claim[];
}

/** Fills in the defaults that depend on other fields. Faults are looked for first, by `scenarioFaults`. */
export function resolveScenario(written: WrittenScenario): Scenario {
  const years = scenarioYears(written);
  const { population, notes, sources = [], beliefs = {}, policies } = written;
  const { year: _year, structure, shocks = [], curves = [], claims = [], ...rest } = written;
  const comparator = written.comparator ?? policies[0]!.id;
  return {
    ...rest,
    ...(notes === undefined ? {} : { notes }),
    sources,
    years,
    population:
      'file' in population
        ? population
        : { synthetic: { year: defaultSyntheticYear(years[0]!), ...population.synthetic } },
    comparator,
    beliefs: Object.fromEntries(Object.entries(beliefs).map(([name, belief]) => [name, distributionOf(belief)])),
    structure: resolveStructure(structure, written.calibration),
    shocks: shocks.map(resolveShock),
    policies: policies.map((policy) => resolvePolicy(policy, years, consultationDays())),
    curves: curves.map((curve) => ({ ...curve, starts: [...curve.starts].sort() })),
    claims: claims.map((claim) => resolveClaim(claim, comparator)),
  };
}

const resolveShock = (written: WrittenShock): Shock => ({
  areas: 'all',
  indicators: 'all',
  ...written,
  shareLost: distributionOf(written.shareLost),
});
