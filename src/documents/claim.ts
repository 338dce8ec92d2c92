import type { ContractYear } from '../contract/contractYear.js';
import type { AlertLevel } from '../policy/alertLevels.js';
import type { IndicatorSelection } from '../policy/policy.js';
import type { WrittenClaim } from './claimSchema.js';
import type { OutcomeId } from './outcomeIds.js';

/** On which side of its bound a figure must lie, in the unit of the figure; a share is a part of one. */
export type Bound =
  | { readonly is: 'above' | 'below'; readonly value: number }
  | { readonly is: 'between'; readonly value: readonly [low: number, high: number] };

/** An outcome of a policy: its level, or its difference to another policy in the same world. */
export type OutcomeTest = Bound & {
  readonly policy: string;
  readonly outcome: OutcomeId;
  readonly of: 'change' | 'level';
  /** Id of a policy; present exactly for a change. */
  readonly against?: string;
  /** One of the scenario's years; absent: the mean over them. */
  readonly year?: ContractYear;
  /** Only for recordedAchievement; absent: all. */
  readonly indicators?: IndicatorSelection;
};

/** Share of practices at an alert level or worse in one month. */
export type PressureTest = Bound & {
  readonly pressure: AlertLevel;
  /** 'YYYY-MM' */
  readonly month: string;
  readonly areas: 'all' | readonly string[];
};

export type ClaimTest = OutcomeTest | PressureTest;

/** A statement made at the time, with the figure that would show it right or wrong. */
export interface Claim {
  readonly id: string;
  readonly statement: string;
  readonly by: string;
  readonly date?: string;
  /** Title of one of the scenario's sources. */
  readonly source: string;
  readonly reading: string;
  readonly test: ClaimTest;
}

/** Fills in the defaults of a claim that is without fault. */
export function resolveClaim({ test, date, ...said }: WrittenClaim, comparator: string): Claim {
  const rest = { ...said, ...(date === undefined ? {} : { date: String(date) }) };
  if ('pressure' in test) {
    const { is, value, ...asked } = test;
    return { ...rest, test: { areas: 'all', ...asked, ...boundOf(is, value) } };
  }
  const { is, value, of = 'change', against = comparator, year, ...asked } = test;
  return {
    ...rest,
    test: {
      ...asked,
      of,
      ...(of === 'change' ? { against } : {}),
      ...(year === undefined ? {} : { year: year as ContractYear }),
      ...boundOf(is, value),
    },
  };
}

function boundOf(is: Bound['is'], value: number | readonly number[]): Bound {
  if (is === 'between') {
    const [low, high] = value as readonly number[];
    return { is, value: [low!, high!] };
  }
  return { is, value: value as number };
}
