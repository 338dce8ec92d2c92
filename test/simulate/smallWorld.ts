import type { ContractYear } from '../../src/contract/contractYear.js';
import { nationalShares } from '../../src/contract/nationalShares.js';
import type { NetworkFund } from '../../src/contract/networkFund.js';
import type { Ruleset } from '../../src/contract/ruleset.js';
import { type AchievementCalibration, loadAchievementCalibration } from '../../src/facts/achievementCalibration.js';
import { loadIncomeFacts } from '../../src/facts/incomeFacts.js';
import { nationalResults } from '../../src/facts/nationalResults.js';
import { loadPriors } from '../../src/facts/priors.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { type Measure, type PayRule, type Policy, type Shock, wholeYear } from '../../src/policy/policy.js';
import type { Population, Practice } from '../../src/population/population.js';
import type { Distribution } from '../../src/random/distributions.js';
import { buildPlan, type PlanInput, type RunPlan } from '../../src/simulate/buildPlan.js';
import { runPlan } from '../../src/simulate/runPlan.js';
import { patients, share } from '../../src/units.js';

export const year = '2015-16';

/** Twelve indicators of 2015-16: registers, a yes-no item, five care types, an area whose outcome shields its processes. */
export const twelve = [
  'AF001',
  'AF006',
  'AF007',
  'HYP006',
  'STIA003',
  'AST003',
  'SMOK003',
  'SMOK004',
  'DM007',
  'DM012',
  'DM014',
  'OST005',
] as const;

/** The contract of 2015-16 with some of its indicators. */
export function contractOf(codes: readonly string[]): Ruleset {
  const ruleset = loadRuleset('England', year);
  return { ...ruleset, indicators: codes.map((code) => ruleset.indicators.find((i) => i.code === code)!) };
}

const areas = [
  { code: 'A1', name: 'Avon' },
  { code: 'B2', name: 'Borders' },
  { code: 'C3', name: 'Coast' },
] as const;

/** Practice i: lists from 700 to 15,000 and prevalences from half to one and a half of the national one, in a fixed pattern. */
export function practiceOf(i: number, ruleset: Ruleset): Practice {
  const national = nationalShares(ruleset);
  const list = 700 + ((i * 3571) % 14_300);
  const registers = Object.fromEntries(
    ruleset.indicators.flatMap(({ adjustment }) => {
      if (adjustment.kind !== 'register') return [];
      const { register } = adjustment;
      const own = 0.5 + ((i * 37 + register.charCodeAt(0) * 11) % 101) / 100;
      return [[register, patients(Math.round(list * national.register(register) * own))]];
    }),
  );
  return {
    code: `P${String(i).padStart(4, '0')}`,
    area: areas[i % areas.length]!.code,
    contract: 'GMS',
    list: patients(list),
    registers,
  };
}

export function populationOf(practices: readonly Practice[], ruleset: Ruleset): Population {
  const national = nationalShares(ruleset);
  const provenance = { certainty: 'assumption', source: 'made up for a test' } as const;
  const codes = new Set(practices.flatMap((practice) => Object.keys(practice.registers)));
  return {
    kind: 'synthetic',
    label: 'Test practices',
    nation: 'England',
    year,
    areas,
    practices,
    nationalPrevalence: Object.fromEntries(
      [...codes].map((code) => {
        const pooled = share(national.register(code));
        return [code, { meanOfPractices: pooled, pooled, ...provenance }];
      }),
    ),
    sources: [provenance],
  };
}

export const national: Policy = { id: 'national', family: 'national', title: 'National', shocks: 'felt', measures: [] };

/** Everything under the measure everywhere for the whole year, unprotected, except where said otherwise. */
export function measure(changes: Partial<Measure> = {}): Measure {
  const when = changes.when ?? [wholeYear(year)];
  return {
    id: 'measure-1',
    who: { areas: 'all', participation: 'everyone' },
    announced: when[0]!.from,
    indicators: 'all',
    signal: { response: 'whole-year', reporting: 'asUsual' },
    pay: { rule: 'actual' },
    conditions: { localHoursPer1000Patients: 0, spendOnStaff: 0 },
    release: { urgentAccess: 1, longTermCare: 0, recovery: 0 },
    ...changes,
    when,
  };
}

