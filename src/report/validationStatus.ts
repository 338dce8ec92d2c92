import type { TargetScore } from '../analysis/validation/scoreTarget.js';
import type { OutcomeId, Results } from '../documents/resultsSchema.js';
import { factsHash, loadValidationScores } from '../facts/validationScores.js';
import { loadValidationTargets, targetGroups, type ValidationTarget } from '../facts/validationTargets.js';
import { comparedPolicies } from './comparedPolicies.js';
import { isZero } from './formatEstimate.js';
import type { RunDescription } from './runRecord.js';
import { shownOutcomes } from './shownOutcomes.js';

type Group = ValidationTarget['group'];

/** What published figures of one group can say about a run. */
export interface GroupStatus {
  readonly group: Group;
  /** Outcomes of the run that the group bears on. */
  readonly outcomes: readonly OutcomeId[];
  readonly scores: readonly TargetScore[];
}

export interface ValidationStatus {
  readonly groups: readonly GroupStatus[];
  /** Outcomes of the run that no published figure was found for. */
  readonly unheld: readonly OutcomeId[];
  readonly draws: number;
  /** Whether all practices were simulated for the scores. */
  readonly whole: boolean;
  /** Whether the scores rest on the facts of this run. */
  readonly sameFacts: boolean;
}

interface Bearing {
  readonly outcomes: readonly OutcomeId[];
  /** Whether the group can say something about this run at all. */
  readonly when?: (results: Results) => boolean;
}

const hasFamily = (family: string) => (results: Results) =>
  comparedPolicies(results).alternatives.some((policy) => policy.family === family);
const answers = (results: Results): boolean =>
  comparedPolicies(results).alternatives.some(({ contrasts }) => !isZero(contrasts.recordedAchievement));
const inEngland = ({ nation }: Results): boolean => nation === 'England';

/** Which outcomes a group of published figures bears on. The judgement is ours. */
const bearings: Readonly<Record<Group, Bearing>> = {
  points: {
    outcomes: ['pointsPerPractice', 'recordedAchievement', 'shareAtMaximum', 'sdOfPointsBetweenPractices'],
    when: inEngland,
  },
  persistence: {
    outcomes: [
      'pointsPaidPerPractice',
      'shareOfPracticesLosing',
      'incomeChangeOfLowAchievers',
      'incomeChangeOfHighAchievers',
    ],
    when: inEngland,
  },
  payments: {
    outcomes: ['qofPaymentTotal', 'qofPaymentPerPractice', 'qofPaymentPerPatient', 'payerCostTotal'],
    when: inEngland,
  },
  income: {
    outcomes: [
      'practiceIncome',
      'practiceProfit',
      'incomePerPartner',
      'qofReceivedPerPractice',
      'shareOfPartnersLosingOver1Percent',
    ],
    when: inEngland,
  },
  somerset: {
    outcomes: ['participation', 'pointsOfParticipants', 'pointsOfOthers', 'pointsPerPractice', 'recordedAchievement'],
    when: hasFamily('localOptOut'),
  },
  withdrawal: { outcomes: ['recordedAchievement', 'careForgone', 'pointsPerPractice'], when: answers },
  drift: {
    outcomes: ['recordedAchievement', 'careForgone'],
    when: (results) => results.years.length > 1 && answers(results),
  },
  northernIreland: { outcomes: ['pointsPerPractice', 'recordedAchievement'], when: hasFamily('suspension') },
  thresholds: { outcomes: ['recordedAchievement'], when: answers },
  health: { outcomes: ['admissionsFromCareForgone', 'deathsFromCareForgone', 'qalysLost', 'nhsCost'] },
  access: {
    outcomes: [
      'unmetDemandPer1000Patients',
      'unmetDemandRelievedPer1000Patients',
      'shareAtRedOrBlack',
      'shareAtRedOrBlackInWinter',
    ],
  },
};

/** Which published figures what is shown was held against, with hits and misses, and what was held against nothing. */
export function validationStatus(results: Results, run: RunDescription): ValidationStatus {
  const { scores, draws, whole, facts } = loadValidationScores();
  const targets = new Map(loadValidationTargets().targets.map((target) => [target.id, target]));
  const scored = scores.flatMap(({ id, ...score }): readonly TargetScore[] => {
    const target = targets.get(id);
    return target ? [{ target, ...score, draws }] : [];
  });
  const shown = shownOutcomes(results);
  const groups = targetGroups.flatMap((group): readonly GroupStatus[] => {
    const { outcomes, when } = bearings[group];
    const borneOn = outcomes.filter((id) => shown.includes(id));
    if (borneOn.length === 0 || (when && !when(results))) return [];
    return [{ group, outcomes: borneOn, scores: scored.filter(({ target }) => target.group === group) }];
  });
  const held = new Set(groups.flatMap(({ outcomes }) => outcomes));
  return {
    groups,
    unheld: shown.filter((id) => !held.has(id)),
    draws,
    whole,
    sameFacts: facts === factsHash(run.inputs),
  };
}
