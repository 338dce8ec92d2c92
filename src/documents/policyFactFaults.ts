import { type ContractYear, contractYearOf } from '../contract/contractYear.js';
import type { Nation, Ruleset } from '../contract/ruleset.js';
import { loadNetworkFund } from '../facts/networkFunds.js';
import { rulesetYears } from '../facts/rulesets.js';
import { InputError } from '../inputError.js';
import { baseYearsOf } from '../policy/baseYearsOf.js';
import { commonIndicator, daysIn, type MeasureConflict, measureConflicts } from '../policy/measureConflicts.js';
import type { IndicatorSelection, Measure, NetworkChange, Policy } from '../policy/policy.js';
import { placedAt } from '../policy/policyFault.js';
import { selectIndicators } from '../policy/selectIndicators.js';
import type { Fault } from './fault.js';
import { unknownName } from './unknownName.js';

/** The contracts of the scenario's years, as far as there are data for them. */
export type Rulesets = ReadonlyMap<ContractYear, Ruleset>;

/** What is wrong with a policy in the light of the contract: indicators, base years and funds that do not exist, measures that collide. */
export function policyFactFaults(policy: Policy, nation: Nation, rulesets: Rulesets): readonly Fault[] {
  const unknown = policy.measures.map((measure, i) =>
    placedAt(['measures', i], measureSelectionFaults(measure, rulesets)),
  );
  return [
    ...unknown.flat(),
    ...policy.measures.flatMap((measure, i) => placedAt(['measures', i], baseYearDataFaults(measure, nation))),
    // Measures whose indicators do not exist cannot be held against each other.
    ...(unknown.flat().length > 0
      ? []
      : measureConflicts(policy.measures, rulesets).map((conflict) => conflictFault(policy, conflict))),
    ...(policy.networkFund === undefined ? [] : placedAt(['networkFund'], fundFaults(policy.networkFund, nation))),
  ];
}

function measureSelectionFaults(measure: Measure, rulesets: Rulesets): readonly Fault[] {
  const inForce = new Map([...rulesets].filter(([year]) => daysIn(measure.when, year).length > 0));
  const { indicators, pay } = measure;
  const own = selectionFaults(indicators, inForce, ['indicators']);
  if (pay.rule !== 'pointsMoved') return own;
  const gaining = selectionFaults(pay.to, inForce, ['pay', 'to']);
  if (own.length + gaining.length > 0) return [...own, ...gaining];
  for (const ruleset of inForce.values()) {
    const both = commonIndicator(indicators, pay.to, ruleset);
    if (both === undefined) continue;
    return [
      {
        path: ['pay', 'to'],
        found: `${both}, which the measure's own indicators have too`,
        allowed: 'indicators that lose no points under this measure',
        mend: 'Take them out of one of the two selections.',
      },
    ];
  }
  return own;
}

/** Names that a year does not have, in the first year that lacks any. */
export function selectionFaults(
  selection: IndicatorSelection,
  rulesets: Rulesets,
  path: Fault['path'],
): readonly Fault[] {
  const several = rulesets.size > 1 ? ' Where codes change between years, write one measure for each.' : '';
  for (const ruleset of rulesets.values()) {
    const faults = faultsOf(path, () => selectIndicators(selection, ruleset, () => 0));
    if (faults.length > 0) return faults.map((fault) => ({ ...fault, mend: `${fault.mend}${several}` }));
  }
  return [];
}

function baseYearDataFaults({ pay }: Measure, nation: Nation): readonly Fault[] {
  const known = rulesetYears(nation);
  const missing = baseYearsOf(pay).filter((year) => !known.includes(year));
  if (missing.length === 0) return [];
  const list = 'baseYears' in pay;
  return [
    {
      path: ['pay', list ? 'baseYears' : 'baseYear'],
      found: `the base year${missing.length > 1 ? 's' : ''} ${missing.join(', ')}, without data for ${nation}`,
      allowed: known.length > 0 ? `${known[0]} to ${known.at(-1)}` : `a nation with data`,
      mend: `Write ${list ? 'baseYears' : 'baseYear'} with years that have data.`,
    },
  ];
}

/** The fault of two measures that collide, at the second of them. */
export function conflictFault({ measures }: Policy, { measures: pair, areas, indicator, day }: MeasureConflict): Fault {
  const [one, other] = pair.map((i) => measures[i]!.id);
  return {
    path: ['measures', pair[1]],
    found: `measure "${other}", which meets measure "${one}" in ${areas === 'all' ? 'all areas' : areas.join(', ')} on ${day} for ${indicator}`,
    allowed: 'measures of one policy that share no area, indicator and day at once',
    mend: 'Part them by area, by day or by indicator, or make them two policies.',
  };
}

function fundFaults({ from, withdraw }: NetworkChange, nation: Nation): readonly Fault[] {
  const year = contractYearOf(from);
  const noFund = faultsOf(['from'], () => loadNetworkFund(nation, year));
  if (noFund.length > 0 || withdraw === 'all') return noFund;
  const fund = loadNetworkFund(nation, year);
  const codes = [...new Set([...fund.indicators, ...(fund.withdrawal?.indicators ?? [])].map(({ code }) => code))];
  return withdraw.flatMap((code, i) =>
    codes.includes(code) ? [] : [unknownName(['withdraw', i], code, `indicator of the ${fund.name} ${year}`, codes)],
  );
}

/** What a step finds wrong, placed at the part of the document that asked for it. */
export function faultsOf(path: Fault['path'], step: () => unknown): readonly Fault[] {
  try {
    step();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ found, allowed, mend }) => ({ path, found, allowed, mend }));
  }
}
