import type { Coverage } from '../../analysis/validation/coverage.js';
import type { TargetScore } from '../../analysis/validation/scoreTarget.js';
import type { ValidationTarget } from '../../facts/validationTargets.js';

/** Titles of the groups of targets. */
export const groupTitles: Readonly<Record<ValidationTarget['group'], string>> = {
  points: 'Distribution of points over practices, England',
  persistence: 'How practices keep their rank, England',
  payments: 'Payments, England',
  income: 'Income of practices and partners; QOF money received',
  somerset: 'Somerset, 2014/15 and 2015/16: practices that could leave the QOF',
  withdrawal: 'Studies of withdrawal: England 2014, Scotland 2016',
  drift: 'Drift after the first year',
  northernIreland: 'Northern Ireland, 2016/17: suspended in February',
  thresholds: 'Higher upper thresholds: what practices do for them',
  health: 'Admissions and cost-effectiveness: studies and another model',
  access: 'Capacity, demand and alert levels, England',
};

/** A target and its score in the words of a table. */
export interface ScoreWords {
  readonly statistic: string;
  readonly published: string;
  readonly mean: string;
  readonly interval: string;
  readonly verdict: string;
  readonly crps: string;
  readonly use: string;
}

const number = (value: number, decimals: number): string =>
  value
    .toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .replace(/^-(?=0(\.0*)?$)/, '');

/** Units that need naming beside a figure; the statistic itself says the others. */
const suffix: Partial<Record<ValidationTarget['unit'], string>> = { percent: '%', 'percentage points': ' pp' };
const prefix: Partial<Record<ValidationTarget['unit'], string>> = { pounds: '£', 'million pounds': '£' };

function figure(value: number, { unit, decimals }: ValidationTarget): string {
  const [before, after] = [prefix[unit] ?? '', unit === 'million pounds' ? 'm' : (suffix[unit] ?? '')];
  const text = number(Math.abs(value), decimals);
  return `${value < 0 && /[1-9]/.test(text) ? '-' : ''}${before}${text}${after}`;
}

export function scoreWords(score: TargetScore): ScoreWords {
  const { target, low, high, hit, crps } = score;
  const decimals = target.unit === 'pounds' && target.decimals === 0 ? 0 : target.decimals + 1;
  return {
    statistic: target.statistic,
    published: target.observed === null ? (target.shown ?? '') : figure(target.observed, target),
    mean: figure(score.mean, target),
    interval: `${figure(low, target)} to ${figure(high, target)}`,
    verdict: `${hit ? 'hit' : 'miss'}${ruleWords(score)}`,
    crps: crps === undefined ? '' : number(crps, decimals),
    use: target.use,
  };
}

/** What became of the rule that was set beforehand. */
function ruleWords({ target: { rule, observed }, ruleHolds }: TargetScore): string {
  if (!rule || ruleHolds === undefined || observed === null) return '';
  const name =
    'within' in rule ? `within ${rule.within}` : 'withinPercent' in rule ? `within ${rule.withinPercent}%` : '';
  return `; ${name}: ${ruleHolds ? 'holds' : 'fails'}`;
}

export const coverageWords = ({ hits, targets }: Coverage): string =>
  targets === 0 ? '' : `${hits} of ${targets} (${Math.round((100 * hits) / targets)}%)`;
