import { type ContractYear, contractYearOf } from '../contract/contractYear.js';
import { consultationDays } from '../facts/localChangeGate.js';
import { earliestDay, writtenPeriods } from '../policy/measurePeriods.js';
import type { WrittenMeasure } from '../policy/measureSchema.js';
import { dayFaults } from '../policy/periodFaults.js';
import { wholeYear } from '../policy/policy.js';
import { measureId } from '../policy/resolvePolicy.js';
import type { Fault } from './fault.js';
import type { WrittenScenario } from './scenarioSchema.js';
import { unknownName } from './unknownName.js';

/** Curves of a policy that is not there or has no measure, and first days that do not fit its measures. */
export function curveFaults(
  { curves = [], policies }: Pick<WrittenScenario, 'curves' | 'policies'>,
  years: readonly ContractYear[],
): readonly Fault[] {
  return curves.flatMap(({ policy: id, starts }, i): readonly Fault[] => {
    const path = ['curves', i, 'policy'];
    const policy = policies.find((other) => other.id === id);
    if (policy === undefined) {
      return [
        unknownName(
          path,
          id,
          'policy of this scenario',
          policies.map((other) => other.id),
        ),
      ];
    }
    const { measures = [] } = policy;
    if (measures.length === 0) {
      return [
        {
          path,
          found: `"${id}", which has no measures`,
          allowed: 'a policy whose measures have a first day',
          mend: 'Choose another policy.',
        },
      ];
    }
    return starts.flatMap((start, j) => {
      const at = ['curves', i, 'starts', j];
      if (starts.indexOf(start) !== j) {
        return [
          { path: at, found: `"${start}" a second time`, allowed: 'each day once', mend: 'Remove one of the two.' },
        ];
      }
      const outside = dayFaults(start, years, at);
      if (outside.length > 0) return outside;
      return measures.flatMap((measure, k) => startFaults(start, measure, k, years, at)).slice(0, 1);
    });
  });
}

/** A first day that one measure cannot have. */
function startFaults(
  start: string,
  measure: WrittenMeasure,
  index: number,
  years: readonly ContractYear[],
  path: Fault['path'],
): readonly Fault[] {
  const [first] = writtenPeriods(measure, years);
  const name = `of measure "${measureId(measure, index)}"`;
  const mend = 'Take this day out of the curve, or change the measure.';
  const fault = (found: string, allowed: string): readonly Fault[] => [
    { path, found: `"${start}", ${found}`, allowed, mend },
  ];
  if (first!.from <= first!.to && start > first!.to) {
    return fault(`after the first period ${name}`, `a day not after ${first!.to}`);
  }
  const year = contractYearOf(first!.from);
  if (contractYearOf(start) !== year) {
    const { from, to } = wholeYear(year);
    return fault(`in another contract year than the first day ${name}`, `a day from ${from} to ${to}`);
  }
  const earliest = earliestDay(measure, consultationDays());
  if (earliest !== undefined && start < earliest) {
    return fault(`before the consultation ${name} is over`, `a day from ${earliest} on`);
  }
  const { revocation } = measure;
  if (revocation !== undefined && 'on' in revocation && revocation.on < start) {
    return fault(`after the revocation ${name}`, `a day not after ${revocation.on}`);
  }
  return [];
}
