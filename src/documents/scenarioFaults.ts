import { consultationDays } from '../facts/localChangeGate.js';
import { periodFaults } from '../policy/periodFaults.js';
import { placedAt } from '../policy/policyFault.js';
import { policyFaults } from '../policy/policyFaults.js';
import { claimFaults } from './claimFaults.js';
import { curveFaults } from './curveFaults.js';
import type { Fault } from './fault.js';
import type { WrittenScenario } from './scenarioSchema.js';
import { scenarioYears, yearFaults } from './scenarioYears.js';
import { shareFaults } from './shareFaults.js';
import { structureFaults } from './structureSchema.js';
import { unknownName } from './unknownName.js';

/** The rules of a scenario that tie one field to another, as far as they need no contract to judge. */
export function scenarioFaults(written: WrittenScenario): readonly Fault[] {
  const wrongYears = yearFaults(written);
  if (wrongYears.length > 0) return wrongYears;
  const years = scenarioYears(written);
  const gate = consultationDays();
  const { shocks = [], policies } = written;
  return [
    ...(['policies', 'shocks', 'curves', 'claims'] as const).flatMap((list) => repeatedIds(list, written[list])),
    ...comparatorFaults(written),
    ...structureFaults(written.structure, written.calibration),
    ...shocks.flatMap(({ when, shareLost }, i) => [
      ...periodFaults([when], years, () => ['shocks', i, 'when']),
      ...placedAt(['shocks', i, 'shareLost'], shareFaults(shareLost)),
    ]),
    ...policies.flatMap((policy, i) => placedAt(['policies', i], policyFaults(policy, years, gate))),
    ...curveFaults(written, years),
    ...claimFaults(written, years),
  ];
}

function repeatedIds(list: string, entries: readonly { readonly id: string }[] | undefined): readonly Fault[] {
  const ids = (entries ?? []).map(({ id }) => id);
  return ids.flatMap((id, i) => {
    const first = ids.indexOf(id);
    if (first === i) return [];
    const noun = list === 'policies' ? 'policy' : list.slice(0, -1);
    return [
      {
        path: [list, i, 'id'],
        found: `"${id}", which ${list}[${first}] has already`,
        allowed: `an id that no other ${noun} has`,
        mend: 'Rename one of the two.',
      },
    ];
  });
}

function comparatorFaults({ comparator, policies }: WrittenScenario): readonly Fault[] {
  const ids = policies.map(({ id }) => id);
  if (comparator === undefined || ids.includes(comparator)) return [];
  return [unknownName(['comparator'], comparator, 'policy of this scenario', ids)];
}
