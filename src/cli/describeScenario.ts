import Table from 'cli-table3';
import type { Rulesets } from '../documents/policyFactFaults.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { daysIn } from '../policy/measureConflicts.js';
import type { Measure, PayRule } from '../policy/policy.js';
import { selectIndicators } from '../policy/selectIndicators.js';

const count = (value: number): string => value.toLocaleString('en-GB');
const percent = (share: number): string => `${Number((100 * share).toPrecision(6))}%`;

/** The scenario in a few lines: what is asked, of which practices, with how many draws, against what. */
export function describeScenario(scenario: Scenario): string {
  const { years, shocks, curves, claims } = scenario;
  const beliefs = Object.keys(scenario.beliefs);
  const period = years.length === 1 ? years[0] : `${years[0]} to ${years.at(-1)}`;
  return [
    `${scenario.title}`,
    `${scenario.question}`,
    `${scenario.nation} ${period}, ${describePopulation(scenario)}`,
    `${count(scenario.draws)} draws, ${count(scenario.worldsPerParameterSet)} per parameter set, seed '${scenario.seed}'`,
    `compared with ${scenario.comparator}`,
    ...(beliefs.length > 0 ? [`own beliefs about ${beliefs.join(', ')}`] : []),
    ...(scenario.calibration === 'afterSomerset' ? ['beliefs about the response as fitted to Somerset'] : []),
    ...shocks.map(({ id, on, when }) => `shock ${id}: ${on}, ${when.from} to ${when.to}`),
    ...curves.map(({ id, policy, starts }) => `curve ${id}: ${policy} from ${starts.join(', ')}`),
    ...(claims.length > 0 ? [`claims to test: ${claims.map(({ id }) => id).join(', ')}`] : []),
  ].join('\n');
}

function describePopulation({ population, nation }: Scenario): string {
  if ('file' in population) return `practices of ${population.file}`;
  const { year, practices, areas } = population.synthetic;
  const size = practices === undefined ? 'all practices' : `the first ${count(practices)} practices`;
  const split = areas === undefined ? '' : ` of ${areas.join(', ')}`;
  return `synthetic ${nation} ${year}, ${size}${split}`;
}

/** One row per measure, every default spelled out; one for a policy that has none. */
export function describePolicies({ policies }: Scenario, rulesets: Rulesets): string {
  const table = new Table({
    head: ['policy', 'measure', 'who', 'when', 'indicators', 'response', 'pay'],
    style: { head: [], border: [] },
  });
  for (const policy of policies) {
    if (policy.measures.length === 0) {
      table.push([policy.id, '-', 'all areas; everyone', 'all days', 'none unpaid', '-', 'actual']);
    }
    for (const measure of policy.measures) table.push([policy.id, ...measureRow(measure, rulesets)]);
    const { networkFund } = policy;
    if (networkFund !== undefined) {
      const withdrawn = networkFund.withdraw === 'all' ? 'all' : networkFund.withdraw.join(', ');
      const { from, to, repay } = networkFund;
      const days = to === undefined ? `from ${from}` : `${from} to ${to}`;
      table.push([policy.id, 'network fund', '-', days, withdrawn, '-', repay]);
    }
  }
  return table.toString();
}

const measureRow = (measure: Measure, rulesets: Rulesets): readonly string[] => [
  measure.id,
  describeWho(measure),
  describeDays(measure),
  describeIndicators(measure, rulesets),
  `${measure.signal.response}${measure.signal.reporting === 'asUsual' ? '' : `, ${measure.signal.reporting}`}`,
  describePay(measure.pay),
];

function describeWho({ who: { areas, participation, trigger } }: Measure): string {
  const where = areas === 'all' ? 'all areas' : areas.join(', ');
  const part = typeof participation === 'string' ? participation : `${percent(participation.share)} of practices`;
  const start = trigger === undefined ? '' : `; once ${percent(trigger.shareOfPractices)} ${trigger.level}`;
  return `${where}; ${part}${start}`;
}

function describeDays({ when, announced, revocation }: Measure): string {
  const lines = when.map(({ from, to }) => `${from} to ${to}`);
  if (announced !== when[0]!.from) lines.push(`announced ${announced}`);
  if (revocation !== undefined) {
    lines.push(
      'on' in revocation
        ? `revoked ${revocation.on} (${percent(revocation.probability)})`
        : `revoked at ${revocation.hazardPerMonth} a month`,
    );
  }
  return lines.join('\n');
}

/** For several contract years with unlike numbers, one line each. */
function describeIndicators({ indicators, when }: Measure, rulesets: Rulesets): string {
  if (typeof indicators === 'object' && 'shareOfPoints' in indicators) {
    return `up to ${percent(indicators.shareOfPoints)} of points, ${indicators.choose}`;
  }
  const inForce = [...rulesets.values()].filter(({ year }) => daysIn(when, year).length > 0);
  const lines = inForce.map((ruleset) => {
    const codes = selectIndicators(indicators, ruleset, () => 0);
    const points = ruleset.indicators
      .filter(({ code }) => codes.has(code))
      .reduce((sum, indicator) => sum + indicator.points.value, 0);
    return `${codes.size} of ${ruleset.indicators.length}, ${Number(points.toFixed(6))} points`;
  });
  if (new Set(lines).size === 1) return lines[0]!;
  return lines.map((line, i) => `${inForce[i]!.year}: ${line}`).join('\n');
}

/** The rule, its base years, and its other fields by name. */
function describePay(pay: PayRule): string {
  const { rule, ...fields } = pay;
  const words = Object.entries(fields).map(([name, value]) => {
    if (name === 'baseYear') return String(value);
    if (name === 'baseYears') return (value as readonly string[]).join(', ');
    return `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
  });
  return [rule, ...words].join(' ');
}
