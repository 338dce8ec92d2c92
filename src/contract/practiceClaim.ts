import type { Patients, Percent, Points, Pounds } from '../units.js';
import type { AdditionalServicesRule, PracticeBase } from './indicatorFactor.js';
import type { IndicatorEvidence } from './indicatorPoints.js';
import type { RoundingProfile } from './roundingProfile.js';

/** Points of a whole area, where single indicators are not given. */
export interface AreaClaim {
  readonly points: Points;
  /** Patients on the area's register; otherwise taken from the practice's registers. */
  readonly register?: Patients;
  /** Percent of the whole list; otherwise taken from the ruleset. */
  readonly nationalPrevalence?: Percent;
  /** False: paid by list size alone. */
  readonly prevalenceAdjusted?: boolean;
}

/** What one practice claims for one year. What is not claimed earns nothing. */
export interface PracticeClaim extends PracticeBase {
  readonly indicators: Readonly<Record<string, IndicatorEvidence>>;
  readonly areas: Readonly<Record<string, AreaClaim>>;
  /** Days of the year in which the practice held the contract; the whole year where absent. */
  readonly daysInContract?: number;
  readonly aspirationPaid?: Pounds;
  /** PMS deduction and other sums taken off. */
  readonly deductions?: Pounds;
}

/** The choices that the contract's text leaves open. */
export interface PaymentProfile {
  readonly rounding: RoundingProfile;
  readonly additionalServices: AdditionalServicesRule;
}

export const defaultPaymentProfile: PaymentProfile = { rounding: 'none', additionalServices: 'list-size' };
