import type { TopLevelSpec } from 'vega-lite';
import type { OutcomeDefinition, Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { wrapText } from '../wrapText.js';
import { chartConfig, palette } from './palette.js';

/** The figures of a chart as text, for those who read rather than look. */
export interface ChartTable {
  readonly caption: string;
  readonly header: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** What surrounds a drawing. */
export interface ChartWords {
  readonly id: string;
  readonly title: string;
  /** How to read the chart and what its intervals contain, one sentence or two a line. */
  readonly notes: readonly string[];
  readonly table: ChartTable;
}

/** A Vega-Lite chart with its alternative text and its data table. */
export type ChartSpec = TopLevelSpec & { readonly description: string; readonly usermeta: ChartWords };

/**
 * The part of a specification that is alike in all charts, with lines no longer than the drawing is wide.
 * @param description  alternative text, with the figures
 */
export const chartFrame = (words: ChartWords, description: string) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json' as const,
  description,
  usermeta: { ...words },
  config: chartConfig,
  title: {
    text: wrapText(words.title, 48).split('\n'),
    subtitle: words.notes.flatMap((note) => wrapText(note, 62).split('\n')),
  },
});

/** The colour of a policy, by its title: the same in every chart. */
export function policyColours(results: Results): { readonly domain: string[]; readonly range: string[] } {
  const { comparator, alternatives } = comparedPolicies(results);
  return {
    domain: [comparator, ...alternatives].map((policy) => policy.title),
    range: [palette.comparator, ...alternatives.map((_, i) => policyColour(i))],
  };
}

/** @param i  place of the policy among those that are compared with the comparator */
export const policyColour = (i: number): string => palette.policies[i % palette.policies.length] as string;

/** Marks of the policies: dots and lines differ by them too, for those who cannot tell the colours apart. */
const marks = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'] as const;

/** @param i  place of the policy in results, the comparator first */
export const policyMark = (i: number): string => marks[i % marks.length] as string;

/** A dashed line at 'no difference'. It has data of its own, because otherwise there would be one line for every row. */
export const zeroLine = {
  data: { values: [{}] },
  mark: { type: 'rule' as const, color: palette.zero, strokeDash: [3, 3] },
  encoding: { x: { datum: 0, type: 'quantitative' as const } },
};

/** Policies as headings above their part of a chart, so that the longest title has room. */
const policyHeader = {
  labelFontSize: 12,
  labelFontWeight: 'bold',
  labelAnchor: 'start',
  labelLimit: 0,
} as const;

/** One panel for each policy, in this order. @param field  of the rows, with the policy as its heading has it */
export const policyFacet = (field: string, headings: readonly string[]) => ({
  field,
  type: 'nominal' as const,
  sort: [...headings],
  title: null,
  header: policyHeader,
});

/** What the interval of an outcome contains, in words. */
export function uncertaintyInWords(definition: OutcomeDefinition): string {
  const words = { epistemic: 'uncertain parameters', aleatory: 'chance', structural: 'the model of the response' };
  // What-ifs are stated and in no interval.
  const named = definition.uncertainty.flatMap((kind) => (kind === 'scenario' ? [] : [words[kind]]));
  if (named.length === 0) return 'no uncertainty';
  return named.length === 1 ? named[0]! : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}
