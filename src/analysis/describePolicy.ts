import type { Measure, NetworkChange, Policy } from '../policy/policy.js';
import { payInWords } from './payInWords.js';
import { percentInWords } from './percentInWords.js';
import { selectionInWords } from './selectionInWords.js';

/** What a policy does, in a few sentences for people. */
export function describePolicy({ measures, networkFund, shocks }: Policy): string {
  const national = 'Every practice is paid by the national contract for what it achieves by 31 March.';
  return [
    ...(measures.length === 0 ? [national] : measures.map(describeMeasure)),
    ...(networkFund === undefined ? [] : [describeNetworkChange(networkFund)]),
    ...(shocks === 'spared' ? ['No shock strikes.'] : []),
  ].join(' ');
}

function describeMeasure(measure: Measure): string {
  const { when, announced, pay } = measure;
  return [
    `${whoDoesWhat(measure)} ${listed(when.map(({ from, to }) => `from ${from} to ${to}`))}.`,
    ...triggerInWords(measure),
    ...(announced === when[0]!.from ? [] : [`Practices learn of it on ${announced}.`]),
    ...reportingInWords(measure),
    payInWords(pay),
    ...revocationInWords(measure),
    ...conditionsInWords(measure),
    ...releaseInWords(measure),
  ].join(' ');
}

function whoDoesWhat({ who, indicators, signal }: Measure): string {
  const where = who.areas === 'all' ? 'all areas' : who.areas.join(', ');
  const [taking, single] =
    who.participation === 'everyone'
      ? [`Every practice of ${where}`, true]
      : who.participation === 'choice'
        ? [`Practices of ${where} that choose to join`, false]
        : [`${percentInWords(who.participation.share)} of practices of ${where}`, false];
  const act = {
    temporary: 'may pause work on',
    'whole-year': 'may drop work on',
    none: `${single ? 'is' : 'are'} paid in another way, and ${single ? 'works' : 'work'} on as before, for`,
  }[signal.response];
  return `${taking} ${act} ${selectionInWords(indicators)}`;
}

function triggerInWords({ who: { trigger } }: Measure): readonly string[] {
  if (trigger === undefined) return [];
  const { level, shareOfPractices } = trigger;
  const worse = level === 'black' ? level : `${level} or worse`;
  return [
    `It starts area by area, with the first month in which ${percentInWords(shareOfPractices)} of practices are at alert level ${worse}.`,
  ];
}

const reportingInWords = ({ signal: { reporting } }: Measure): readonly string[] =>
  ({
    asUsual: [],
    fedBack: ['Achievement is still reported and fed back to practices.'],
    stops: ['Nothing is reported for these indicators.'],
  })[reporting];

function revocationInWords({ revocation }: Measure): readonly string[] {
  if (revocation === undefined) return [];
  if ('on' in revocation) {
    return [`With a chance of ${percentInWords(revocation.probability)} it is taken back on ${revocation.on}.`];
  }
  return [`It is taken back at a rate of ${revocation.hazardPerMonth} a month.`];
}

function conditionsInWords({ conditions }: Measure): readonly string[] {
  const { localHoursPer1000Patients, spendOnStaff, notes } = conditions;
  return [
    ...(localHoursPer1000Patients > 0
      ? [`In return it asks for ${localHoursPer1000Patients} hours of local work a year for every 1,000 patients.`]
      : []),
    ...(spendOnStaff > 0 ? [`${percentInWords(spendOnStaff)} of the money must be spent on additional staff.`] : []),
    ...(notes === undefined ? [] : [`Condition: ${notes.replace(/\.$/, '')}.`]),
  ];
}

function releaseInWords({ release }: Measure): readonly string[] {
  if (release.urgentAccess === 1) return [];
  const uses = [
    ['urgent access', release.urgentAccess],
    ['long-term care', release.longTermCare],
    ['recovery', release.recovery],
  ] as const;
  const shares = uses.flatMap(([name, share]) => (share > 0 ? [`${percentInWords(share)} to ${name}`] : []));
  return [`Of released hours, ${listed(shares)}.`];
}

const repayInWords: Readonly<Record<NetworkChange['repay'], string>> = {
  perPatientMonthly: 'their money is paid by weighted patient, month by month',
  protect: 'their full expected points are paid',
  nothing: 'their money is kept back',
  globalSum: 'their money is shared out by weighted list',
};

function describeNetworkChange({ withdraw, from, to, repay }: NetworkChange): string {
  const which = withdraw === 'all' ? 'all indicators' : withdraw.join(', ');
  const until = to === undefined ? '' : ` to ${to}`;
  return `The network fund loses ${which} from ${from}${until}; ${repayInWords[repay]}.`;
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
