import type { ContractYear } from '../contract/contractYear.js';
import { measureFaults } from './measureFaults.js';
import { dayFaults, periodFaults } from './periodFaults.js';
import { type PolicyFault, placedAt } from './policyFault.js';
import type { WrittenPolicy } from './policySchema.js';
import { measureId } from './resolvePolicy.js';

/**
 * What the schema cannot see of a policy: measures with the same id, days outside the years, base years out of reach.
 * Which indicators exist and which measures collide takes the rulesets: `measureConflicts`.
 * @param years  contract years of the scenario
 * @param consultationDays  length of the consultation that `approval` waits for
 */
export function policyFaults(
  { measures = [], networkFund }: WrittenPolicy,
  years: readonly ContractYear[],
  consultationDays: number,
): readonly PolicyFault[] {
  const ids = measures.map(measureId);
  return [
    ...ids.flatMap((id, i) => {
      const first = ids.indexOf(id);
      if (first === i) return [];
      return [
        {
          path: ['measures', i, 'id'],
          found: `"${id}", which measures[${first}] has already`,
          allowed: 'an id that no other measure of the policy has',
          mend: 'Rename one of the two.',
        },
      ];
    }),
    ...measures.flatMap((measure, i) => placedAt(['measures', i], measureFaults(measure, years, consultationDays))),
    ...(networkFund === undefined ? [] : placedAt(['networkFund'], changeFaults(networkFund, years))),
  ];
}

/** A change of the network fund is a period, except that it may have no last day. */
const changeFaults = ({ from, to }: NonNullable<WrittenPolicy['networkFund']>, years: readonly ContractYear[]) =>
  to === undefined ? dayFaults(from, years, ['from']) : periodFaults([{ from, to }], years, () => []);
