import type { PracticeColumns, RecordedColumns } from '../model/achievement.js';
import { createNetworkScratch, type NetworkScratch } from '../model/networkIncome.js';
import { createEffectBlock, type EffectBlock } from '../model/practiceEffects.js';
import { createStyleBlock, type StyleBlock } from '../model/responseStyle.js';
import type { KernelPlan } from './plan.js';

/** Draws handled together: small enough for the first-level cache, large enough to spread the set-up. */
export const blockSize = 256;

/** Whole pence, and points in ten-thousandths, one entry a draw. */
export interface Money {
  readonly pence: Float64Array;
  readonly points: Float64Array;
}

/** What is recorded of one indicator, and what the contract pays for it. */
export interface Cell extends Money {
  readonly met: Float64Array;
  readonly counted: Float64Array;
}

/** What a base year counts, and full pay of the indicators that its contract had (in points) and of those that it lacked. */
export interface BaseMoney extends Money {
  fullPoints: number;
  missingPence: number;
  missingPoints: number;
}

/** Money and points of the indicators under one measure. */
export interface MeasureColumns {
  readonly joins: Uint8Array;
  /** Multiple of the usual release of hours, by the practice's style. */
  readonly hours: Float64Array;
  /** With nothing changed, and under the measure. */
  readonly usual: Money;
  readonly own: Money;
  /** One entry a base year of the plan. */
  readonly bases: readonly BaseMoney[];
}

/** Working memory of one worker; every array has one entry a draw of the block. */
export interface Scratch {
  readonly words: Int32Array;
  /** Words of base years and of the response. */
  readonly otherWords: Int32Array;
  readonly responseWords: Int32Array;
  readonly effects: EffectBlock;
  /** How the practice answers to lost pay; and odds of failure when an indicator is unpaid. */
  readonly styles: StyleBlock;
  readonly unpaid: Float64Array;
  /** 0 where nothing changes for the practice: it does not take part, or carries on as before. */
  readonly answers: Uint8Array;
  /** Effects of each contract year of the plan, in the form that drawing achievement reads. */
  readonly years: readonly PracticeColumns[];
  /** Standard normal practice-by-indicator effects: of the year, and of its base years as they are walked through. */
  readonly cellNormal: Float64Array;
  readonly walking: Float64Array;
  /** How far history moves these effects in its own year, and effects of another year so moved. */
  readonly shift: Float64Array;
  readonly conditioned: Float64Array;
  /** Standard normals of exceptions where the practice has a history. */
  readonly pastExceptions: Float64Array;
  /** What is recorded this year. */
  readonly recorded: RecordedColumns;
  /** The same cell without shocks, with them, and under a measure. */
  readonly spared: Cell;
  readonly struck: Cell;
  readonly response: Cell;
  /** One entry a base year. */
  readonly bases: readonly (Cell & { readonly recorded: RecordedColumns })[];
  /** Share of the year's recording lost to shocks. */
  readonly lost: Float64Array;
  /** All indicators with nothing changed: without shocks, and with them. */
  readonly usual: readonly [Money, Money];
  readonly behaviours: readonly (readonly MeasureColumns[])[];
  /** What one measure pays. */
  readonly paid: Money;
  /** Sums over the measures of one policy. */
  readonly sums: {
    readonly pence: Float64Array;
    readonly points: Float64Array;
    readonly paidPoints: Float64Array;
    readonly covered: Uint8Array;
    readonly seconds: Float64Array;
    readonly clinicalSeconds: Float64Array;
    readonly localSeconds: Float64Array;
    readonly recording: Float64Array;
    readonly days: Float64Array;
    readonly earned: Float64Array;
    /** Pence paid month by month, and the national pay in the place of which they are. */
    readonly monthly: Float64Array;
    readonly displaced: Float64Array;
  };
  /** Income in pence under the first policy, the comparator of the bands. */
  readonly comparatorPence: Float64Array;
  /** Expenses in pence, and profit under the comparator. */
  readonly expensesPence: Float64Array;
  readonly comparatorProfit: Float64Array;
  /** The practice's pence of its network's money, one entry a variant of the network fund; and what it is drawn with. */
  readonly network: readonly Float64Array[];
  readonly networkWork: { readonly whole: Float64Array; readonly draws: NetworkScratch } | undefined;
}

export function createScratch(plan: KernelPlan): Scratch {
  const column = () => new Float64Array(blockSize);
  const money = (): Money => ({ pence: column(), points: column() });
  const cell = (counted: Float64Array = column()): Cell => ({ met: column(), counted, ...money() });
  const effects = createEffectBlock(blockSize, plan.positions.length);
  const recorded: RecordedColumns = { ordinary: column(), counted: column(), met: column(), failureOdds: column() };
  const bases = plan.positions.slice(1);
  return {
    words: new Int32Array(4 * blockSize),
    otherWords: new Int32Array(4 * blockSize),
    responseWords: new Int32Array(4 * blockSize),
    effects,
    styles: createStyleBlock(blockSize),
    unpaid: column(),
    answers: new Uint8Array(blockSize),
    years: effects.years.map(({ general, reach }) => ({
      general,
      reach,
      bloodPressure: effects.bloodPressure,
      exception: effects.exception,
    })),
    cellNormal: column(),
    walking: column(),
    shift: column(),
    conditioned: column(),
    pastExceptions: column(),
    recorded,
    spared: { ...cell(recorded.counted), met: recorded.met },
    struck: cell(recorded.counted),
    response: cell(),
    bases: bases.map(() => {
      const own = { met: column(), counted: column() };
      return { ...own, ...money(), recorded: { ...recorded, ...own, failureOdds: column() } };
    }),
    lost: column(),
    usual: [money(), money()],
    behaviours: plan.behaviours.map(({ measures }) =>
      measures.map(() => ({
        joins: new Uint8Array(blockSize),
        hours: column(),
        usual: money(),
        own: money(),
        bases: bases.map(() => ({ ...money(), fullPoints: 0, missingPence: 0, missingPoints: 0 })),
      })),
    ),
    paid: money(),
    sums: {
      pence: column(),
      points: column(),
      paidPoints: column(),
      covered: new Uint8Array(blockSize),
      seconds: column(),
      clinicalSeconds: column(),
      localSeconds: column(),
      recording: column(),
      days: column(),
      earned: column(),
      monthly: column(),
      displaced: column(),
    },
    comparatorPence: column(),
    expensesPence: column(),
    comparatorProfit: column(),
    network: plan.network ? plan.network.variants.map(column) : [],
    networkWork: plan.network && {
      whole: column(),
      draws: createNetworkScratch(plan.network.plan, blockSize),
    },
  };
}

/** Zeroes the sums of a block. */
export function clearSums(scratch: Scratch): void {
  for (const { pence, points } of scratch.usual) {
    pence.fill(0);
    points.fill(0);
  }
  for (const measures of scratch.behaviours) {
    for (const measure of measures) {
      for (const { pence, points } of [measure.usual, measure.own, ...measure.bases]) {
        pence.fill(0);
        points.fill(0);
      }
      for (const base of measure.bases) {
        base.fullPoints = 0;
        base.missingPence = 0;
        base.missingPoints = 0;
      }
    }
  }
}
