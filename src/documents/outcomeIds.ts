/**
 * Outcomes of every policy, in the order in which tables show them.
 *
 * A new outcome is one line here. The compiler then asks for its meaning (src/analysis/outcomeDefinitions.ts) and its values
 * (src/analysis/outcomeVectors.ts); its row in docs/results.md is asked for by test.
 */
export const outcomeIds = [
  'pointsPerPractice',
  'pointsPaidPerPractice',
  'qofPaymentTotal',
  'qofPaymentPerPractice',
  'qofPaymentPerPatient',
  'practiceIncome',
  'qofHoursPerPractice',
  'hoursReleasedPerPractice',
  'hoursReleasedPerPracticeWeek',
  'recordedAchievement',
  'participation',
  'shareOfPracticesLosing',
  'shareOfPracticesLosingOver1Percent',
  'shareAtMaximum',
  'hoursReleasedTotal',
  'hoursReleasedPerParticipant',
  'pointsOfParticipants',
  'pointsOfOthers',
  'incomeChangeOfParticipants',
  'incomeChangeOfOthers',
  'costOfHoldingHarmless',
  'incomeChangeOfLowAchievers',
  'incomeChangeOfHighAchievers',
  'sdOfIncomeChangeBetweenPractices',
  'sdOfPointsBetweenPractices',
  'sdOfPointsBetweenAreas',
  'sdOfQofPayPerPatientBetweenAreas',
  'sdOfHoursReleasedBetweenAreas',
  'payerCostTotal',
  'networkFundPerPractice',
  'recordingInForce',
  'localHoursPerPractice',
  'localHoursPer1000PoundsEarned',
  'appointmentsEquivalentPerPracticeWeek',
  'careForgone',
  'deathsFromCareForgone',
  'breakEvenDeathsPer1000Hours',
  'admissionsFromCareForgone',
  'qalysLost',
  'qalysLostByPathway',
  'qalysFromReleasedHours',
  'breakEvenQalysPer1000Hours',
  'admissionsCost',
  'pathwayCost',
  'nhsCost',
  'nhsCostWithStaffTime',
  'doctorHoursReleasedPerPractice',
  'otherClinicalHoursReleasedPerPractice',
  'administrativeHoursReleasedPerPractice',
  'urgentAccessHoursPerPractice',
  'longTermCareHoursPerPractice',
  'recoveryHoursPerPractice',
  'appointmentsOfferedPerPractice',
  'unmetDemandPer1000Patients',
  'unmetDemandRelievedPer1000Patients',
  'shareAtRedOrBlack',
  'shareAtRedOrBlackInWinter',
  'qofReceivedPerPractice',
  'qofBalancePerPractice',
  'costAvoidedPerPractice',
  'netIncomeChangePerPractice',
  'practiceProfit',
  'incomePerPartner',
  'shareOfPartnersLosingOver1Percent',
  'shareOfPartnersLosingOver5Percent',
] as const;

/** Those that a table of a few lines shows, as on the terminal; the others are in the report and in results.json. */
export const mainOutcomeIds: readonly OutcomeId[] = [
  'pointsPerPractice',
  'qofPaymentTotal',
  'qofPaymentPerPractice',
  'networkFundPerPractice',
  'practiceIncome',
  'qofHoursPerPractice',
  'hoursReleasedPerPractice',
  'hoursReleasedPerPracticeWeek',
  'recordedAchievement',
  'careForgone',
  'participation',
  'shareOfPracticesLosing',
  'shareOfPracticesLosingOver1Percent',
  'appointmentsOfferedPerPractice',
  'unmetDemandRelievedPer1000Patients',
];

export type OutcomeId = (typeof outcomeIds)[number];

/**
 * Units of figures, each with the words that follow a number of it in a sentence: '45 hours', '£12 a patient'. Units that
 * begin with GBP are printed in pounds; a share of one is printed in percent. A new unit is one line here.
 */
export const unitWords = {
  'QOF points': ' points',
  GBP: '',
  'GBP per patient': ' a patient',
  hours: ' hours',
  'hours per week': ' hours a week',
  'appointments per week': ' appointments a week',
  appointments: ' appointments',
  'appointments per 1,000 patients': ' appointments for every 1,000 patients',
  'appointments per 1,000 patients a week': ' appointments a week for every 1,000 patients',
  'hours per 1,000 patients a week': ' hours a week for every 1,000 patients',
  'demand over capacity': ' times capacity',
  'hours per 1,000 pounds': ' hours for every £1,000',
  'deaths per 100,000 a year': ' deaths a year for every 100,000 patients',
  'deaths per 1,000 hours': ' deaths for every 1,000 hours',
  'admissions per 100,000 a year': ' admissions a year for every 100,000 patients',
  QALYs: ' quality-adjusted life-years',
  'QALYs per 1,000 hours': ' quality-adjusted life-years for every 1,000 hours',
  'share of one': '',
} as const;

export type OutcomeUnit = keyof typeof unitWords;

export const outcomeUnits = Object.keys(unitWords) as [OutcomeUnit, ...OutcomeUnit[]];

/** Kinds of uncertainty: parameters, chance, shape of the model; and what-ifs, which are stated and in no interval. */
export const uncertaintyKinds = ['epistemic', 'aleatory', 'structural', 'scenario'] as const;

export type UncertaintyKind = (typeof uncertaintyKinds)[number];

/** Kinds of outcome. They are never added to each other or compared with each other. */
export const outcomeLayers = [
  'points',
  'recorded',
  'care',
  'health',
  'income',
  'workload',
  'participation',
  'network',
  'cost',
  'access',
] as const;
