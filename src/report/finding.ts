import type { Estimate, PolicyResult, Results } from '../documents/resultsSchema.js';
import { comparedPolicies } from './comparedPolicies.js';
import { digitsToRemember, formatEstimate, formatRange, isExact } from './formatEstimate.js';

const short = { maximumDigits: digitsToRemember } as const;

/** What one policy does, in words made from the figures alone. */
export interface Finding {
  readonly policy: string;
  /** What it does: 'frees 210 hours a practice (90% interval 40 to 590), ...'. */
  readonly effect: string;
  /** The effect with the names of the policy and of the comparator. */
  readonly sentence: string;
}

/** One finding for each policy against the comparator; for a single policy, what it pays and how much work it is. */
export function findings(results: Results): readonly Finding[] {
  const { comparator, alternatives } = comparedPolicies(results);
  if (alternatives.length === 0) {
    const effect = levels(comparator);
    return [{ policy: comparator.title, effect, sentence: `${comparator.title}: ${effect}` }];
  }
  return alternatives.map((policy) => {
    const effect = changes(policy);
    return { policy: policy.title, effect, sentence: `${policy.title}, compared with ${comparator.title}: ${effect}` };
  });
}

/** Words that a figure's interval follows; the interval is left out where the words say all. */
interface Phrase {
  readonly words: string;
  readonly interval?: string;
}

function levels({ outcomes }: PolicyResult): string {
  const level = (before: string, estimate: Estimate, after = ''): Phrase => ({
    words: `${before} ${formatEstimate(estimate, { ...short, inWords: true })}${after}`,
    interval: formatRange(estimate, 90, { ...short, unitNamed: true }),
  });
  const [points, payment, hours] = written([
    level('the average practice earns', outcomes.pointsPerPractice),
    level('is paid', outcomes.qofPaymentPerPractice),
    level('spends', outcomes.qofHoursPerPractice, ' on QOF work'),
  ]);
  return `${points}, ${payment} and ${hours}.`;
}

function changes({ contrasts, outcomes }: PolicyResult): string {
  const losing = outcomes.shareOfPracticesLosing;
  const { hoursReleasedPerPractice, qofPaymentPerPractice, recordedAchievement } = contrasts;
  if ([hoursReleasedPerPractice, qofPaymentPerPractice, recordedAchievement, losing].every(isZero)) {
    return 'changes neither QOF work nor QOF payment nor recorded achievement; no practice loses income.';
  }
  const [hours, payment, achievement, losers] = written([
    change(hoursReleasedPerPractice, ' a practice', {
      up: (size) => `frees ${size}`,
      down: (size) => `adds ${size} of QOF work`,
      either: 'may free or add hours of QOF work',
      neither: 'leaves QOF work as it is',
    }),
    change(qofPaymentPerPractice, ' a practice', upOrDown('QOF payment')),
    change(recordedAchievement, '', upOrDown('recorded achievement')),
    isZero(losing)
      ? { words: 'no practice loses income' }
      : {
          words: `${formatEstimate(losing, short)} of practices lose at least £1`,
          interval: formatRange(losing, 90, short),
        },
  ]);
  return `${hours}, ${payment} and ${achievement}; ${losers}.`;
}

interface Verbs {
  readonly up: (size: string) => string;
  readonly down: (size: string) => string;
  readonly either: string;
  readonly neither: string;
}

const upOrDown = (name: string): Verbs => ({
  up: (size) => `raises ${name} by ${size}`,
  down: (size) => `lowers ${name} by ${size}`,
  either: `may raise or lower ${name}`,
  neither: `leaves ${name} as it is`,
});

/** A direction, unless the 90% interval as it is printed has both signs. */
function change(contrast: Estimate, per: string, verbs: Verbs): Phrase {
  if (isZero(contrast)) return { words: verbs.neither };
  const size = formatEstimate(contrast, { ...short, magnitude: true, inWords: true });
  const signed = formatRange(contrast, 90, { ...short, signed: true, inWords: true });
  if ((signed.includes('−') && signed.includes('+')) || !/[1-9]/.test(size)) {
    return { words: verbs.either, interval: signed + per };
  }
  return {
    words: (contrast.mean > 0 ? verbs.up : verbs.down)(size) + per,
    interval: formatRange(contrast, 90, { ...short, magnitude: true, unitNamed: true }),
  };
}

/** Phrases with their intervals in brackets; the first says what the brackets hold. */
function written(phrases: readonly Phrase[]): readonly string[] {
  const first = phrases.find((phrase) => phrase.interval !== undefined);
  return phrases.map((phrase) =>
    phrase.interval === undefined
      ? phrase.words
      : `${phrase.words} (${phrase === first ? '90% interval ' : ''}${phrase.interval})`,
  );
}

const isZero = (estimate: Estimate): boolean => estimate.mean === 0 && isExact(estimate);
