import { type OutcomeDefinition, type OutcomeId, outcomeIds } from '../documents/resultsSchema.js';
import type { Policy } from '../policy/policy.js';
import type { ResponseStructure } from '../policy/responseStructure.js';
import { accountDefinitions } from './accountDefinitions.js';
import { differenceDefinitions } from './differenceDefinitions.js';
import { healthDefinitions } from './healthDefinitions.js';
import { type OutcomeMeaning, uncertaintyOf } from './outcomeUncertainty.js';
import { accessDefinitions } from './workload/accessDefinitions.js';

/**
 * What every outcome means. 'Averaged over practices' is an unweighted mean over all practices of the population, those that
 * do not take part included. Money is for the contract year in which it is earned, whenever it is received.
 */
const meanings: Readonly<Record<OutcomeId, OutcomeMeaning>> = {
  pointsPerPractice: {
    title: 'Points earned per practice',
    unit: 'QOF points',
    definition:
      'QOF points that the achievement recorded at 31 March earns under the rules of the contract, whatever is paid, averaged over practices.',
    layer: 'points',
    betterIs: 'higher',
  },
  pointsPaidPerPractice: {
    title: 'Points paid per practice',
    unit: 'QOF points',
    definition:
      'QOF points on which the QOF payment of the year rests, which protection can hold away from the points earned, averaged over practices.',
    layer: 'points',
    betterIs: 'neither',
  },
  qofPaymentTotal: {
    title: 'QOF payment, all practices',
    unit: 'GBP',
    definition:
      'QOF payment earned for the contract year, with any payment that the policy puts in its place, summed over all practices of the population.',
    layer: 'income',
    betterIs: 'neither',
  },
  qofPaymentPerPractice: {
    title: 'QOF payment per practice',
    unit: 'GBP',
    definition:
      'QOF payment earned for the contract year, with any payment that the policy puts in its place, averaged over practices.',
    layer: 'income',
    betterIs: 'neither',
  },
  qofPaymentPerPatient: {
    title: 'QOF payment per patient',
    unit: 'GBP per patient',
    definition:
      'QOF payment earned for the contract year by all practices together divided by their registered patients.',
    layer: 'income',
    betterIs: 'neither',
  },
  practiceIncome: {
    title: 'Income per practice',
    unit: 'GBP',
    definition:
      'Gross income of the practice from the sources that the model follows (global sum, QOF and payments under the policy), before expenses and tax, averaged over practices.',
    layer: 'income',
    betterIs: 'neither',
  },
  qofHoursPerPractice: {
    title: 'QOF hours per practice',
    unit: 'hours',
    definition:
      'Hours of all practice staff spent on QOF work in the contract year, patient contacts and administration together, averaged over practices.',
    layer: 'workload',
    betterIs: 'lower',
  },
  hoursReleasedPerPractice: {
    title: 'Hours released per practice',
    unit: 'hours',
    definition:
      'QOF hours that the comparator would have taken in the same world less the QOF hours under the policy, over the contract year, averaged over practices.',
    layer: 'workload',
    betterIs: 'higher',
  },
  hoursReleasedPerPracticeWeek: {
    title: 'Hours released per practice and week',
    unit: 'hours per week',
    definition:
      'Hours released divided by the number of weeks in which the policy is in force, averaged over all practices.',
    layer: 'workload',
    betterIs: 'higher',
  },
  recordedAchievement: {
    title: 'Recorded achievement',
    unit: 'share of one',
    definition:
      'Mean over the fractional indicators, weighted by their points, of the numerator recorded at 31 March over the denominator, both pooled over practices; what is recorded, not what care was given.',
    layer: 'recorded',
    betterIs: 'higher',
  },
  participation: {
    title: 'Practices taking part',
    unit: 'share of one',
    definition: 'Share of practices to which the policy applies, by rule or by their own choice.',
    layer: 'participation',
    betterIs: 'neither',
  },
  shareOfPracticesLosing: {
    title: 'Practices that lose income',
    unit: 'share of one',
    definition:
      'Share of practices whose income is lower by at least one pound than under the comparator in the same world.',
    layer: 'income',
    betterIs: 'lower',
  },
  shareOfPracticesLosingOver1Percent: {
    title: 'Practices that lose over 1% of income',
    unit: 'share of one',
    definition:
      'Share of practices whose income is lower by more than one percent than under the comparator in the same world.',
    layer: 'income',
    betterIs: 'lower',
  },
  shareAtMaximum: {
    title: 'Practices at the maximum',
    unit: 'share of one',
    definition: 'Share of practices whose recorded achievement earns every point of the contract.',
    layer: 'points',
    betterIs: 'neither',
  },
  hoursReleasedTotal: {
    title: 'Hours released, all practices',
    unit: 'hours',
    definition: 'Hours released in the contract year, summed over all practices of the population.',
    layer: 'workload',
    betterIs: 'higher',
  },
  hoursReleasedPerParticipant: {
    title: 'Hours released per practice taking part',
    unit: 'hours',
    definition: 'Hours released in the contract year, averaged over the practices to which the policy applies.',
    layer: 'workload',
    betterIs: 'higher',
  },
  ...differenceDefinitions,
  payerCostTotal: {
    title: 'Cost to the payer',
    unit: 'GBP',
    definition:
      'QOF payment, payments in its place and money of the network fund where a policy of the scenario changes it, summed over all practices.',
    layer: 'income',
    betterIs: 'neither',
  },
  networkFundPerPractice: {
    title: 'Network fund per practice',
    unit: 'GBP',
    definition:
      "A practice's part (by weighted list) of the money of its primary care network from the Investment and Impact Fund, averaged over practices; nought where no policy of the scenario changes the fund, which is then left out.",
    layer: 'network',
    betterIs: 'neither',
  },
  recordingInForce: {
    title: "Share of the year's recording in the policy's days",
    unit: 'share of one',
    definition:
      "Share of a usual year's recording that falls into the days on which the policy is in force, averaged over the practices to which it applies.",
    layer: 'participation',
    betterIs: 'neither',
  },
  localHoursPerPractice: {
    title: 'Hours of local work per practice',
    unit: 'hours',
    definition:
      'Hours that local targets, reports and meetings ask of practices under the policy, averaged over all practices; not taken off the hours released.',
    layer: 'workload',
    betterIs: 'lower',
  },
  localHoursPer1000PoundsEarned: {
    title: 'Local hours for every £1,000 earned back',
    unit: 'hours per 1,000 pounds',
    definition:
      'Hours of local work over the money that had to be earned by it and was, all practices together; nought where none had to be.',
    layer: 'workload',
    betterIs: 'lower',
  },
  appointmentsEquivalentPerPracticeWeek: {
    title: "Appointments' worth of released time",
    unit: 'appointments per week',
    definition:
      'Nurse appointments that fit into the part of the released hours which the policy gives to urgent access, per practice and week in force; whether they are offered is not modelled.',
    layer: 'workload',
    betterIs: 'higher',
  },
  careForgone: {
    title: 'Care forgone',
    unit: 'share of one',
    definition:
      'Fall in recorded achievement against the comparator that is care not given rather than care not recorded, averaged over fractional indicators by points.',
    layer: 'care',
    betterIs: 'lower',
  },
  deathsFromCareForgone: {
    title: 'Deaths from care forgone',
    unit: 'deaths per 100,000 a year',
    definition:
      'Deaths a year for every 100,000 registered patients that follow if care forgone costs its part of what the QOF was estimated to save; below nought lives are saved.',
    layer: 'health',
    betterIs: 'lower',
  },
  breakEvenDeathsPer1000Hours: {
    title: 'Break-even value of released hours',
    unit: 'deaths per 1,000 hours',
    definition:
      'Deaths that every 1,000 released hours would have to prevent in their new use to outweigh the care forgone; nought where no hours are released. Whether they do is not known.',
    layer: 'health',
    betterIs: 'lower',
  },
  ...healthDefinitions,
  ...accessDefinitions,
  ...accountDefinitions,
};

/** The outcomes of a run, each with the kinds of uncertainty that its policies and variants bring; all kinds, where absent. */
export const definitionsOf = (
  policies?: readonly Policy[],
  structure?: ResponseStructure,
): Readonly<Record<OutcomeId, OutcomeDefinition>> =>
  Object.fromEntries(
    outcomeIds.map((id) => [id, { ...meanings[id], uncertainty: uncertaintyOf(id, policies, structure) }]),
  ) as Record<OutcomeId, OutcomeDefinition>;

/** Every outcome with all kinds of uncertainty that some policy can bring into it. */
export const outcomeDefinitions = definitionsOf();
