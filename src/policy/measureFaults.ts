import { type ContractYear, contractYearOf } from '../contract/contractYear.js';
import { baseYearFaults } from './baseYearFaults.js';
import { earliestDay, measurePeriods, writtenPeriods } from './measurePeriods.js';
import type { WrittenMeasure } from './measureSchema.js';
import { gapFaults, periodFaults } from './periodFaults.js';
import type { Period } from './policy.js';
import type { PolicyFault } from './policyFault.js';

/** Room for the rounding of sums of shares. */
const slack = 1e-9;

/**
 * What the schema cannot see of one measure because it takes several fields or the years to judge.
 * @param years  contract years of the scenario
 * @param consultationDays  length of the consultation that `approval` waits for
 */
export function measureFaults(
  measure: WrittenMeasure,
  years: readonly ContractYear[],
  consultationDays: number,
): readonly PolicyFault[] {
  const written = writtenPeriods(measure, years);
  const placeOf = (index: number) => (Array.isArray(measure.when) ? ['when', index] : ['when']);
  const periods = periodFaults(written, years, placeOf);
  if (periods.length > 0) return [...periods, ...releaseFaults(measure)];
  const late = approvalFaults(measure, written, consultationDays);
  if (late.length > 0) return [...late, ...releaseFaults(measure)];
  const when = measurePeriods(measure, years, consultationDays);
  return [
    ...(measure.gaps === undefined ? gapFaults(written, placeOf) : []),
    ...announcementFaults(measure, when),
    ...revocationFaults(measure, when),
    ...baseYearFaults(measure.pay, contractYearOf(when[0]!.from)),
    ...potFaults(measure),
    ...releaseFaults(measure),
  ];
}

function approvalFaults(
  measure: WrittenMeasure,
  periods: readonly Period[],
  consultationDays: number,
): readonly PolicyFault[] {
  const earliest = earliestDay(measure, consultationDays);
  const over = earliest === undefined ? undefined : periods.find(({ to }) => to < earliest);
  if (over === undefined) return [];
  return [
    {
      path: ['approval', 'consultationFrom'],
      found: `"${measure.approval!.consultationFrom}", so that the measure may start on ${earliest}, after its period to ${over.to}`,
      allowed: `a day at least ${consultationDays} days before the last day of every period, or nationalEmergency: true`,
      mend: 'Let the consultation begin earlier or the measure end later; if it went ahead unapproved, leave approval out.',
    },
  ];
}

function announcementFaults({ announced }: WrittenMeasure, when: readonly Period[]): readonly PolicyFault[] {
  const last = when.at(-1)!.to;
  if (announced === undefined || announced <= last) return [];
  return [
    {
      path: ['announced'],
      found: `"${announced}", after the last day ${last}`,
      allowed: `a day not after ${last}`,
      mend: 'Correct the day, or leave it out if practices learn of it on the first day.',
    },
  ];
}

function revocationFaults({ revocation }: WrittenMeasure, when: readonly Period[]): readonly PolicyFault[] {
  if (revocation === undefined || !('on' in revocation)) return [];
  const { on } = revocation;
  if (when.some(({ from, to }) => on >= from && on <= to)) return [];
  return [
    {
      path: ['revocation', 'on'],
      found: `"${on}", which is no day of the measure`,
      allowed: when.map(({ from, to }) => `a day from ${from} to ${to}`).join(' or '),
      mend: 'Correct the day: it is the first on which the national contract applies again.',
    },
  ];
}

/** Money that is shared out by weighted list comes from all practices of the areas, so all of them must be in. */
function potFaults({ pay, who }: WrittenMeasure): readonly PolicyFault[] {
  const sharesOut = pay.rule === 'globalSumTransfer' || (pay.rule === 'pointsMoved' && pay.rest !== 'nowhere');
  const everyone = who?.participation === undefined || who.participation === 'everyone';
  if (!sharesOut || (everyone && who?.trigger === undefined)) return [];
  const part = everyone ? 'trigger' : 'participation';
  return [
    {
      path: ['who', part],
      found: `a ${part} with the rule ${pay.rule}, which shares out what all practices of the areas would have been paid`,
      allowed: 'participation: everyone without a trigger: otherwise the money in and the money out are not the same',
      mend:
        pay.rule === 'pointsMoved' ? `Take it out, or write rest: nowhere.` : 'Take it out, or choose another rule.',
    },
  ];
}

function releaseFaults({ release }: WrittenMeasure): readonly PolicyFault[] {
  if (release === undefined) return [];
  const sum = Object.values(release).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= slack) return [];
  return [
    {
      path: ['release'],
      found: `shares that add up to ${Number(sum.toFixed(6))}`,
      allowed: 'urgentAccess, longTermCare and recovery that add up to 1; one that is left out is 0',
      mend: 'Correct the shares.',
    },
  ];
}
