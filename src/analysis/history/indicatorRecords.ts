import { indicatorPoints } from '../../contract/indicatorPoints.js';
import type { Indicator, Ruleset } from '../../contract/ruleset.js';
import type { IndicatorRecord } from '../../model/history/indicatorRecord.js';
import type { IndicatorCount } from '../../population/population.js';
import type { IndicatorPlan } from '../../simulate/plan.js';

/** The counts of a practice beside the fitted values of the indicators; codes that the contract does not have are passed over. */
export function indicatorRecords(
  counts: Readonly<Record<string, IndicatorCount>>,
  { indicators }: Pick<Ruleset, 'indicators'>,
  columns: IndicatorPlan,
): readonly IndicatorRecord[] {
  return indicators.flatMap((indicator, i): readonly IndicatorRecord[] => {
    const held = counts[indicator.code];
    if (!held) return [];
    const share = shareOfPoints(indicator, held);
    const fitted = {
      code: indicator.code,
      location: columns.location[i]!,
      spread: columns.spread[i]!,
      bloodPressure: columns.bloodPressure[i]!,
      exceptionLocation: columns.exceptionLocation[i]!,
      effort: columns.effort[i]!,
      exceptionShare: columns.exceptionShare[i]!,
      ...(share === undefined ? {} : { shareOfPoints: share }),
    };
    if (indicator.kind !== 'fraction') return [{ ...fitted, ...(share === undefined ? {} : { declared: share > 0 }) }];
    const { numerator, denominator, excluded } = held;
    if (numerator === undefined || denominator === undefined) return [fitted];
    // Room for the rounding of the product, as in the kernel.
    const target = Math.ceil(columns.upper[i]! * denominator - 1e-9);
    return [
      {
        ...fitted,
        count: { met: numerator, counted: denominator, target },
        ...(excluded === undefined ? {} : { excepted: { hits: excluded, trials: excluded + denominator } }),
      },
    ];
  });
}

/** As published, else by the thresholds of the contract; nothing where neither is held, or where the indicator carries no points. */
function shareOfPoints(indicator: Indicator, held: IndicatorCount): number | undefined {
  const available = indicator.points.value;
  if (available === 0) return undefined;
  const { numerator, denominator } = held;
  if (held.points !== undefined) return Math.min(1, held.points / available);
  if (indicator.kind !== 'fraction' || numerator === undefined || denominator === undefined) return undefined;
  return indicatorPoints(indicator, { numerator, denominator }) / available;
}
