import type { IndicatorHours } from '../../documents/resultsSchema.js';
import { loadStaffShares } from '../../facts/staffShares.js';
import { type ByStaffGroup, staffGroups } from '../../facts/workforceFacts.js';
import { administrativeMix, clinicalMix } from '../../model/staffMix.js';
import type { Summarised } from '../estimatesOf.js';
import { meanOfVectors } from '../meanOfVectors.js';
import type { YearRun } from '../yearRun.js';
import { workShares } from './measureWork.js';

/** Hours of all practices on one indicator in one year, one value a draw: with nothing released, by staff, and released. */
interface Row {
  readonly hours: Float64Array;
  readonly byStaff: ByStaffGroup<Float64Array>;
  readonly released: Float64Array;
}

/**
 * QOF hours by indicator under a policy, per practice and year: clinical hours as clinical work is shared out, hours of
 * administration as points are. They add up to all QOF hours. In order of the first year that has the indicator.
 */
export function hoursByIndicator(
  years: readonly YearRun[],
  summed: Summarised,
  policy: number,
): readonly IndicatorHours[] {
  const tables = years.map((year) => rowsOf(year, policy));
  const indicators = new Map(years.flatMap(({ ruleset }) => ruleset.indicators.map((each) => [each.code, each])));
  return [...indicators.values()].map(({ code, area, careType }) => {
    const mean = (value: (row: Row) => Float64Array) =>
      meanOfVectors(
        tables.map((rows, y) => {
          const row = rows.get(code);
          const { practiceCount, drawCount } = years[y]!.run.kernel;
          return row ? value(row).map((hours) => hours / practiceCount) : new Float64Array(drawCount);
        }),
      );
    const total = sum(mean(({ hours }) => hours));
    return {
      code,
      area,
      careType,
      hours: summed(
        mean(({ hours, released }) => hours.map((h, d) => h - released[d]!)),
        'hours',
      ),
      released: summed(
        mean(({ released }) => released),
        'hours',
      ),
      staff: Object.fromEntries(
        staffGroups.map((group) => [group, total > 0 ? sum(mean(({ byStaff }) => byStaff[group])) / total : 0]),
      ) as Record<keyof ByStaffGroup<number>, number>,
    };
  });
}

function rowsOf({ run, ruleset, workloadUnder }: YearRun, policy: number): ReadonlyMap<string, Row> {
  const shares = workShares(run, ruleset, () => true);
  const { byIndicator } = workloadUnder(policy);
  const draws = run.kernel.drawCount;
  const staff = loadStaffShares();
  const office = administrativeMix(staff, run.parameters);
  return new Map(
    ruleset.indicators.map(({ code, careType }, i) => {
      const clinical = run.nationalClinicalHours.map((hours) => hours * shares.clinical[i]!);
      const administrative = run.nationalHours.map(
        (hours, d) => (hours - run.nationalClinicalHours[d]!) * shares.administrative[i]!,
      );
      const clinicians = clinicalMix(new Map([[careType, 1]]), staff, run.parameters);
      const row: Row = {
        hours: clinical.map((hours, d) => hours + administrative[d]!),
        byStaff: Object.fromEntries(
          staffGroups.map((group) => [
            group,
            clinical.map((hours, d) => {
              const set = run.setOfDraw[d]!;
              return hours * clinicians[group][set]! + administrative[d]! * office[group][set]!;
            }),
          ]),
        ) as unknown as ByStaffGroup<Float64Array>,
        released: byIndicator.subarray(i * draws, (i + 1) * draws),
      };
      return [code, row] as const;
    }),
  );
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
