import type { ChoicePlan } from '../model/choice.js';
import type { WorldAddresses } from '../model/history/pastEffects.js';
import type { NetworkPlan } from '../model/networkPlan.js';
import type { NetworkVariant } from '../model/networkVariant.js';
import type { Key } from '../random/threefry.js';
import type { AccountsPlan } from './accountsPlan.js';
import type { PayPlan } from './payPlan.js';

/**
 * What the kernel reads for one contract year, as a structure of arrays: P practices, I indicators, D draws, L base years,
 * A areas, S shocks, R timing rows. Everything is a typed array or a number, so a plan can be shared with workers (and later
 * with a WebAssembly kernel). Matrices are practice-major (P x I) or draw-minor (x D): the inner loop runs over draws.
 */
export interface KernelPlan {
  readonly key: Key;
  readonly practiceCount: number;
  readonly indicatorCount: number;
  readonly drawCount: number;
  /** 365 or 366. */
  readonly daysInYear: number;
  /** 2 x P: 64-bit hash of each practice code, low and high word. */
  readonly practiceKeys: Int32Array;
  /** 2 x P: 64-bit hash of each practice's area code. */
  readonly areaKeys: Int32Array;
  readonly areaCount: number;
  /** P: index of each practice's area. */
  readonly areaOf: Int32Array;
  /** P x I: patients that the indicator counts, before exceptions; for declared items 1 or 0. */
  readonly eligible: Int32Array;
  /** P x I: pence for full points, prevalence and list size included. */
  readonly fullPence: Float64Array;
  /** P: pence of all other income of the practice. */
  readonly otherPence: Float64Array;
  /** P: registered patients; and the logarithm of the list over a typical one, which practice effects go with. */
  readonly list: Float64Array;
  readonly sizeScore: Float64Array;
  /** Whether the points of each indicator are rounded to two decimals (rule A11). */
  readonly roundPoints: boolean;
  readonly indicators: IndicatorPlan;
  readonly achievement: AchievementPlan;
  /** D: variant of the response (`variantCode`), and sd between practices of the logarithm of their response. */
  readonly variantOfDraw: Uint8Array;
  readonly responseSpread: Float64Array;
  /** This contract year and its base years, as years after the scenario's first (before it: negative); this year first. */
  readonly positions: readonly number[];
  /** What was different in each base year. */
  readonly baseYears: readonly BaseYearPlan[];
  readonly shocks: readonly ShockPlan[];
  /** 0 is the contract of the year with nothing changed. */
  readonly behaviours: readonly BehaviourPlan[];
  readonly policies: readonly PolicyPlan[];
  /** The first so many policies have totals by area; curves need none. */
  readonly policiesByArea: number;
  /** Pots that are shared out by weighted list. */
  readonly pots: readonly PotPlan[];
  readonly network?: NetworkColumns;
  readonly accounts: AccountsPlan;
  /** What is known of practices from earlier years; absent where no practice has a history. */
  readonly history?: HistoryColumns;
}

/** Effects of practices given their history: H of them by counts of indicators, G by points, N likely pasts each. */
export interface HistoryColumns {
  /** P: the history's contract year as years after the scenario's first (0 or negative); 1 where there is none. */
  readonly position: Int32Array;
  readonly counts: {
    /** P: row, or -1. */
    readonly rowOf: Int32Array;
    /** H x 10: means, links and scales, as `practicePast` reads them. */
    readonly effects: Float64Array;
    /** H x I x 6: reading, gain and scale of the recording, then of the exceptions. */
    readonly cells: Float64Array;
    /** H x I: share of the indicator's points in the history's year, -1 where it is not known. */
    readonly shareOfPoints: Float64Array;
  };
  readonly points: {
    /** P: row, or -1. */
    readonly rowOf: Int32Array;
    readonly worlds: WorldAddresses;
    /** G x N, as in `LikelyPasts`. */
    readonly world: Int32Array;
    readonly upTo: Float64Array;
    readonly general: Float64Array;
    readonly reach: Float64Array;
  };
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
  /** Logit of the ordinary exception rate. */
  readonly exceptionLocation: Float64Array;
  /** Year-end effort relative to other indicators; and the share of it that is done by excepting patients. */
  readonly effort: Float64Array;
  readonly exceptionShare: Float64Array;
  /** Logit of the level at which all variants of the response agree; nought for what does not respond. */
  readonly referenceLogit: Float64Array;
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
  /** Share of year-end effort that is done by excepting patients, where an indicator has none of its own. */
  readonly exceptionShareOfEffort: number;
  /** By how much the general effect rises, and the logarithm of its spread falls, per unit of `sizeScore`. */
  readonly sizeSlope: number;
  readonly sizeSpread: number;
  readonly declaredLoading: number;
}

