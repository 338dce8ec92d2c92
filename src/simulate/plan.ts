import type { Key } from '../random/threefry.js';

/**
 * What the kernel reads, as a structure of arrays: P practices, I indicators, D draws, B behaviours, K policies.
 * Everything is a typed array or a number, so a plan can be shared with workers (and later with a WebAssembly kernel).
 * Matrices are practice-major (P x I) or draw-minor (x D): the inner loop runs over draws.
 */
export interface KernelPlan {
  readonly key: Key;
  readonly practiceCount: number;
  readonly indicatorCount: number;
  readonly drawCount: number;
  /** 2 x P: 64-bit hash of each practice code, low and high word. */
  readonly practiceKeys: Int32Array;
  /** 2 x P: 64-bit hash of each practice's area code. */
  readonly areaKeys: Int32Array;
  /** P x I: patients that the indicator counts, before exceptions; for declared items 1 or 0. */
  readonly eligible: Int32Array;
  /** P x I: pence for full points, prevalence and list size included. */
  readonly fullPence: Float64Array;
  /** P: pence of all other income of the practice. */
  readonly otherPence: Float64Array;
  /** P: the QOF at full points as a share of the practice's whole income. */
  readonly qofShareOfIncome: Float64Array;
  /** Whether the points of each indicator are rounded to two decimals (rule A11). */
  readonly roundPoints: boolean;
  readonly indicators: IndicatorPlan;
  readonly achievement: AchievementPlan;
  readonly behaviours: readonly BehaviourPlan[];
  readonly policies: readonly PolicyPlan[];
  /** Whether any policy pays by last year: then last year is simulated too. */
  readonly needsBaseYear: boolean;
}

/** One entry an indicator (length I). */
export interface IndicatorPlan {
  /** Permanent random-number address of the indicator (hash of its code, lowest byte free for the purpose). */
  readonly slot: Int32Array;
  /** 1 where achievement is a fraction of patients, 0 where it is declared (register, yes-no). */
  readonly isFraction: Uint8Array;
  readonly points: Float64Array;
  /** Thresholds as shares. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Points of the step at the lower threshold; 0 for linear indicators. */
  readonly step: Float64Array;
  /** Latent logit of achievement of a typical practice. */
  readonly location: Float64Array;
  /** Standard deviation of the practice-by-indicator effect, logit. */
  readonly spread: Float64Array;
  /** Loading on the blood-pressure factor, logit. */
  readonly bloodPressure: Float64Array;
  /** Logit of the exception rate. */
  readonly exceptionLocation: Float64Array;
}

/** The practice effects, fitted (data/calibration/). All in logits unless said. */
export interface AchievementPlan {
  readonly generalSpread: number;
  readonly tailStart: number;
  readonly tailSlope: number;
  /** Correlation of practice effects between one year and the next. */
  readonly persistence: number;
  readonly exceptionPracticeSpread: number;
  readonly exceptionCellSpread: number;
  /** Median over practices of the mean gap (share of patients) that year-end effort can close. */
  readonly reachMedian: number;
  readonly reachSpread: number;
  /** By how much log reach falls per standard deviation of a weak general effect. */
  readonly reachTailLoss: number;
  readonly declaredLoading: number;
}

/** How the covered practices respond; behaviour 0 is the national contract (nothing suspended). */
export interface BehaviourPlan {
  /** I: 1 where the indicator is suspended. */
  readonly suspended: Uint8Array;
  /** D: share of the year's recording that can be forgone, G(end) - G(start). */
  readonly forgoable: Float64Array;
  /** I x D: odds ratio of failure when unpaid, exp(-shift). */
  readonly failureOddsRatio: Float64Array;
  /** P: 1 where the practice lies in the policy's areas. */
  readonly offered: Uint8Array;
  readonly participation: ParticipationPlan;
  /** P: whole units of clinical work (patients x minutes) and of administration (points x patients) that are suspended. */
  readonly clinicalWork: Float64Array;
  readonly administrativeWork: Float64Array;
  /** D: hours released per unit of suspended work in that draw. */
  readonly hoursPerClinicalWork: Float64Array;
  readonly hoursPerAdministrativeWork: Float64Array;
}

export type ParticipationPlan =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'share'; readonly share: number }
  | {
      readonly kind: 'choice';
      /** D: logit of the participation of a typical practice. */
      readonly location: Float64Array;
      /** D: logit per 1% of practice income expected to be gained by joining. */
      readonly slope: Float64Array;
      /** D: standard deviation between areas, logit. */
      readonly areaSpread: Float64Array;
      /** Expected share of points by standardised general effect, on an even grid from -gridEnd to gridEnd. */
      readonly expectedShare: Float64Array;
      readonly gridEnd: number;
    };

export interface PolicyPlan {
  readonly behaviour: number;
  readonly rule: 'actual' | 'basePoints' | 'higherOf';
}
