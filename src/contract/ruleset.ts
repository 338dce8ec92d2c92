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
  | ({ readonly kind: 'register'; readonly register: string } & Provenance)
  | ({ readonly kind: 'target-population'; readonly population: string } & Provenance)
  | ({ readonly kind: 'none' } & Provenance);

/** Percentage thresholds: nothing at or below `lower`, everything at or above `upper`. */
export interface Thresholds extends Provenance {
  readonly lower: Percent;
  readonly upper: Percent;
  /** Points of the step earned on reaching `lower`, for step-plus-linear indicators (SPEC A12). */
  readonly step?: Points;
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
  /** Register over the list of its age band. */
  readonly prevalence: Percent;
  /** Register over the whole list: the one that payment uses. Absent where it was not published or derivable. */
  readonly prevalenceAllAges?: Percent;
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
  /** Practices, patients and mean points as published. */
  readonly summary?: {
    readonly practices: number;
    readonly patients: Patients;
    readonly meanPoints?: Points;
  } & Provenance;
  readonly indicators: readonly Indicator[];
  readonly registers: readonly NationalRegister[];
  /** Age and sex groups that some indicators count, with their share of the list. */
  readonly targetPopulations: readonly ({
    readonly code: string;
    readonly count: Patients;
    readonly shareOfList: Share;
  } & Provenance)[];
  /** Doubts that a user must see. */
  readonly notes: readonly string[];
}
