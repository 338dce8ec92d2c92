import type { OutcomeDefinition, OutcomeId } from '../documents/resultsSchema.js';

const both = ['epistemic', 'aleatory'] as const;

/**
 * What every outcome means. 'Averaged over practices' is an unweighted mean over all practices of the population, those that
 * do not take part included. Money is for the contract year in which it is earned, whenever it is received.
 */
export const outcomeDefinitions: Readonly<Record<OutcomeId, OutcomeDefinition>> = {
  pointsPerPractice: {
    title: 'Points earned per practice',
    unit: 'QOF points',
    definition:
      'QOF points that the achievement recorded at 31 March earns under the rules of the contract, whatever is paid, averaged over practices.',
    layer: 'points',
    betterIs: 'higher',
    uncertainty: both,
  },
  pointsPaidPerPractice: {
    title: 'Points paid per practice',
    unit: 'QOF points',
    definition:
      'QOF points on which the QOF payment of the year rests, which protection can hold away from the points earned, averaged over practices.',
    layer: 'points',
    betterIs: 'neither',
    uncertainty: both,
  },
  qofPaymentTotal: {
    title: 'QOF payment, all practices',
    unit: 'GBP',
    definition:
      'QOF payment earned for the contract year, with any payment that the policy puts in its place, summed over all practices of the population.',
    layer: 'income',
    betterIs: 'neither',
    uncertainty: both,
  },
  qofPaymentPerPractice: {
    title: 'QOF payment per practice',
    unit: 'GBP',
    definition:
      'QOF payment earned for the contract year, with any payment that the policy puts in its place, averaged over practices.',
    layer: 'income',
    betterIs: 'neither',
    uncertainty: both,
  },
  qofPaymentPerPatient: {
    title: 'QOF payment per patient',
    unit: 'GBP per patient',
    definition:
      'QOF payment earned for the contract year by all practices together divided by their registered patients.',
    layer: 'income',
    betterIs: 'neither',
    uncertainty: both,
  },
  practiceIncome: {
    title: 'Income per practice',
    unit: 'GBP',
    definition:
      'Gross income of the practice from the sources that the model follows (global sum, QOF and payments under the policy), before expenses and tax, averaged over practices.',
    layer: 'income',
    betterIs: 'neither',
    uncertainty: both,
  },
  qofHoursPerPractice: {
    title: 'QOF hours per practice',
    unit: 'hours',
    definition:
      'Hours of all practice staff spent on QOF work in the contract year, patient contacts and administration together, averaged over practices.',
    layer: 'workload',
    betterIs: 'lower',
    uncertainty: both,
  },
  hoursReleasedPerPractice: {
    title: 'Hours released per practice',
    unit: 'hours',
    definition:
      'QOF hours that the comparator would have taken in the same world less the QOF hours under the policy, over the contract year, averaged over practices.',
    layer: 'workload',
    betterIs: 'higher',
    uncertainty: both,
  },
  hoursReleasedPerPracticeWeek: {
    title: 'Hours released per practice and week',
    unit: 'hours per week',
    definition:
      'Hours released divided by the number of weeks in which the policy is in force, averaged over all practices.',
    layer: 'workload',
    betterIs: 'higher',
    uncertainty: both,
  },
  recordedAchievement: {
    title: 'Recorded achievement',
    unit: 'share of one',
    definition:
      'Mean over the fractional indicators, weighted by their points, of the numerator recorded at 31 March over the denominator, both pooled over practices; what is recorded, not what care was given.',
    layer: 'recorded',
    betterIs: 'higher',
    uncertainty: both,
  },
  participation: {
    title: 'Practices taking part',
    unit: 'share of one',
    definition: 'Share of practices to which the policy applies, by rule or by their own choice.',
    layer: 'participation',
    betterIs: 'neither',
    uncertainty: both,
  },
  shareOfPracticesLosing: {
    title: 'Practices that lose income',
    unit: 'share of one',
    definition:
      'Share of practices whose income is lower by at least one pound than under the comparator in the same world.',
    layer: 'income',
    betterIs: 'lower',
    uncertainty: both,
  },
  shareOfPracticesLosingOver1Percent: {
    title: 'Practices that lose over 1% of income',
    unit: 'share of one',
    definition:
      'Share of practices whose income is lower by more than one percent than under the comparator in the same world.',
    layer: 'income',
    betterIs: 'lower',
    uncertainty: both,
  },
};
