import type { OutcomeId } from '../../documents/resultsSchema.js';
import type { OutcomeMeaning } from '../outcomeUncertainty.js';

/** What the outcomes of released hours, unmet demand and alert levels mean. */
export const accessDefinitions = {
  doctorHoursReleasedPerPractice: {
    title: "General practitioners' hours released",
    unit: 'hours',
    definition:
      'Hours released that are hours of general practitioners, in the contract year, averaged over practices.',
    layer: 'workload',
    betterIs: 'higher',
  },
  otherClinicalHoursReleasedPerPractice: {
    title: "Nurses' and other clinicians' hours released",
    unit: 'hours',
    definition:
      'Hours released that are hours of nurses and other staff in direct patient care, in the contract year, averaged over practices.',
    layer: 'workload',
    betterIs: 'higher',
  },
  administrativeHoursReleasedPerPractice: {
    title: "Administrative staff's hours released",
    unit: 'hours',
    definition:
      'Hours released that are hours of administrative staff, in the contract year, averaged over practices; they become no appointments.',
    layer: 'workload',
    betterIs: 'higher',
  },
  urgentAccessHoursPerPractice: {
    title: 'Hours given to urgent access',
    unit: 'hours',
    definition:
      'Hours released that the policy gives to urgent access, of all staff groups, in the contract year, averaged over practices.',
    layer: 'workload',
    betterIs: 'neither',
  },
  longTermCareHoursPerPractice: {
    title: 'Hours given to long-term care',
    unit: 'hours',
    definition:
      'Hours released that the policy gives to care of long-term conditions outside its indicators, of all staff groups, in the contract year, averaged over practices; no effect is claimed.',
    layer: 'workload',
    betterIs: 'neither',
  },
  recoveryHoursPerPractice: {
    title: 'Hours given to recovery',
    unit: 'hours',
    definition:
      'Hours released that the policy gives to rest and to work that was put off, of all staff groups, in the contract year, averaged over practices; no effect is claimed.',
    layer: 'workload',
    betterIs: 'neither',
  },
  appointmentsOfferedPerPractice: {
    title: 'Appointments offered from released hours',
    unit: 'appointments',
    definition:
      "Appointments that clinicians' released hours become: those given to urgent access, times the part that can be used on the day, over the usual length of a consultation of their staff group; in the contract year, averaged over practices.",
    layer: 'access',
    betterIs: 'higher',
  },
  unmetDemandPer1000Patients: {
    title: 'Unmet demand, appointments for 1,000 patients',
    unit: 'appointments per 1,000 patients',
    definition:
      'Demand beyond safe capacity, month by month and practice by practice, in consultations of the usual mix of clinicians for every 1,000 registered patients in the contract year; some of it is met beyond safe limits, some waits, some goes elsewhere. Simulated pressure is almost wholly assumption.',
    layer: 'access',
    betterIs: 'lower',
  },
  unmetDemandRelievedPer1000Patients: {
    title: 'Unmet demand relieved, appointments for 1,000 patients',
    unit: 'appointments per 1,000 patients',
    definition:
      'Unmet demand under the comparator in the same world less that under the policy, for every 1,000 registered patients in the contract year.',
    layer: 'access',
    betterIs: 'higher',
  },
  shareAtRedOrBlack: {
    title: 'Practice-months at red or black',
    unit: 'share of one',
    definition:
      'Share of months of practices in the contract year with simulated demand over safe capacity at the red level or worse; every practice and month counts once.',
    layer: 'access',
    betterIs: 'lower',
  },
  shareAtRedOrBlackInWinter: {
    title: 'Practice-months at red or black, December to February',
    unit: 'share of one',
    definition:
      'Share of months of practices from December to February with simulated demand over safe capacity at the red level or worse.',
    layer: 'access',
    betterIs: 'lower',
  },
} as const satisfies Partial<Record<OutcomeId, OutcomeMeaning>>;

export type AccessOutcomeId = keyof typeof accessDefinitions;

export const accessOutcomeIds = Object.keys(accessDefinitions) as readonly AccessOutcomeId[];
