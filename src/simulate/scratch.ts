import type { PracticeColumns, RecordedColumns } from '../model/achievement.js';
import { createEffectBlock, type EffectBlock } from '../model/practiceEffects.js';
import type { KernelPlan } from './plan.js';

/** Draws handled together: small enough for the first-level cache, large enough to spread the set-up. */
export const blockSize = 256;

/** Money and points of one behaviour, one entry a draw. */
export interface BehaviourColumns {
  /** From indicators that go on as usual. */
  readonly keptPence: Float64Array;
  readonly keptPoints: Float64Array;
  /** From suspended indicators: on this year's recording, and on last year's points. */
  readonly suspendedPence: Float64Array;
  readonly suspendedPoints: Float64Array;
  readonly basePence: Float64Array;
  readonly basePoints: Float64Array;
  readonly joins: Uint8Array;
}

/** Working memory of one worker; every array has one entry a draw of the block. */
export interface Scratch {
  readonly words: Int32Array;
  readonly baseWords: Int32Array;
  readonly effects: EffectBlock;
  readonly cellNormal: Float64Array;
  /** What is recorded this year and last, of the same counted patients. */
  readonly current: RecordedColumns;
  readonly base: RecordedColumns;
  /** The practice's effects as they were last year. */
  readonly baseEffects: PracticeColumns;
  readonly responseMet: Float64Array;
  readonly responsePence: Float64Array;
  readonly responsePoints: Float64Array;
  readonly cellPence: Float64Array;
  readonly cellPoints: Float64Array;
  readonly baseCellPence: Float64Array;
  readonly baseCellPoints: Float64Array;
  readonly behaviours: readonly BehaviourColumns[];
  /** Income in pence under the first policy, the comparator of the bands. */
  readonly comparatorPence: Float64Array;
}

export function createScratch(plan: KernelPlan): Scratch {
  const column = () => new Float64Array(blockSize);
  const effects = createEffectBlock(blockSize);
  const current: RecordedColumns = {
    counted: column(),
    target: column(),
    met: column(),
    failureOdds: column(),
  };
  return {
    words: new Int32Array(4 * blockSize),
    baseWords: new Int32Array(4 * blockSize),
    effects,
    cellNormal: column(),
    current,
    base: { ...current, met: column(), failureOdds: column() },
    baseEffects: { ...effects, general: effects.generalBase, reach: effects.reachBase },
    responseMet: column(),
    responsePence: column(),
    responsePoints: column(),
    cellPence: column(),
    cellPoints: column(),
    baseCellPence: column(),
    baseCellPoints: column(),
    behaviours: plan.behaviours.map(() => ({
      keptPence: column(),
      keptPoints: column(),
      suspendedPence: column(),
      suspendedPoints: column(),
      basePence: column(),
      basePoints: column(),
      joins: new Uint8Array(blockSize),
    })),
    comparatorPence: column(),
  };
}

/** Zeroes the sums of a block. */
export function clearBehaviours(scratch: Scratch): void {
  for (const columns of scratch.behaviours) {
    columns.keptPence.fill(0);
    columns.keptPoints.fill(0);
    columns.suspendedPence.fill(0);
    columns.suspendedPoints.fill(0);
    columns.basePence.fill(0);
    columns.basePoints.fill(0);
  }
}
