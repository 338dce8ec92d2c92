import type { TopLevelSpec } from 'vega-lite';
import type { OutcomeDefinition, PolicyResult, Results } from '../../analysis/resultsSchema.js';
import { wrapText } from '../wrapText.js';
import { palette } from './palette.js';

/** The figures of a chart as text, for those who read rather than look. */
export interface ChartTable {
  readonly caption: string;
  readonly header: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** A Vega-Lite chart with its alternative text and its data table. */
export type ChartSpec = TopLevelSpec & {
  readonly description: string;
  readonly usermeta: { readonly id: string; readonly title: string; readonly table: ChartTable };
};

/** Policies that are compared with the comparator. */
export const alternatives = (results: Results): readonly PolicyResult[] =>
  results.policies.filter((policy) => policy.id !== results.comparator);

/** @throws Error when the results name a comparator that they do not hold */
export function comparatorOf(results: Results): PolicyResult {
  const found = results.policies.find((policy) => policy.id === results.comparator);
  if (!found) throw new Error(`results without their comparator ${results.comparator}`);
  return found;
}

/** A policy's title in lines short enough to stand beside a plot. */
export const policyLabel = (policy: PolicyResult): string => wrapText(policy.title, 26);

/** Height of a row in pixels that leaves room for the longest of the labels. */
export function rowHeight(policies: readonly PolicyResult[], lineHeight = 15): number {
  const lines = policies.map((policy) => policyLabel(policy).split('\n').length);
  return Math.max(...lines, 1) * lineHeight + 14;
}

/** A policy has the same colour in every chart. */
export function policyColours(
  results: Results,
  written: (policy: PolicyResult) => string = policyLabel,
): { readonly domain: string[]; readonly range: string[] } {
  const shown = alternatives(results);
  const comparator = comparatorOf(results);
  return {
    domain: [comparator, ...shown].map(written),
    range: [palette.comparator, ...shown.map((_, i) => palette.policies[i % palette.policies.length] as string)],
  };
}

/** A dashed line at 'no difference'. It has data of its own, because otherwise there would be one line for every row. */
export const zeroLine = {
  data: { values: [{}] },
  mark: { type: 'rule' as const, color: palette.zero, strokeDash: [3, 3] },
  encoding: { x: { datum: 0, type: 'quantitative' as const } },
};

/** What the interval of an outcome contains, in words. */
export function uncertaintyInWords(definition: OutcomeDefinition): string {
  const words = { epistemic: 'what is not known about the parameters', aleatory: 'chance' };
  const named = definition.uncertainty.map((kind) => words[kind]);
  return named.length === 0 ? 'no uncertainty' : named.join(' and ');
}
