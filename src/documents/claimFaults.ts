import { type ContractYear, contractYearOf } from '../contract/contractYear.js';
import { placedAt } from '../policy/policyFault.js';
import type { WrittenClaim } from './claimSchema.js';
import type { Fault } from './fault.js';
import type { WrittenScenario } from './scenarioSchema.js';
import { unknownName } from './unknownName.js';

type Test = WrittenClaim['test'];
type OutcomeTest = Extract<Test, { readonly outcome: unknown }>;
type PressureTest = Extract<Test, { readonly pressure: unknown }>;

/** Claims that rest on no source of the scenario, or whose test asks for what the scenario does not have. */
export function claimFaults(
  { claims = [], sources = [], policies, comparator }: WrittenScenario,
  years: readonly ContractYear[],
): readonly Fault[] {
  const titles = sources.map(({ title }) => title);
  const ids = policies.map(({ id }) => id);
  return claims.flatMap(({ source, test }, i) => [
    ...(titles.includes(source)
      ? []
      : [unknownName(['claims', i, 'source'], source, 'title among the sources of this scenario', titles)]),
    ...placedAt(
      ['claims', i, 'test'],
      [
        ...('pressure' in test ? pressureFaults(test, years) : outcomeFaults(test, ids, comparator ?? ids[0]!, years)),
        ...boundFaults(test),
      ],
    ),
  ]);
}

function outcomeFaults(
  { policy, outcome, of = 'change', against, year, indicators }: OutcomeTest,
  ids: readonly string[],
  comparator: string,
  years: readonly ContractYear[],
): readonly Fault[] {
  const unknown = [
    ...(ids.includes(policy) ? [] : [unknownName(['policy'], policy, 'policy of this scenario', ids)]),
    ...(against === undefined || ids.includes(against)
      ? []
      : [unknownName(['against'], against, 'policy of this scenario', ids)]),
  ];
  return [
    ...unknown,
    ...(of === 'level' && against !== undefined
      ? [
          {
            path: ['against'],
            found: `"${against}" beside of: level`,
            allowed: 'against only for a change',
            mend: 'Remove it, or write of: change.',
          },
        ]
      : []),
    ...(unknown.length === 0 && of === 'change' && policy === (against ?? comparator)
      ? [
          {
            path: [against === undefined ? 'policy' : 'against'],
            found: `"${policy}", compared with itself, which is always 0`,
            allowed: 'a change against another policy, or of: level',
            mend: against === undefined ? 'Write against or of: level.' : 'Name another policy.',
          },
        ]
      : []),
    ...(year === undefined || (years as readonly string[]).includes(year)
      ? []
      : [unknownName(['year'], year, 'year of this scenario', years)]),
    ...(indicators === undefined || outcome === 'recordedAchievement'
      ? []
      : [
          {
            path: ['indicators'],
            found: `indicators beside the outcome ${outcome}`,
            allowed: 'indicators only for the outcome recordedAchievement',
            mend: 'Remove them, or choose that outcome.',
          },
        ]),
  ];
}

function pressureFaults({ month }: PressureTest, years: readonly ContractYear[]): readonly Fault[] {
  if (years.includes(contractYearOf(`${month}-01`))) return [];
  const first = `${years[0]!.slice(0, 4)}-04`;
  const last = `${Number(years.at(-1)!.slice(0, 4)) + 1}-03`;
  return [
    {
      path: ['month'],
      found: `"${month}", outside the years of the scenario`,
      allowed: `a month from ${first} to ${last}`,
      mend: 'Correct the month, or the years of the scenario.',
    },
  ];
}

function boundFaults(test: Test): readonly Fault[] {
  const { is, value } = test;
  const path = ['value'];
  const found = JSON.stringify(value);
  if (is === 'between') {
    if (typeof value === 'number') {
      return [{ path, found, allowed: '[lower, upper] for between', mend: 'Write both bounds.' }];
    }
    if (value[0]! >= value[1]!) {
      return [{ path, found, allowed: '[lower, upper], the lower bound first', mend: 'Swap the bounds.' }];
    }
  } else if (typeof value !== 'number') {
    return [{ path, found, allowed: `one number for ${is}`, mend: 'Write one number, or is: between.' }];
  }
  if ('pressure' in test && [value].flat().some((share) => share < 0 || share > 1)) {
    return [{ path, found, allowed: 'shares from 0 to 1 (0.25 is a quarter)', mend: 'Write a part of one.' }];
  }
  return [];
}