/** A base year under the contract of the year itself, with its own national achievement where that is known. */
export interface BaseYearPlan {
  /** I: latent logit of achievement of a typical practice in that year. */
  readonly location: Float64Array;
  /** Median over practices of what effort could close in it. */
  readonly reachMedian: number;
}

/** An event that takes a part of the year's recording. */
export interface ShockPlan {
  /** P */
  readonly strikes: Uint8Array;
  /** I */
  readonly indicators: Uint8Array;
  /** D: share of the year's recording that is lost. */
  readonly lost: Float64Array;
}

/** How practices behave under a policy; policies that differ in pay alone share one. */
export interface BehaviourPlan {
  /** Whether shocks strike. */
  readonly spared: boolean;
  /** P x I: 0, or 1 + the measure that touches the indicator at the practice. */
  readonly measureAt: Uint8Array;
  readonly measures: readonly MeasurePlan[];
}

export interface MeasurePlan {
  /** P: 1 where the practice lies in the measure's areas. */
  readonly offered: Uint8Array;
  readonly participation: ParticipationPlan;
  readonly timing: TimingPlan;
  /** Whether recording changes at all. */
  readonly responds: boolean;
  /** D: share of the exceptions made to reach thresholds that stops with the pay; empty where nothing responds. */
  readonly exceptionsReturned: Float64Array;
  readonly response: ResponsePlan;
  /** Whether yes-no and register items are no longer declared. */
  readonly stopsReporting: boolean;
  /** L x I: 0 the base year had the indicator, 1 paid as achieved, 2 in full, 3 nothing. */
  readonly withoutHistory: Uint8Array;
  /** Whether some policy pays the measure by base years. */
  readonly needsBases: boolean;
  /** P: whole units of clinical work (patients x minutes) and of administration (points x patients) under the measure. */
  readonly clinicalWork: Float64Array;
  readonly administrativeWork: Float64Array;
  /** D: seconds released per unit of work that can be forgone in that draw. */
  readonly secondsPerClinicalWork: Float64Array;
  readonly secondsPerAdministrativeWork: Float64Array;
  /** Seconds of local work asked for, per registered patient and day in force. */
  readonly localSecondsPerPatientAndDay: number;
}

/** How practices answer to unpaid work; everything empty where nobody does. */
export interface ResponsePlan {
  /** I x D: logits that success moves when unpaid (in draws of the mixture: of those who relax). */
  readonly shift: Float64Array;
  /** I x D: shares of practices that stop, and that carry on as before; empty where no draw follows the mixture. */
  readonly stops: Float64Array;
  readonly carriesOn: Float64Array;
  /** D each, where some draw follows the mixture: share of practices that stop declaring; hours released by style. */
  readonly mixture?: {
    readonly stopsDeclaring: Float64Array;
    readonly stops: Float64Array;
    readonly carriesOn: Float64Array;
    /** Multiples of the hours that a practice releases under the other variants. */
    readonly hoursOfStopper: Float64Array;
    readonly hoursOfRelaxer: Float64Array;
  };
}

/** When a measure is in force, by rows: one for all practices, or one an area where areas start on their own. */
export interface TimingPlan {
  /** P */
  readonly rowOf: Int32Array;
  /** R x D: 0 where it never starts. */
  readonly starts: Uint8Array;
  /** R x D: whole days in force, and the share of the year's recording that falls in them. */
  readonly days: Float64Array;
  readonly recording: Float64Array;
  /** R x D: share of the year's recording that is forgone, what is caught up later left out. */
  readonly forgoable: Float64Array;
  /** R x D: 1 where the deal was taken back: pay is national again. */
  readonly revoked: Uint8Array;
  /** R x D: 1 where it is in force on the last day of the year. */
  readonly atYearEnd: Uint8Array;
}

export type ParticipationPlan =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'share'; readonly share: number }
  | ({ readonly kind: 'choice' } & ChoicePlan);

export interface PolicyPlan {
  readonly behaviour: number;
  /** One entry a measure of the behaviour. */
  readonly pays: readonly PayPlan[];
  /** Row of the network's variants; 0 is the fund as it stands. */
  readonly network: number;
}

/** A pot of money made of what national pay would have been, shared out by weighted list. */
export interface PotPlan {
  readonly behaviour: number;
  readonly measure: number;
  /** P: weight of the practices before this one, and with it, as shares of all; the same where the practice gets nothing. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** D: pence in the pot; found by a first pass. */
  readonly pence: Float64Array;
}

/** Money of primary care networks: the fund as arrays, and as it stands under each policy (as it stands for all first). */
export interface NetworkColumns {
  readonly plan: NetworkPlan;
  readonly variants: readonly NetworkVariant[];
}
