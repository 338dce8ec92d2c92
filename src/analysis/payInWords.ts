import type { PayRule } from '../policy/policy.js';
import { percentInWords } from './percentInWords.js';
import { selectionInWords } from './selectionInWords.js';

const base = (basis: 'points' | 'cash'): string => (basis === 'points' ? 'points' : 'pounds');
const listed = (years: readonly string[]): string =>
  years.length < 2 ? (years[0] ?? '') : `${years.slice(0, -1).join(', ')} and ${years.at(-1)}`;
const pounds = (amount: number): string => `£${amount.toLocaleString('en-GB', { maximumFractionDigits: 4 })}`;

/** How the indicators of a measure are paid, in a sentence or two. Formulas: docs/scenario.md. */
export function payInWords(pay: PayRule): string {
  const without =
    'withoutHistory' in pay && pay.withoutHistory !== 'actual'
      ? ` Indicators without a base are ${withoutHistoryWords[pay.withoutHistory]}.`
      : '';
  return `${sentence(pay)}${without}`;
}

function sentence(pay: PayRule): string {
  switch (pay.rule) {
    case 'actual':
      return 'Pay is for what was recorded by 31 March, without protection.';
    case 'basePoints':
      return `Pay is for the points of ${pay.baseYear}, at this year's value of a point, prevalence and list.`;
    case 'baseCash':
      return `Pay is the pounds of ${pay.baseYear}.`;
    case 'cashTopUp':
      return `Pay is for what was recorded by 31 March, topped up to the pounds of ${pay.baseYear}.`;
    case 'higherOf':
      return `Pay is for what was recorded by 31 March or for the ${base(pay.basis)} of ${pay.baseYear}, whichever is more.`;
    case 'actualOrMean':
      return `Pay is for what was recorded by 31 March or for the mean ${base(pay.basis)} of ${listed(pay.baseYears)}, whichever is more.`;
    case 'coreTransfer':
      return `Pay for the mean points of ${listed(pay.baseYears)} moves into core payments, ${deduction(pay.outOfHoursDeduction)}.`;
    case 'fixedIfReported':
      return `Pay is for the points of ${pay.baseYear} where the reports are accepted (${percentInWords(pay.reportsAccepted)} of practices).`;
    case 'basePlus':
      return `Pay is the pounds of ${pay.baseYear} and ${percentInWords(pay.uplift)} more, and ${pounds(pay.lumpSum)} a practice and year.`;
    case 'perPatientMonthly':
      return `Pay is ${pounds(pay.poundsPerPatientAndMonth)} a ${pay.patients} patient and month.`;
    case 'earnBack':
      return `Pay is for the points of ${pay.baseYear}, of which ${percentInWords(pay.withheld)} must be earned back through local targets.`;
    case 'sharedOutcome':
      return `Pay is for the points of ${pay.baseYear}, of which ${percentInWords(pay.atRisk)} depends on an outcome of the area.`;
    case 'globalSumTransfer':
      return `Their money is shared out by weighted list, ${deduction(pay.outOfHoursDeduction)}.`;
    case 'pointsMoved':
      return `Their points are retired: ${percentInWords(pay.share)} go to ${selectionInWords(pay.to)}; the money of the rest goes ${pay.rest === 'globalSum' ? 'to the global sum' : 'nowhere'}.`;
  }
}

const deduction = (applies: boolean): string => `${applies ? 'with' : 'without'} the out-of-hours deduction`;

const withoutHistoryWords = {
  full: 'paid in full',
  none: 'not paid',
  asOthers: 'paid by the share of points that the practice had of the others',
} as const;
