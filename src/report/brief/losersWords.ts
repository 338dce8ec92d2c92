import { shareOfWorlds } from '../claimWords.js';
import { isZero } from '../formatEstimate.js';
import { hardestHit } from '../hardestHit.js';
import type { Binder } from './binder.js';
import { Bound, type Words, words } from './words.js';

/** Who loses under a policy, what kind of practice most, and how much protection makes it safe. */
export function losersWords(policy: number, comparator: number, bind: Binder): readonly Words[] {
  const result = bind.results.policies[policy]!;
  if (policy === comparator) return [words`Nothing is compared in this run, so that nobody gains or loses by it.`];
  const at = (...rest: readonly (string | number)[]) => ['policies', policy, ...rest];
  const losing = at('outcomes', 'shareOfPracticesLosing');
  const harmless = at('outcomes', 'costOfHoldingHarmless');
  if (isZero(result.outcomes.shareOfPracticesLosing)) return [words`No practice loses income in any simulated world.`];
  return [
    words`Practices that lose income: ${bind.mean(losing, 'level')} (${bind.interval(losing, 'level')}). ${bind.text(['outcomeDefinitions', 'shareOfPracticesLosingOver1Percent', 'title'])}: ${bind.mean(at('outcomes', 'shareOfPracticesLosingOver1Percent'), 'level')}.`,
    ...hardestWords(policy, bind),
    ...protectionWords(policy, comparator, bind),
    ...(isZero(result.outcomes.costOfHoldingHarmless)
      ? []
      : [
          words`Making up every loss would cost ${bind.mean(harmless, 'level')} (${bind.interval(harmless, 'level')}).`,
        ]),
  ];
}

function hardestWords(policy: number, bind: Binder): readonly Words[] {
  const hit = hardestHit(bind.results.policies[policy]!);
  if (!hit) return [];
  const at = (key: string) => ['policies', policy, 'whoLoses', 'groups', hit.index, key];
  const who = words`Hardest hit, by kind of practice: ${bind.text(at('by'))}, ${bind.text(at('group'))}`;
  return [
    hit.by === 'losingOver1Percent'
      ? words`${who}; of them ${bind.mean(at('losingOver1Percent'), 'level')} lose that much.`
      : words`${who}: their income falls by ${bind.mean(at('incomeChange'), 'size')} on average.`,
  ];
}

/** The floor that makes the policy safe; nothing where the results are of an earlier program. */
function protectionWords(policy: number, comparator: number, bind: Binder): readonly Words[] {
  const { results } = bind;
  const { protection } = results.policies[policy]!.whoLoses;
  if (!protection) return [];
  const at = (key: string) => ['policies', policy, 'whoLoses', 'protection', key];
  const safe = words`at most ${bind.percent(at('shareOfPractices'))} of practices lose more than ${bind.percent(at('lossOver'))} of income`;
  const without = new Bound(
    `policies[${policy}].whoLoses.protection.safeWithout`,
    shareOfWorlds(protection.safeWithout, results.draws),
  );
  if (protection.floor === 0) return [words`Protection: none is needed. Without any, ${safe} in ${without}.`];
  return [
    words`Protection: with a floor of ${bind.percent(at('floor'))} of what ${bind.text(['policies', comparator, 'title'])} would have paid each practice, ${safe} in ${bind.percent(at('shareOfWorlds'))} of worlds; without it, in ${without}. A deal that takes last year’s pay for it protects a little less.`,
  ];
}
