import type { OutcomeId, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import type { Direction } from '../directionOf.js';
import { directionOf } from '../directionOf.js';
import { moneyOutcome } from '../moneyOutcome.js';
import type { Binder } from './binder.js';
import { type Words, words } from './words.js';

/** For whom a brief is: the General Practitioners Committee, or whoever pays. */
export type Side = 'gpc' | 'payer';

export const sides: readonly Side[] = ['gpc', 'payer'];

/** The side as the brief names it. */
export const sideWords: Readonly<Record<Side, Words>> = {
  gpc: words`the GPC`,
  payer: words`the payer`,
};

export const otherSide = (side: Side): Side => (side === 'gpc' ? 'payer' : 'gpc');

/** A figure of a policy: the difference to the comparator, or a level where the outcome is measured against it already. */
export interface FigureOf {
  readonly outcome: OutcomeId;
  readonly part: 'contrasts' | 'outcomes';
}

/** The figures that a side asks for first. */
export function keyFiguresOf(side: Side, results: Results): readonly [FigureOf, FigureOf, FigureOf] {
  const { alternatives } = comparedPolicies(results);
  if (alternatives.length === 0)
    return [level('pointsPerPractice'), level('qofPaymentPerPractice'), level('qofHoursPerPractice')];
  return side === 'gpc'
    ? [change('hoursReleasedPerPractice'), change(moneyOutcome(results)), level('shareOfPracticesLosingOver1Percent')]
    : [change('payerCostTotal'), change('recordedAchievement'), level('careForgone')];
}

const level = (outcome: OutcomeId): FigureOf => ({ outcome, part: 'outcomes' });
const change = (outcome: OutcomeId): FigureOf => ({ outcome, part: 'contrasts' });

/** Something that a side can say of a policy, if the run bears it out. */
interface Argument {
  readonly outcome: OutcomeId;
  /** The direction of the difference to the comparator in which it can be said. */
  readonly when: Direction;
  readonly say: (
    at: (part: FigureOf['part'], outcome?: OutcomeId) => readonly (string | number)[],
    bind: Binder,
  ) => Words;
}

const size = (bind: Binder, path: readonly (string | number)[]): Words =>
  words`${bind.mean(path, 'size')} (${bind.interval(path, 'size')})`;
const ofLevel = (bind: Binder, path: readonly (string | number)[]): Words =>
  words`${bind.mean(path, 'level')} (${bind.interval(path, 'level')})`;

const argumentsOf: Readonly<Record<Side, readonly Argument[]>> = {
  gpc: [
    {
      outcome: 'hoursReleasedPerPractice',
      when: 'up',
      say: (at, bind) => words`QOF work falls by ${size(bind, at('contrasts'))} a practice.`,
    },
    {
      outcome: 'unmetDemandRelievedPer1000Patients',
      when: 'up',
      say: (at, bind) => words`Unmet demand falls by ${size(bind, at('contrasts'))}.`,
    },
    {
      outcome: 'practiceIncome',
      when: 'down',
      say: (at, bind) => words`Practice income falls by ${size(bind, at('contrasts'))} a practice.`,
    },
    {
      outcome: 'costOfHoldingHarmless',
      when: 'up',
      say: (at, bind) => words`Losses of income add up to ${ofLevel(bind, at('outcomes'))} over all practices.`,
    },
    {
      outcome: 'shareOfPracticesLosing',
      when: 'up',
      say: (at, bind) => words`Practices that lose income: ${ofLevel(bind, at('outcomes'))}.`,
    },
    {
      outcome: 'careForgone',
      when: 'up',
      say: (at, bind) =>
        words`Most of what falls may be recording: care forgone is ${ofLevel(bind, at('outcomes'))}, the fall in recorded achievement ${bind.mean(at('contrasts', 'recordedAchievement'), 'size')}.`,
    },
  ],
  payer: [
    {
      outcome: 'recordedAchievement',
      when: 'down',
      say: (at, bind) => words`Recorded achievement falls by ${size(bind, at('contrasts'))}.`,
    },
    {
      outcome: 'careForgone',
      when: 'up',
      say: (at, bind) => words`Care is forgone, not only records: ${ofLevel(bind, at('outcomes'))}.`,
    },
    {
      outcome: 'payerCostTotal',
      when: 'up',
      say: (at, bind) => words`The payer pays ${size(bind, at('contrasts'))} more.`,
    },
    {
      outcome: 'pointsPerPractice',
      when: 'down',
      say: (at, bind) =>
        words`Points earned fall by ${size(bind, at('contrasts'))} a practice, points paid change as follows: ${bind.mean(at('contrasts', 'pointsPaidPerPractice'), 'change')}.`,
    },
    {
      outcome: 'qalysLost',
      when: 'up',
      say: (at, bind) => words`Health is lost, by the mortality study: ${ofLevel(bind, at('outcomes'))}.`,
    },
  ],
};

/** Arguments that a brief has room for. */
const room = 3;

/**
 * The strongest case of a side on a policy: what the run is clear about in its direction. Of each kind (income, workload, recorded
 * achievement and so on) the surest, and of these the surest first: mean over standard deviation of the difference to the comparator.
 * @param policy  its place among the policies of the results
 */
export function strongestCase(side: Side, policy: number, bind: Binder): readonly Words[] {
  const { policies, outcomeDefinitions } = bind.results;
  const { contrasts } = policies[policy]!;
  const sureness = ({ outcome }: Argument): number =>
    Math.abs(contrasts[outcome].mean) / (contrasts[outcome].sd || Number.MIN_VALUE);
  const layer = ({ outcome }: Argument) => outcomeDefinitions[outcome].layer;
  return argumentsOf[side]
    .filter(({ outcome, when }) => directionOf(contrasts[outcome]) === when)
    .sort((a, b) => sureness(b) - sureness(a))
    .filter((argument, i, all) => all.findIndex((other) => layer(other) === layer(argument)) === i)
    .slice(0, room)
    .map((argument) => argument.say((part, outcome = argument.outcome) => ['policies', policy, part, outcome], bind));
}
