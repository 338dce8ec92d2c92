import { sum } from 'simple-statistics';
import { InputError } from '../inputError.js';
import {
  type Patients,
  type Percent,
  type Points,
  type Pounds,
  percent,
  points,
  pounds,
  type Share,
  share,
} from '../units.js';
import { claimFaults } from './claimFaults.js';
import type { ContractYear } from './contractYear.js';
import { areaPayment } from './indicatorPayment.js';
import { listSizeIndex } from './listSizeIndex.js';
import { type NationalShares, nationalShares } from './nationalShares.js';
import { type PaidArea, paidAreas } from './paidAreas.js';
import { partYear } from './partYear.js';
import { defaultPaymentProfile, type PaymentProfile, type PracticeClaim } from './practiceClaim.js';
import { roundToPence } from './roundHalfUp.js';
import { profiledFactor } from './roundingProfile.js';
import type { Nation, Ruleset } from './ruleset.js';
import { totalPoints } from './rulesetFaults.js';

/** Pay of one indicator, rounded to pence. */
export interface StatementIndicator {
  readonly code: string;
  readonly description: string;
  readonly points: Points;
  readonly available: Points;
  /** Percent of the denominator, where counts were given. */
  readonly achievement?: Percent;
  /** Percent of the eligible, where exceptions were given. */
  readonly exceptionRate?: Percent;
  readonly factor: number;
  readonly payment: Pounds;
}

/** Pay of one area, rounded to pence. */
export interface StatementArea {
  readonly area: string;
  readonly name: string;
  readonly points: Points;
  /** Points on offer; absent for a label that is no area of the ruleset. */
  readonly available?: Points;
  /** 1 where list size alone counts; null where the indicators of the area differ. */
  readonly diseaseFactor: number | null;
  /** Patients on the practice's register, where it scales the whole area. */
  readonly register?: Patients;
  /** Percent of the whole list. */
  readonly practicePrevalence?: Percent;
  readonly nationalPrevalence?: Percent;
  readonly payment: Pounds;
  readonly indicators: readonly StatementIndicator[];
}

/**
 * What one practice is paid for one year under the QOF, and how it comes about. Areas are rounded one by one, so they may
 * miss the total by pence.
 */
export interface PracticeStatement extends PaymentProfile {
  readonly nation: Nation;
  readonly year: ContractYear;
  readonly list: Patients;
  readonly averageList: Patients;
  readonly pointValue: Pounds;
  readonly listSizeIndex: number;
  readonly points: Points;
  readonly pointsAvailable: Points;
  readonly areas: readonly StatementArea[];
  readonly partYear: Share;
  /** Achievement payment of the year in pounds, to the penny. */
  readonly total: Pounds;
  readonly aspirationPaid: Pounds;
  readonly deductions: Pounds;
  /** Total less aspiration and deductions; below zero it is recovered (docs/contract.md, rule A51). */
  readonly balance: Pounds;
}

/**
 * Pays one practice for one year, in the order of rule A60: points of each indicator, by area, x point value, x disease factor,
 * sum, x list-size index, x part of the year, less aspiration, less deductions, to pence.
 * @param national  national shares to compare with; those of the ruleset where not given
 * @throws InputError when the claim does not fit the contract; MissingFact when the year has no national prevalence it needs
 */
export function practiceStatement(
  claim: PracticeClaim,
  ruleset: Ruleset,
  profile: PaymentProfile = defaultPaymentProfile,
  national: NationalShares = nationalShares(ruleset),
): PracticeStatement {
  const faults = claimFaults(claim, ruleset, profile);
  if (faults.length > 0) {
    throw new InputError(faults.map(({ path, ...texts }) => ({ where: 'practice', path: path.join('.'), ...texts })));
  }
  const terms = {
    pointValue: ruleset.pointValue.value,
    listSizeIndex: profiledFactor(listSizeIndex(claim.list, ruleset.averageList.value), profile.rounding),
  };
  const areas = paidAreas({ claim, ruleset, profile, national });
  const whole = areaPayment(
    areas.flatMap(({ scaled }) => scaled),
    terms,
  );
  const part = claim.daysInContract === undefined ? share(1) : partYear(claim.daysInContract, ruleset.year);
  const total = pounds(whole * part);
  const aspirationPaid = claim.aspirationPaid ?? pounds(0);
  const deductions = claim.deductions ?? pounds(0);
  return {
    nation: ruleset.nation,
    year: ruleset.year,
    ...profile,
    list: claim.list,
    averageList: ruleset.averageList.value,
    ...terms,
    points: points(sum(areas.flatMap(({ scaled }) => scaled.map((line) => line.points)))),
    pointsAvailable: totalPoints(ruleset.indicators),
    areas: areas.map((area) => statementArea(area, terms)),
    partYear: part,
    total: roundToPence(total),
    aspirationPaid,
    deductions,
    balance: roundToPence(pounds(total - aspirationPaid - deductions)),
  };
}

function statementArea(
  { area, name, available, scaled, register, practice, national }: PaidArea,
  terms: { readonly pointValue: Pounds; readonly listSizeIndex: number },
): StatementArea {
  const factors = new Set(scaled.map(({ factor }) => factor));
  return {
    area,
    name,
    points: points(sum(scaled.map((line) => line.points))),
    ...(available === undefined ? {} : { available }),
    diseaseFactor: factors.size === 1 ? [...factors][0]! : null,
    ...(register === undefined ? {} : { register }),
    ...(practice === undefined ? {} : { practicePrevalence: percent(100 * practice) }),
    ...(national === undefined ? {} : { nationalPrevalence: percent(100 * national) }),
    payment: roundToPence(areaPayment(scaled, terms)),
    indicators: scaled.flatMap(({ indicator, ...line }) =>
      indicator === undefined
        ? []
        : [
            {
              ...indicator,
              points: line.points,
              factor: line.factor,
              payment: roundToPence(areaPayment([line], terms)),
            },
          ],
    ),
  };
}
