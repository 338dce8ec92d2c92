import type { OutcomeId } from '../../documents/resultsSchema.js';
import { directionOf } from '../directionOf.js';
import { moneyOutcome } from '../moneyOutcome.js';
import type { Binder } from './binder.js';
import type { Side } from './sides.js';
import { type Words, words } from './words.js';

/** The finding as a title: what the policy does to the figures that the side asks for first. */
export function findingWords(side: Side, policy: number, bind: Binder): Words {
  const title = bind.text(['policies', policy, 'title']);
  if (bind.results.policies[policy]!.id === bind.results.comparator) {
    const level = (outcome: OutcomeId) => bind.mean(['policies', policy, 'outcomes', outcome], 'level');
    return words`${title}: the average practice earns ${level('pointsPerPractice')}, is paid ${level('qofPaymentPerPractice')} and spends ${level('qofHoursPerPractice')} on it`;
  }
  const money = moneyOutcome(bind.results);
  const moneyName = money === 'practiceIncome' ? words`practice income` : words`QOF payment`;
  return side === 'gpc'
    ? words`${title}: ${moves(policy, 'qofHoursPerPractice', words`QOF work`, words` a practice`, bind)} and ${moves(policy, money, moneyName, words` a practice`, bind)}`
    : words`${title}: ${moves(policy, 'payerCostTotal', words`the payer’s cost`, words``, bind)} and ${moves(policy, 'recordedAchievement', words`recorded achievement`, words``, bind)}`;
}

/** 'QOF payment falls by £1,200 a practice': the direction is a word, so that no sign is needed. */
function moves(policy: number, outcome: OutcomeId, name: Words, per: Words, bind: Binder): Words {
  const path = ['policies', policy, 'contrasts', outcome];
  switch (directionOf(bind.results.policies[policy]!.contrasts[outcome])) {
    case 'up':
      return words`${name} rises by ${bind.mean(path, 'size')}${per}`;
    case 'down':
      return words`${name} falls by ${bind.mean(path, 'size')}${per}`;
    case 'either':
      return words`${name} may rise or fall`;
    case 'none':
      return words`${name} stays as it is`;
  }
}
