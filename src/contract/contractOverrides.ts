import type { Patients, Percent, Points, Pounds, Provenance } from '../units.js';
import type { ClaimFault } from './claimFault.js';
import { unknownIndicator } from './claimFaults.js';
import type { PrevalenceDefinition } from './nationalPrevalence.js';
import type { PaymentProfile } from './practiceClaim.js';
import type { Indicator, Ruleset, Thresholds } from './ruleset.js';

/** Values of the contract that a user sets instead of those of the year's data. */
export interface ContractOverrides extends Partial<PaymentProfile> {
  readonly pointValue?: Pounds;
  readonly averageList?: Patients;
  /** The data hold pooled figures only: with 'meanOfPractices' every national prevalence in use must be given. */
  readonly nationalPrevalenceDefinition?: PrevalenceDefinition;
  /** Percent of the whole list, per register. */
  readonly nationalPrevalence?: Readonly<Record<string, Percent>>;
  readonly points?: Readonly<Record<string, Points>>;
  readonly thresholds?: Readonly<Record<string, Pick<Thresholds, 'lower' | 'upper' | 'step'>>>;
}

/** The ruleset with a user's values in place, each marked as the user's. The official total of points stays. */
export function overriddenRuleset(ruleset: Ruleset, overrides: ContractOverrides, source: string): Ruleset {
  const given: Provenance = { certainty: 'assumption', source };
  const { pointValue, averageList } = overrides;
  return {
    ...ruleset,
    ...(pointValue === undefined ? {} : { pointValue: { value: pointValue, ...given } }),
    ...(averageList === undefined ? {} : { averageList: { value: averageList, ...given } }),
    indicators: ruleset.indicators.map((indicator) => overriddenIndicator(indicator, overrides, given)),
    registers: overriddenRegisters(ruleset, overrides, given),
  };
}

/** Overrides of indicators that the year does not have, or that cannot take them. */
export function overrideFaults(overrides: ContractOverrides, ruleset: Ruleset): readonly ClaimFault[] {
  const byCode = new Map(ruleset.indicators.map((indicator) => [indicator.code, indicator]));
  const named = (key: 'points' | 'thresholds') =>
    Object.keys(overrides[key] ?? {}).flatMap((code) =>
      byCode.has(code) ? [] : [unknownIndicator(code, ['contract', key, code], ruleset)],
    );
  return [
    ...named('points'),
    ...named('thresholds'),
    ...Object.entries(overrides.thresholds ?? {}).flatMap(([code, thresholds]) => {
      const indicator = byCode.get(code);
      return indicator ? thresholdFaults(indicator, thresholds, overrides.points?.[code]) : [];
    }),
  ];
}

function thresholdFaults(
  { code, kind, points }: Indicator,
  { lower, upper, step = 0 as Points }: Pick<Thresholds, 'lower' | 'upper' | 'step'>,
  available: Points = points.value,
): readonly ClaimFault[] {
  const path = ['contract', 'thresholds', code];
  if (kind !== 'fraction') {
    const allowed = `none: ${code} is of kind ${kind}`;
    return [{ path, found: 'thresholds', allowed, mend: 'Remove them.' }];
  }
  if (lower >= upper) {
    return [
      {
        path,
        found: `${lower} to ${upper}`,
        allowed: 'a lower threshold below the upper',
        mend: 'Swap or correct them.',
      },
    ];
  }
  if (step <= available) return [];
  return [
    {
      path: [...path, 'step'],
      found: String(step),
      allowed: `at most the ${available} points of ${code}`,
      mend: 'Change it.',
    },
  ];
}

function overriddenIndicator(indicator: Indicator, overrides: ContractOverrides, given: Provenance): Indicator {
  const value = overrides.points?.[indicator.code];
  const thresholds = overrides.thresholds?.[indicator.code];
  return {
    ...indicator,
    ...(value === undefined ? {} : { points: { value, ...given } }),
    ...(thresholds === undefined ? {} : { thresholds: { ...thresholds, ...given } }),
  };
}

function overriddenRegisters(ruleset: Ruleset, overrides: ContractOverrides, given: Provenance): Ruleset['registers'] {
  const prevalences = overrides.nationalPrevalence ?? {};
  const published = ruleset.registers.filter(({ code }) => prevalences[code] === undefined);
  const own = Object.entries(prevalences).map(([code, prevalence]) => ({
    code,
    name: ruleset.registers.find((register) => register.code === code)?.name ?? code,
    ageBand: 'all',
    prevalence,
    prevalenceAllAges: prevalence,
    ...given,
  }));
  const pooledOnly = overrides.nationalPrevalenceDefinition === 'meanOfPractices';
  return [...published.map((register) => (pooledOnly ? withoutWholeList(register) : register)), ...own];
}

function withoutWholeList(register: Ruleset['registers'][number]): Ruleset['registers'][number] {
  const { prevalenceAllAges: _pooled, ...rest } = register;
  return rest;
}
