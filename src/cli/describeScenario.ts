import Table from 'cli-table3';
import type { Ruleset } from '../contract/ruleset.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import type { Policy } from '../policy/policy.js';
import { selectIndicators } from '../policy/selectIndicators.js';

const count = (value: number): string => value.toLocaleString('en-GB');

/** The scenario in four lines: what is asked, of which practices, with how many draws, against what. */
export function describeScenario(scenario: Scenario): string {
  const beliefs = Object.keys(scenario.beliefs);
  return [
    `${scenario.title}`,
    `${scenario.question}`,
    `${scenario.nation} ${scenario.year}, ${describePopulation(scenario)}`,
    `${count(scenario.draws)} draws, ${count(scenario.worldsPerParameterSet)} per parameter set, seed '${scenario.seed}'`,
    `compared with ${scenario.comparator}`,
    ...(beliefs.length > 0 ? [`own beliefs about ${beliefs.join(', ')}`] : []),
  ].join('\n');
}

function describePopulation({ population }: Scenario): string {
  if ('file' in population) return `practices of ${population.file}`;
  const { year, practices, areas } = population.synthetic;
  const size = practices === undefined ? 'all practices' : `the first ${count(practices)} practices`;
  const split = areas === undefined ? '' : ` of ${areas.join(', ')}`;
  return `synthetic England ${year}, ${size}${split}`;
}

/** One row per policy, every default spelled out. */
export function describePolicies({ policies }: Scenario, ruleset: Ruleset): string {
  const table = new Table({
    head: ['policy', 'who', 'when', 'indicators', 'response', 'pay'],
    style: { head: [], border: [] },
  });
  for (const policy of policies) {
    const touched = policy.indicators !== 'none';
    table.push([
      policy.id,
      describeWho(policy),
      `${policy.when.from} to ${policy.when.to}`,
      describeIndicators(policy, ruleset),
      touched ? policy.signal.response : '-',
      policy.pay.rule === 'actual' ? 'actual' : `${policy.pay.rule} ${policy.pay.baseYear}`,
    ]);
  }
  return table.toString();
}

function describeWho({ who }: Policy): string {
  const areas = who.areas === 'all' ? 'all areas' : who.areas.join(', ');
  const { participation } = who;
  const part = typeof participation === 'string' ? participation : `${participation.share * 100}% of practices`;
  return `${areas}; ${part}`;
}

function describeIndicators({ indicators }: Policy, ruleset: Ruleset): string {
  if (indicators === 'none') return 'none unpaid';
  if (indicators !== 'all' && 'shareOfPoints' in indicators) {
    return `up to ${indicators.shareOfPoints * 100}% of points, ${indicators.choose}`;
  }
  const codes = selectIndicators(indicators, ruleset, () => 1);
  const points = ruleset.indicators
    .filter((indicator) => codes.has(indicator.code))
    .reduce((sum, indicator) => sum + indicator.points.value, 0);
  return `${codes.size} of ${ruleset.indicators.length}, ${points} points`;
}
