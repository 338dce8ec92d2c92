import { outcomeDefinitions } from '../../analysis/outcomeDefinitions.js';
import type { FigureImportance } from '../../analysis/scenarioImportance.js';
import type { Scenario } from '../../documents/scenarioDocument.js';
import { wrapText } from '../wrapText.js';
import { importanceExplained, standingInWords } from './parametersWords.js';
import { beliefsInWords, importanceInWords, type RegisterRow } from './registerRows.js';

export interface ParametersPage {
  readonly scenario: Scenario;
  readonly practices: number;
  /** Of the population: what kind of practices. */
  readonly label: string;
  readonly isSample: boolean;
  readonly rows: readonly RegisterRow[];
  readonly figures: readonly FigureImportance[];
  /** Command line that makes the page again. */
  readonly command: string;
}

const lineWidth = 150;

/** The register as a page of Markdown. Same scenario and draws, same bytes. */
export const parametersMarkdown = (page: ParametersPage): string =>
  `${[
    '# Parameters: how sure, and how much they matter',
    ...introduction(page).map((text) => wrapText(text, lineWidth)),
    `\`\`\`sh\n${page.command}\n\`\`\``,
    '## Weak and it matters',
    wrapText(
      'Low confidence first, then by the greatest importance that the parameter has for any of the main outcomes under any policy.',
      lineWidth,
    ),
    register(page.rows.filter(({ standing }) => standing === 'matters')),
    '## Policy by policy',
    wrapText(
      'Each column is one figure: the difference to the comparator. Outcomes with the same column move together and share one. Figures that do not depend on any parameter beyond chance are left out. Blank: noise, or not used.',
      lineWidth,
    ),
    ...policySections(page),
    '## In use, without an effect that can be seen here',
    wrapText(
      'In another scenario they may matter: most of these belong to parts of the model that this scenario does not bring in (triggers, network fund, local targets, several years), or to outcomes that are not among the main ones (deaths, appointments).',
      lineWidth,
    ),
    rest(page.rows.filter(({ standing }) => standing !== 'matters')),
  ].join('\n\n')}\n`;

const count = (value: number): string => value.toLocaleString('en-GB');

function introduction({ scenario, practices, label, isSample }: ParametersPage): readonly string[] {
  const { draws, worldsPerParameterSet } = scenario;
  return [
    `Every parameter of the model that is a belief, not a published figure: what is believed, how well it is founded, and how much of the uncertainty of a result it makes. A parameter with low confidence and a high share is where research, or an argument, is worth most. Reasoning and sources: \`data/evidence/priors.json\`; equations: [model.md](model.md), table of beliefs in its section 8; one figure with all that is behind it: \`qofsim explain\`.`,
    `Scenario: \`${scenario.id}\` (${scenario.title}), ${count(practices)} practices${isSample ? ', a part of those of the scenario' : ''} (${label}), ${count(draws)} draws in ${count(Math.floor(draws / worldsPerParameterSet))} parameter sets, seed \`${scenario.seed}\`. It is the importance *for this scenario*, against \`${scenario.comparator}\`; another one has another order. What is fitted (achievement) or published is not among the parameters and not in any share.`,
    ...importanceExplained,
    'This page is made by the program; do not edit it. It is made again by:',
  ];
}

const register = (rows: readonly RegisterRow[]): string =>
  [
    '| parameter | median (95% interval) | confidence | certainty | greatest importance | of |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      ({ prior, beliefs, greatest }) =>
        `| \`${prior.name}\` | ${beliefsInWords(beliefs, prior.unit)} | ${prior.confidence} | ${prior.certainty} | ${greatest ? importanceInWords(greatest) : ''} | ${greatest ? `${outcomeDefinitions[greatest.outcome].title}, \`${greatest.policy}\`` : ''} |`,
    ),
  ].join('\n');

const rest = (rows: readonly RegisterRow[]): string =>
  [
    '| parameter | median (95% interval) | confidence | certainty | here |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ prior, beliefs, standing }) =>
        `| \`${prior.name}\` | ${beliefsInWords(beliefs, prior.unit)} | ${prior.confidence} | ${prior.certainty} | ${standingInWords[standing]} |`,
    ),
  ].join('\n');

function policySections({ scenario, rows, figures }: ParametersPage): readonly string[] {
  return scenario.policies.flatMap(({ id, title }) => {
    const columns = columnsOf(figures.filter(({ policy }) => policy === id));
    if (columns.length === 0) return [];
    const shown = rows.filter(({ prior }) =>
      columns.some(([{ parameters }]) => parameters.get(prior.name)?.clear === true),
    );
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    return [
      `### ${title} (\`${id}\`)`,
      [
        line(['parameter', 'confidence', ...columns.map((same) => same.map(titleOf).join('; '))]),
        line(['---', '---', ...columns.map(() => '---:')]),
        ...shown.map(({ prior }) =>
          line([
            `\`${prior.name}\``,
            prior.confidence,
            ...columns.map(([{ parameters }]) => {
              const found = parameters.get(prior.name);
              return found?.clear ? importanceInWords(found) : '';
            }),
          ]),
        ),
        line([
          'sum of these',
          '',
          ...columns.map(([{ parameters }]) => {
            const sum = [...parameters.values()].reduce((all, one) => all + (one?.clear ? one.share : 0), 0);
            return `${Math.round(100 * sum)}%`;
          }),
        ]),
      ].join('\n'),
    ];
  });
}

const titleOf = ({ outcome }: FigureImportance): string => outcomeDefinitions[outcome].title;

type Column = readonly [FigureImportance, ...FigureImportance[]];

/** Figures that vary, those with the same importances together: one is then a multiple of the other. */
function columnsOf(figures: readonly FigureImportance[]): readonly Column[] {
  const columns = new Map<string, FigureImportance[]>();
  for (const figure of figures) {
    const cells = [...figure.parameters].flatMap(([name, found]) =>
      found?.clear ? [`${name} ${importanceInWords(found)}`] : [],
    );
    if (cells.length === 0) continue;
    const same = columns.get(cells.join()) ?? [];
    columns.set(cells.join(), [...same, figure]);
  }
  return [...columns.values()] as unknown as readonly Column[];
}
