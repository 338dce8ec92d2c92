import type { OutcomeId } from '../documents/resultsSchema.js';
import type { OutcomeMeaning } from './outcomeUncertainty.js';

/** What the outcomes mean that set practices or areas against each other: those that take part, those that lose, how far apart they are. */
export const differenceDefinitions = {
  pointsOfParticipants: {
    title: 'Points earned, practices taking part',
    unit: 'QOF points',
    definition:
      'QOF points that recorded achievement earns, averaged over the practices to which the policy applies; nought where there are none.',
    layer: 'points',
    betterIs: 'higher',
  },
  pointsOfOthers: {
    title: 'Points earned, other practices',
    unit: 'QOF points',
    definition:
      'QOF points that recorded achievement earns, averaged over the practices to which the policy does not apply; nought where there are none.',
    layer: 'points',
    betterIs: 'higher',
  },
  incomeChangeOfParticipants: {
    title: 'Income change, practices taking part',
    unit: 'GBP',
    definition: 'Mean change of income against the comparator of the practices to which the policy applies.',
    layer: 'income',
    betterIs: 'higher',
  },
  incomeChangeOfOthers: {
    title: 'Income change, other practices',
    unit: 'GBP',
    definition: 'Mean change of income against the comparator of the practices to which the policy does not apply.',
    layer: 'income',
    betterIs: 'higher',
  },
  costOfHoldingHarmless: {
    title: 'Cost of holding everybody harmless',
    unit: 'GBP',
    definition:
      'All losses of income against the comparator in the same world added up over practices: what a payment that makes up every loss would cost.',
    layer: 'income',
    betterIs: 'lower',
  },
  incomeChangeOfLowAchievers: {
    title: 'Income change, lowest fifth by achievement',
    unit: 'GBP',
    definition:
      'Mean change of income against the comparator of the practices whose general achievement in the year before the scenario was in the lowest fifth.',
    layer: 'income',
    betterIs: 'higher',
  },
  incomeChangeOfHighAchievers: {
    title: 'Income change, highest fifth by achievement',
    unit: 'GBP',
    definition:
      'Mean change of income against the comparator of the practices whose general achievement in the year before the scenario was in the highest fifth.',
    layer: 'income',
    betterIs: 'higher',
  },
  sdOfIncomeChangeBetweenPractices: {
    title: 'Spread of income changes between practices',
    unit: 'share of one',
    definition:
      'Standard deviation between practices, in the same world, of the change of income against the comparator as a share of income under the comparator.',
    layer: 'income',
    betterIs: 'lower',
  },
  sdOfPointsBetweenPractices: {
    title: 'Spread of points between practices',
    unit: 'QOF points',
    definition:
      'Standard deviation between practices, in the same world, of the points that recorded achievement earns.',
    layer: 'points',
    betterIs: 'neither',
  },
  sdOfPointsBetweenAreas: {
    title: 'Spread of points between areas',
    unit: 'QOF points',
    definition:
      'Standard deviation between commissioning areas, in the same world, of the mean points per practice; each area counts once.',
    layer: 'points',
    betterIs: 'neither',
  },
  sdOfQofPayPerPatientBetweenAreas: {
    title: 'Spread of QOF pay per patient between areas',
    unit: 'GBP per patient',
    definition:
      'Standard deviation between commissioning areas, in the same world, of the QOF payment (and what takes its place) per registered patient; each area counts once.',
    layer: 'income',
    betterIs: 'neither',
  },
  sdOfHoursReleasedBetweenAreas: {
    title: 'Spread of hours released between areas',
    unit: 'hours',
    definition:
      'Standard deviation between commissioning areas, in the same world, of the hours released per practice; each area counts once.',
    layer: 'workload',
    betterIs: 'neither',
  },
} as const satisfies Partial<Record<OutcomeId, OutcomeMeaning>>;
