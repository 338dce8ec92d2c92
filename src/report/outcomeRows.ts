import { type OutcomeId, outcomeIds, type Results } from '../documents/resultsSchema.js';

/** One outcome under one policy, with its difference to the comparator in the same worlds. */
export interface OutcomeRow {
  /** Policy id. */
  readonly policy: string;
  readonly outcome: OutcomeId;
  readonly unit: string;
  readonly level: number;
  readonly levelQ05: number;
  readonly levelQ95: number;
  readonly change: number;
  readonly changeQ05: number;
  readonly changeQ95: number;
  /** Monte Carlo standard error of the change; not a number where it cannot be estimated. */
  readonly changeMcse: number;
}

/** Results as a flat table, one row for each policy and outcome. */
export const outcomeRows = ({ policies }: Results): readonly OutcomeRow[] =>
  policies.flatMap(({ id, outcomes, contrasts }) =>
    outcomeIds.map((outcome): OutcomeRow => {
      const [level, change] = [outcomes[outcome], contrasts[outcome]];
      return {
        policy: id,
        outcome,
        unit: level.unit,
        level: level.mean,
        levelQ05: level.q05,
        levelQ95: level.q95,
        change: change.mean,
        changeQ05: change.q05,
        changeQ95: change.q95,
        changeMcse: change.mcse ?? Number.NaN,
      };
    }),
  );
