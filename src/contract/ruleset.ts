import type { Patients, Percent, Points, Pounds, Provenance, Share, Sourced } from '../units.js';
import type { ContractYear } from './contractYear.js';

export type Nation = 'England' | 'Wales' | 'Scotland' | 'Northern Ireland';

export type Domain =
  | 'clinical'
  | 'public-health'
  | 'additional-services'
  | 'quality-improvement'
  | 'quality-and-productivity'
  | 'patient-experience';

/** What is done for the patient. Own classification (see data/contract/README.md); decides how an unpaid indicator responds. */
export type CareType =
  | 'advice'
  | 'recording'
  | 'lab'
  | 'outcome'
  | 'treatment'
  | 'review'
  | 'vaccination'
  | 'screening'
  | 'register';

/** Which ratio of prevalences scales the points of an indicator (adjusted practice disease factor, APDF). */
export type PrevalenceAdjustment =
  | ({
      readonly kind: 'register';
      readonly register: string;
      /** Registers whose patients, each counted once, make up a combined register such as SMOK_LTC. */
      readonly unionOf?: readonly string[];
    } & Provenance)
  | ({ readonly kind: 'target-population'; readonly population: string } & Provenance)
  | ({ readonly kind: 'none' } & Provenance);

/** Percentage thresholds: nothing at or below `lower`, everything at or above `upper`. */
export interface Thresholds extends Provenance {
  readonly lower: Percent;
  readonly upper: Percent;
  /** Points of the step earned on reaching `lower`, for step-plus-linear indicators (docs/contract.md, rule A12). */
  readonly step?: Points;
  /** How sure the step is, where it was not read with the thresholds. */
  readonly stepBasis?: Provenance;
}

/** England totals for one indicator, as published, net of exceptions. */
export interface NationalResult extends Provenance {
  readonly practices: number;
  /** Mean points per practice. */
  readonly meanPoints: Points;
  readonly numerator?: Patients;
  readonly denominator?: Patients;
  /** Exceptions, or personalised care adjustments from 2019/20; not in the denominator. */
  readonly exceptions?: Patients;
}

export interface Indicator {
  /** NHS Digital's code, for example 'DM007'. */
  readonly code: string;
  readonly description: string;
  /** Indicator group, for example 'DM'. */
  readonly area: string;
  readonly areaName: string;
  readonly domain: Domain;
  readonly points: Sourced<Points>;
  readonly kind: 'fraction' | 'register' | 'yes-no';
  /** Present exactly for kind 'fraction'. */
  readonly thresholds?: Thresholds;
  readonly careType: CareType;
  readonly careSubtype?: string;
  readonly adjustment: PrevalenceAdjustment;
  readonly national?: NationalResult;
  readonly note?: string;
}

/** A disease register as published for England. */
export interface NationalRegister extends Provenance {
  readonly code: string;
  readonly name: string;
  /** 'all', '17+', '30-74' ... */
  readonly ageBand: string;
  readonly count?: Patients;
  /** Patients of the age band: the denominator of `prevalence`. */
  readonly list?: Patients;
  /** Register over the list of its age band. */
  readonly prevalence: Percent;
  /** Register over the whole list: the one that payment uses. Absent where it was not published or derivable. */
  readonly prevalenceAllAges?: Percent;
}

/** England totals of one area, for a year whose single indicators were not published. */
export interface AreaResult extends Provenance {
  readonly area: string;
  readonly maximumPoints: Points;
  readonly meanPoints: Points;
  readonly exceptions?: Patients;
  /** Sum of the denominators of the area's indicators, net of exceptions. */
  readonly denominators?: Patients;
}

/** The payment contract of one nation and year: facts only. */
export interface Ruleset {
  readonly nation: Nation;
  readonly year: ContractYear;
  readonly status: string;
  readonly officialTotalPoints: Sourced<Points>;
  /** Pounds per point for a practice of average list and prevalence. */
  readonly pointValue: Sourced<Pounds>;
  /** National average list that the list-size index divides by (contractor population index, CPI). */
  readonly averageList: Sourced<Patients>;
  /** Share of last year's pay advanced during the year. */
  readonly aspirationShare: Sourced<Share>;
  /** Global sum, pounds per weighted patient a year. */
  readonly globalSumPrice: Sourced<Pounds>;
  /** Share of the global sum kept back from a practice that opted out of out-of-hours care. Absent where not known. */
  readonly outOfHoursDeduction?: Sourced<Share>;
  /** Practices, patients and mean points as published. */
  readonly summary?: {
    readonly practices: number;
    readonly patients: Patients;
    readonly meanPoints?: Points;
  } & Provenance;
  /** Indicators paid this year at the points earned the year before, nationally (rule A91). */
  readonly protectedIndicators?: Sourced<readonly string[]>;
  /** How sure the care types of the indicators are. */
  readonly careTypeBasis?: Provenance;
  readonly indicators: readonly Indicator[];
  readonly registers: readonly NationalRegister[];
  /** Age and sex groups that some indicators count, with their share of the list. */
  readonly targetPopulations: readonly ({
    readonly code: string;
    readonly count: Patients;
    readonly shareOfList: Share;
  } & Provenance)[];
  readonly areaResults?: readonly AreaResult[];
  /** Doubts that a user must see. */
  readonly notes: readonly string[];
  /** What was assumed because the nation's own contract is not held, one sentence each; every result must print them. */
  readonly assumptions?: readonly string[];
}