export const policyOf = (id: string, measures: readonly Measure[], changes: Partial<Policy> = {}): Policy => ({
  id,
  family: 'other',
  title: id,
  shocks: 'felt',
  measures,
  ...changes,
});

/** A policy of one measure. */
export const suspension = (id: string, changes: Partial<Measure> = {}): Policy => policyOf(id, [measure(changes)]);

export const temporary = { response: 'temporary', reporting: 'asUsual' } as const;

export function protectedBy(rule: 'basePoints' | 'higherOf'): PayRule {
  const terms = { baseYear: '2014-15', withoutHistory: 'actual' } as const;
  return rule === 'basePoints' ? { rule, ...terms } : { rule, basis: 'points', ...terms };
}

/** Base years with the contract of 2015-16 itself, so that each had all of its indicators. */
export const sameContract: NonNullable<WorldOptions['contractOf']> = () => loadRuleset('England', year);

/** The calibration with effects or the cells of some indicators put in place of the fitted ones. */
export function calibrationWith(
  effects: Partial<AchievementCalibration['effects']>,
  cellOf?: (code: string, cell: AchievementCalibration['indicators'][string][string]) => typeof cell,
): AchievementCalibration {
  const fitted = loadAchievementCalibration();
  const cells = Object.entries(fitted.indicators[year]!);
  return {
    ...fitted,
    effects: { ...fitted.effects, ...effects },
    indicators: {
      ...fitted.indicators,
      [year]: Object.fromEntries(cells.map(([code, cell]) => [code, cellOf ? cellOf(code, cell) : cell])),
    },
  };
}

export interface WorldOptions {
  /** The whole contract instead of some codes of 2015-16. */
  readonly ruleset?: Ruleset;
  readonly codes?: readonly string[];
  readonly practices?: number | readonly Practice[];
  readonly policies?: readonly Policy[];
  readonly shocks?: readonly Shock[];
  readonly networkFund?: NetworkFund;
  readonly firstYear?: ContractYear;
  /** Contracts of base years in place of the real ones. */
  readonly contractOf?: PlanInput['contractOf'];
  readonly beliefs?: Readonly<Record<string, Distribution>>;
  /** Variants of the response; the logit shift where absent. */
  readonly structure?: PlanInput['structure'];
  readonly calibration?: AchievementCalibration;
  readonly reading?: PlanInput['reading'];
  readonly draws?: number;
  readonly worldsPerParameterSet?: number;
  readonly seed?: string;
}

export interface World {
  readonly input: PlanInput;
  readonly run: RunPlan;
}

export function worldOf(options: WorldOptions = {}): World {
  const ruleset = options.ruleset ?? contractOf(options.codes ?? twelve);
  const { practices = 30 } = options;
  const chosen =
    typeof practices === 'number' ? Array.from({ length: practices }, (_, i) => practiceOf(i, ruleset)) : practices;
  const input: PlanInput = {
    ruleset,
    population: populationOf(chosen, ruleset),
    firstYear: options.firstYear ?? ruleset.year,
    policies: options.policies ?? [national],
    reportedPolicies: options.policies?.length ?? 1,
    shocks: options.shocks ?? [],
    contractOf: options.contractOf ?? ((other) => loadRuleset('England', other)),
    ...(options.networkFund ? { networkFund: options.networkFund } : {}),
    results: nationalResults(ruleset),
    calibration: options.calibration ?? loadAchievementCalibration(),
    priors: loadPriors(),
    beliefs: options.beliefs ?? {},
    ...(options.structure ? { structure: options.structure } : {}),
    income: loadIncomeFacts(loadRuleset('England', year)),
    reading: options.reading ?? { rounding: 'none', nationalPrevalence: 'pooled' },
    draws: options.draws ?? 64,
    worldsPerParameterSet: options.worldsPerParameterSet ?? 2,
    seed: options.seed ?? 'test',
  };
  return { input, run: buildPlan(input) };
}

export interface Simulated extends World {
  readonly result: Awaited<ReturnType<typeof runPlan>>;
}

/** Runs a small world in this thread. */
export async function simulated(options: WorldOptions = {}): Promise<Simulated> {
  const world = worldOf(options);
  return { ...world, result: await runPlan(world.run.kernel, { workers: 1 }) };
}
