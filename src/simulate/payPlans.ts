import { type ContractYear, startYear } from '../contract/contractYear.js';
import type { Ruleset } from '../contract/ruleset.js';
import { InputError } from '../inputError.js';
import { drawsOf, type ParameterDraws } from '../model/parameters.js';
import type { Population } from '../population/population.js';
import { logit } from '../random/elementary.js';
import type { Part } from './parts.js';
import type { PayPlan } from './payPlan.js';

/** What pay rules are turned into arrays with. */
export interface PayInput {
  readonly ruleset: Ruleset;
  readonly population: Population;
  /** Contract years whose points some rule needs, in the order of the plan. */
  readonly baseYears: readonly ContractYear[];
  /** Pounds a point in a base year. */
  readonly pointValueOf: (year: ContractYear) => number;
  readonly draws: ParameterDraws;
  readonly setOfDraw: Int32Array;
  readonly daysInYear: number;
  /** Adds a pot for the part and gives its index. */
  readonly addPot: () => number;
}

/** One part's pay as the kernel needs it. @throws InputError when the contract lacks a figure that the rule needs */
export function payPlanOf({ pay }: Part, input: PayInput): PayPlan {
  const base = (year: ContractYear) => input.baseYears.indexOf(year);
  const cash = (year: ContractYear) => input.pointValueOf(year) / input.ruleset.pointValue.value;
  const factorBy = (basis: 'points' | 'cash', year: ContractYear) => (basis === 'cash' ? cash(year) : 1);
  const { draws } = input;
  const perDraw = (bySet: Float64Array, change = (x: number) => x) =>
    Float64Array.from(input.setOfDraw, (set) => change(bySet[set]!));
  switch (pay.rule) {
    case 'actual':
    case 'nothing':
      return { rule: pay.rule };
    case 'scaled':
      return { rule: 'scaled', factor: pay.factor };
    case 'retired':
      return { rule: 'pot', pot: input.addPot(), share: pay.share, deduction: 0 };
    case 'basePoints':
      return { rule: 'base', base: base(pay.baseYear), factor: 1 };
    case 'baseCash':
      return { rule: 'base', base: base(pay.baseYear), factor: cash(pay.baseYear) };
    case 'cashTopUp':
      return { rule: 'higherOfMean', bases: [base(pay.baseYear)], factors: [cash(pay.baseYear)] };
    case 'higherOf':
      return { rule: 'higherOfMean', bases: [base(pay.baseYear)], factors: [factorBy(pay.basis, pay.baseYear)] };
    case 'actualOrMean':
      return {
        rule: 'higherOfMean',
        bases: pay.baseYears.map(base),
        factors: pay.baseYears.map((year) => factorBy(pay.basis, year)),
      };
    case 'coreTransfer':
      return {
        rule: 'mean',
        bases: pay.baseYears.map(base),
        factors: pay.baseYears.map(() => 1),
        deduction: pay.outOfHoursDeduction ? outOfHours(input.ruleset) : 0,
      };
    case 'fixedIfReported':
      return { rule: 'ifReported', base: base(pay.baseYear), factor: 1, accepted: pay.reportsAccepted };
    case 'basePlus':
      return {
        rule: 'basePlus',
        base: base(pay.baseYear),
        factor: cash(pay.baseYear),
        uplift: pay.uplift,
        lumpPence: 100 * pay.lumpSum,
      };
    case 'perPatientMonthly':
      return {
        rule: 'perPatient',
        daysInYear: input.daysInYear,
        pence: Float64Array.from(
          input.population.practices,
          ({ list, weightedList }) =>
            1200 * pay.poundsPerPatientAndMonth * (pay.patients === 'weighted' ? (weightedList ?? list) : list),
        ),
      };
    case 'earnBack':
      return {
        rule: 'localTargets',
        base: base(pay.baseYear),
        factor: 1,
        withheld: pay.withheld,
        location: perDraw(drawsOf(draws, 'localTargetAchievement'), logit),
        spread: perDraw(drawsOf(draws, 'localTargetSpread')),
      };
    case 'sharedOutcome':
      return {
        rule: 'areaOutcome',
        base: base(pay.baseYear),
        factor: 1,
        atRisk: pay.atRisk,
        location: perDraw(drawsOf(draws, 'sharedOutcomeMean'), logit),
        spread: perDraw(drawsOf(draws, 'sharedOutcomeAreaSpread')),
      };
    case 'globalSumTransfer':
      return {
        rule: 'pot',
        pot: input.addPot(),
        share: 1,
        deduction: pay.outOfHoursDeduction ? outOfHours(input.ruleset) : 0,
      };
  }
}

function outOfHours({ nation, year, outOfHoursDeduction }: Ruleset): number {
  if (outOfHoursDeduction) return outOfHoursDeduction.value;
  throw new InputError({
    where: `contract of ${nation} ${year}`,
    found: 'no share of the global sum that is kept back for out-of-hours care',
    allowed: 'a year whose share is known: 2015-16, 2016-17, 2021-22, 2022-23',
    mend: 'Write outOfHoursDeduction: false, or choose such a year.',
  });
}

/** Position of a contract year: years after the scenario's first. */
export const positionOf = (year: ContractYear, first: ContractYear): number => startYear(year) - startYear(first);
