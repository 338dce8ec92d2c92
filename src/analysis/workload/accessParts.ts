import type { SubModel, SubModelId } from '../subModel.js';

/** Beliefs behind demand over capacity, wherever it is read: by triggers, by alert levels, by unmet demand. */
export const pressureParameters: readonly string[] = [
  'pressureBaseline',
  'pressureTrendPerYear',
  'pressureSeasonRange',
  'pressureWinterShock',
  'pressurePracticeSpread',
  'pressureAreaSpread',
  'pressureMonthSpread',
];

/** What is behind hours by staff group, unmet demand and alert levels. */
export const accessSubModels = {
  staff: {
    title: 'Released hours by staff group and month',
    described: 'docs/model.md 4.13',
    parameters: ['qofDoctorShareOdds'],
    uses: ['release'],
    rules: [],
    data: ['data/evidence/staff-by-care-type.json'],
    needs: 'response',
  },
  levels: {
    title: 'Pressure and alert levels, month by month',
    described: 'docs/model.md 4.9',
    parameters: pressureParameters,
    brings: ['aleatory'],
    uses: ['practices'],
    rules: [],
    data: ['data/pressure/england.json'],
  },
  capacity: {
    title: 'Safe capacity of clinicians',
    described: 'docs/model.md 4.13',
    parameters: [
      'contactShare.generalPractitioner',
      'contactShare.nurse',
      'contactShare.directPatientCare',
      'winterAbsencePart',
    ],
    uses: [],
    rules: [],
    data: ['data/workforce/england.json'],
  },
  consultations: {
    title: 'Hours as consultations',
    described: 'docs/model.md 4.13',
    parameters: ['gpConsultMinutes', 'nurseConsultMinutes'],
    uses: [],
    rules: [],
    data: [],
  },
  unmet: {
    title: 'Unmet demand',
    described: 'docs/model.md 4.13',
    parameters: [],
    uses: ['levels', 'capacity', 'consultations'],
    rules: [],
    data: [],
  },
  offered: {
    title: 'Released hours as appointments that are offered',
    described: 'docs/model.md 4.13',
    parameters: ['releasedHoursUsable'],
    uses: ['staff', 'consultations'],
    rules: [],
    data: [],
    needs: 'response',
  },
  relief: {
    title: 'What released hours take off the pressure',
    described: 'docs/model.md 4.13',
    parameters: ['releasedHoursUsable'],
    uses: ['staff', 'capacity', 'yearPace', 'levels'],
    rules: [],
    data: [],
    needs: 'response',
  },
} as const satisfies Partial<Record<SubModelId, SubModel>>;
