import type { Estimate, PolicyResult, Results, YearResult } from '../documents/resultsSchema.js';
import { comparedPolicies } from './comparedPolicies.js';
import { directionOf } from './directionOf.js';
import { digitsToRemember, formatEstimate, formatRange, isZero } from './formatEstimate.js';
import { yearsInWords } from './yearsInWords.js';

const short = { maximumDigits: digitsToRemember } as const;

/** Share of practices whose income moves by over one percent, from which a policy is said to move money between practices. */
const manyPractices = 0.1;

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
    const effect = levels(comparator, results.years);
    return [{ policy: comparator.title, effect, sentence: `${comparator.title}: ${effect}` }];
  }
  return alternatives.map((policy) => {
    const effect = changes(policy, results.years);
    return { policy: policy.title, effect, sentence: `${policy.title}, compared with ${comparator.title}: ${effect}` };
  });
}

/** Words that a figure's interval follows; the interval is left out where the words say all. */
interface Phrase {
  readonly words: string;
  readonly interval?: string;
}

function levels({ outcomes }: PolicyResult, years: readonly string[]): string {
  const level = (before: string, estimate: Estimate, after = ''): Phrase => ({
    words: `${before} ${formatEstimate(estimate, { ...short, inWords: true })}${after}`,
    interval: formatRange(estimate, 90, { ...short, unitNamed: true }),
  });
  const [points, payment, hours] = written([
    level('the average practice earns', outcomes.pointsPerPractice),
    level('is paid', outcomes.qofPaymentPerPractice),
    level('spends', outcomes.qofHoursPerPractice, ' on QOF work'),
  ]);
  return `${points}, ${payment} and ${hours}${years.length > 1 ? `, a year on average over ${yearsInWords(years)}` : ''}.`;
}

function changes(policy: PolicyResult, years: readonly string[]): string {
  const { contrasts, outcomes } = policy;
  const losing = outcomes.shareOfPracticesLosing;
  const { hoursReleasedPerPractice: hours, recordedAchievement, practiceIncome } = contrasts;
  // Money that goes another way than through QOF is in the income alone.
  const throughQof = !isZero(contrasts.qofPaymentPerPractice) || isZero(practiceIncome);
  const payment = throughQof ? contrasts.qofPaymentPerPractice : practiceIncome;
  const money = throughQof ? 'QOF payment' : 'practice income';
  if ([hours, payment, recordedAchievement, losing].every(isZero)) {
    return 'changes neither QOF work nor QOF payment nor recorded achievement; no practice loses income.';
  }
  const per = years.length > 1 ? ' a practice and year' : ' a practice';
  const hoursChanged = change(hours, per, {
    up: (size) => `frees ${size}`,
    down: (size) => `adds ${size} of QOF work`,
    either: 'may free or add hours of QOF work',
    neither: 'leaves QOF work as it is',
  });
  const paymentChanged = isZero(payment) && !isZero(losing) ? moved(money) : change(payment, per, upOrDown(money));
  const achievementChanged = change(recordedAchievement, '', upOrDown('recorded achievement'));
  const losers: Phrase = isZero(losing)
    ? { words: 'no practice loses income' }
    : {
        words: `${formatEstimate(losing, short)} of practices lose at least £1`,
        interval: formatRange(losing, 90, short),
      };
  const after = `${winnersAndLosers(policy)}.${severalYears(policy, years)}`;
  if (isZero(hours) && isZero(recordedAchievement)) {
    const [paid, lost] = written([paymentChanged, losers]);
    return `${paid}, and leaves QOF work and recorded achievement as they are; ${lost}${after}`;
  }
  const [released, paid, recorded, lost] = written([hoursChanged, paymentChanged, achievementChanged, losers]);
  return `${released}, ${paid} and ${recorded}; ${lost}${after}`;
}

/** Words for money that changes hands while its mean stays. */
const moved = (money: string): Phrase => ({ words: `moves ${money} between practices without changing its mean` });

/** Who wins and who loses, where a policy moves the income of many practices by more than a little. */
function winnersAndLosers({ winnersAndLosers: { bands } }: PolicyResult): string {
  const sum = (chosen: typeof bands) => chosen.reduce((total, { share }) => total + share.mean, 0);
  const gaining = sum(bands.filter(({ fromPercent }) => fromPercent !== null && fromPercent >= 1));
  const losing = sum(bands.filter(({ toPercent }) => toPercent !== null && toPercent <= -1));
  if (gaining + losing < manyPractices) return '';
  const sides = [
    [gaining, 'gain'],
    [losing, 'lose'],
  ] as const;
  const told = sides.flatMap(([share, verb]) => {
    const percent = Math.round(100 * share);
    return percent === 0 ? [] : [`${percent}% ${verb}`];
  });
  return `; ${told.join(' and ')} more than 1% of their income`;
}

/** How far recorded achievement has moved by the end; a mean over years hides a drift. */
function severalYears({ byYear }: PolicyResult, years: readonly string[]): string {
  if (years.length < 2) return '';
  const last = byYear.at(-1) as YearResult;
  const { recordedAchievement } = last.contrasts;
  const means = ` Figures are means over ${yearsInWords(years)}`;
  if (isZero(recordedAchievement)) return `${means}.`;
  const [end] = written([change(recordedAchievement, '', upOrDown('recorded achievement'))]);
  return `${means}; in ${last.year} alone it ${end}.`;
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
  const direction = directionOf(contrast);
  if (direction === 'none') return { words: verbs.neither };
  if (direction === 'either') {
    return {
      words: verbs.either,
      interval: formatRange(contrast, 90, { ...short, signed: true, inWords: true }) + per,
    };
  }
  const size = formatEstimate(contrast, { ...short, magnitude: true, inWords: true });
  return {
    words: verbs[direction](size) + per,
    interval: formatRange(contrast, 90, { ...short, magnitude: true, unitNamed: true }),
  };
}

/** Phrases with their intervals in brackets; the first says what the brackets hold. */
function written(phrases: readonly Phrase[]): readonly string[] {
  const first = phrases.find(({ interval }) => interval !== undefined && !hasOneEnd.test(interval));
  return phrases.map((phrase) =>
    phrase.interval === undefined || hasOneEnd.test(phrase.interval)
      ? phrase.words
      : `${phrase.words} (${phrase === first ? '90% interval ' : ''}${phrase.interval})`,
  );
}

/** An interval both of whose ends are printed alike says nothing. */
const hasOneEnd = /^(\S+) to \1(?!\S)/;
