import { pastFromCounts, pastFromPoints } from '../model/history/pastEffects.js';
import type { CellPosterior } from '../model/history/practicePosterior.js';
import { pastsPerPractice } from '../model/history/totalsPosterior.js';
import type { EffectParameters, KnownPast } from '../model/practiceEffects.js';
import { cellCount, effectCount } from './historyColumns.js';
import type { HistoryColumns } from './plan.js';

/** What the history says of a practice's effects; nothing where it has none. */
export function practicePast(
  { position, counts, points }: HistoryColumns,
  practice: number,
  parameters: EffectParameters,
): KnownPast | undefined {
  const row = counts.rowOf[practice]!;
  if (row >= 0) {
    const at = (entry: number) => counts.effects[effectCount * row + entry]!;
    return pastFromCounts(
      position[practice]!,
      {
        general: { mean: at(0), scale: at(1) },
        reach: { mean: at(2), onGeneral: at(3), scale: at(4) },
        bloodPressure: { mean: at(5), onGeneral: at(6), scale: at(7) },
        exception: { mean: at(8), scale: at(9) },
      },
      parameters,
    );
  }
  const from = points.rowOf[practice]! * pastsPerPractice;
  if (from < 0) return undefined;
  return pastFromPoints(
    position[practice]!,
    { from, to: from + pastsPerPractice, ...points },
    points.worlds,
    parameters,
  );
}

/** What the history says of one indicator at one practice: readings of its counts, or the effects of the past that was picked. */
export interface CellPast {
  readonly position: number;
  readonly read?: { readonly recording: CellPosterior; readonly exceptions: CellPosterior };
  /** -1 where it is not known. */
  readonly shareOfPoints: number;
}

/** Nothing where the practice has no history. */
export function cellPast(
  { position, counts, points }: HistoryColumns,
  practice: number,
  indicator: number,
  indicatorCount: number,
): CellPast | undefined {
  const row = counts.rowOf[practice]!;
  if (row < 0) return points.rowOf[practice]! < 0 ? undefined : { position: position[practice]!, shareOfPoints: -1 };
  const cell = row * indicatorCount + indicator;
  const at = (entry: number) => counts.cells[cellCount * cell + entry]!;
  return {
    position: position[practice]!,
    read: {
      recording: { reading: at(0), gain: at(1), scale: at(2) },
      exceptions: { reading: at(3), gain: at(4), scale: at(5) },
    },
    shareOfPoints: counts.shareOfPoints[cell]!,
  };
}
