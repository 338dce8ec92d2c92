import type { ContractYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import type { WorldAddresses } from '../model/history/pastEffects.js';
import type { CellPosterior, CountsPosterior, PracticePosterior } from '../model/history/practicePosterior.js';
import { pastsPerPractice } from '../model/history/totalsPosterior.js';
import { chainReach } from '../model/practiceEffects.js';
import type { Population } from '../population/population.js';
import { positionOf } from './payPlans.js';
import type { HistoryColumns } from './plan.js';

/** What the history of one practice says. */
export interface History {
  readonly year: ContractYear;
  readonly posterior: PracticePosterior;
}

/** By practice code; and where the random numbers of the pasts lie, by history's year. */
export interface Histories {
  readonly ofPractice: ReadonlyMap<string, History>;
  readonly worlds: ReadonlyMap<ContractYear, WorldAddresses>;
}

/** Numbers of a practice, and of a cell: reading, gain and scale of recording and of exceptions. */
export const effectCount = 10;
export const cellCount = 6;

/** Position of a practice without history. */
export const noHistory = 1;

/** Whether a history can be used: effects reach so far back, and no year of a scenario is told before it is simulated. */
export function isWithinReach(year: ContractYear, firstYear: ContractYear): boolean {
  const position = positionOf(year, firstYear);
  return position <= 0 && position >= -chainReach.back;
}

/** The histories within reach as arrays for one contract year's indicators; nothing where there are none. */
export function historyColumns(
  { indicators }: Pick<Ruleset, 'indicators'>,
  { practices }: Population,
  { ofPractice, worlds }: Histories,
  firstYear: ContractYear,
): HistoryColumns | undefined {
  const known = practices.map(({ code }) => {
    const found = ofPractice.get(code);
    return found && isWithinReach(found.year, firstYear) ? found : undefined;
  });
  if (known.every((found) => found === undefined)) return undefined;
  const rowsOf = (kind: PracticePosterior['kind']) => {
    let rows = 0;
    return Int32Array.from(known, (found) => (found?.posterior.kind === kind ? rows++ : -1));
  };
  const countsRow = rowsOf('counts');
  const pointsRow = rowsOf('points');
  const all = joined(worlds);
  const columns = emptyColumns(countsRow, pointsRow, indicators.length, all.addresses);
  const { effects, cells, shareOfPoints } = columns.counts;
  const { world, upTo, general, reach } = columns.points;
  known.forEach((found, p) => {
    columns.position[p] = found ? positionOf(found.year, firstYear) : noHistory;
    if (found?.posterior.kind === 'points') {
      const { pasts } = found.posterior;
      const from = pointsRow[p]! * pastsPerPractice;
      const offset = all.offsets.get(found.year)!;
      for (let i = 0; i < pastsPerPractice; i++) {
        // Fewer worlds than usual: the last takes what is left of the normal.
        const j = Math.min(i, pasts.world.length - 1);
        world[from + i] = offset + pasts.world[j]!;
        upTo[from + i] = pasts.upTo[j]!;
        general[from + i] = pasts.general[j]!;
        reach[from + i] = pasts.reach[j]!;
      }
    }
    if (found?.posterior.kind !== 'counts') return;
    const row = countsRow[p]!;
    effects.set(numbersOf(found.posterior), effectCount * row);
    const known = found.posterior.indicators;
    indicators.forEach(({ code }, i) => {
      const cell = known.get(code);
      const at = row * indicators.length + i;
      shareOfPoints[at] = cell?.shareOfPoints ?? -1;
      cells.set([...cellNumbers(cell?.recording), ...cellNumbers(cell?.exceptions)], cellCount * at);
    });
  });
  return columns;
}

function emptyColumns(
  countsRow: Int32Array,
  pointsRow: Int32Array,
  indicatorCount: number,
  worlds: WorldAddresses,
): HistoryColumns {
  const counted = countsRow.reduce((most, row) => Math.max(most, row + 1), 0);
  const pasts = pastsPerPractice * pointsRow.reduce((most, row) => Math.max(most, row + 1), 0);
  return {
    position: new Int32Array(countsRow.length),
    counts: {
      rowOf: countsRow,
      effects: new Float64Array(effectCount * counted),
      cells: new Float64Array(cellCount * counted * indicatorCount),
      shareOfPoints: new Float64Array(counted * indicatorCount),
    },
    points: {
      rowOf: pointsRow,
      worlds,
      world: new Int32Array(pasts),
      upTo: new Float64Array(pasts),
      general: new Float64Array(pasts),
      reach: new Float64Array(pasts),
    },
  };
}

/** The worlds of all history years one after the other. */
function joined(worlds: Histories['worlds']): {
  readonly addresses: WorldAddresses;
  readonly offsets: ReadonlyMap<ContractYear, number>;
} {
  const sets = [...worlds.values()];
  const offsets = new Map<ContractYear, number>();
  let offset = 0;
  for (const [year, { draw }] of worlds) {
    offsets.set(year, offset);
    offset += draw.length;
  }
  const concatenated = (parts: readonly Int32Array[]) => Int32Array.from(parts.flatMap((part) => [...part]));
  return {
    offsets,
    addresses: {
      key: sets[0]?.key ?? [0, 0, 0, 0],
      practiceKeys: concatenated(sets.map(({ practiceKeys }) => practiceKeys)),
      draw: concatenated(sets.map(({ draw }) => draw)),
    },
  };
}

const numbersOf = ({ general, reach, bloodPressure, exception }: CountsPosterior): readonly number[] => [
  ...[general.mean, general.scale],
  ...[reach.mean, reach.onGeneral, reach.scale],
  ...[bloodPressure.mean, bloodPressure.onGeneral, bloodPressure.scale],
  ...[exception.mean, exception.scale],
];

/** A cell that the history does not know stays a standard normal. */
const cellNumbers = (cell: CellPosterior | undefined): readonly number[] =>
  cell ? [cell.reading, cell.gain, cell.scale] : [0, 0, 1];
