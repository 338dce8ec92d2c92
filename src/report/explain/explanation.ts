import type { BehindOutcome } from '../../analysis/behindOutcome.js';
import { type BeliefInUse, beliefsInUse } from '../../analysis/beliefsInUse.js';
import { contractRules } from '../../analysis/contractRules.js';
import type { FileBehind } from '../../analysis/filesBehind.js';
import type { FigureImportance } from '../../analysis/scenarioImportance.js';
import { type Estimate, type OutcomeId, type Results, unitWords } from '../../documents/resultsSchema.js';
import type { Scenario } from '../../documents/scenarioDocument.js';
import type { Prior } from '../../facts/priors.js';
import { formatEstimate, formatRange, isExact } from '../formatEstimate.js';
import { importanceExplained } from '../parameters/parametersWords.js';
import { beliefInWords, importanceInWords } from '../parameters/registerRows.js';

/** One figure of a run and what is behind it. */
export interface Explanation {
  readonly results: Results;
  readonly outcome: OutcomeId;
  readonly policy: string;
  readonly behind: BehindOutcome;
  readonly files: readonly FileBehind[];
  readonly priors: ReadonlyMap<string, Prior>;
  /** What the run believed in place of priors, where it is at hand. */
  readonly scenario?: Pick<Scenario, 'beliefs' | 'structure'>;
  /** The importance of its parameters with the setting of the new run in words, or why there is none. */
  readonly moved: { readonly figure: FigureImportance; readonly setting: string } | { readonly none: string };
}

/** A paragraph, or an entry of a list: the first line at the margin, the others set in. */
export interface Paragraph {
  readonly text: string;
  readonly indent: number;
}

/** A part of the explanation with its title. */
export interface ExplanationPart {
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

const line = (text: string, indent = 0): Paragraph => ({ text, indent });

/** The explanation in parts: what it is, the figure, how it comes about, rules, files, parameters. */
export function explanation(input: Explanation): readonly ExplanationPart[] {
  const { results, outcome, behind, files } = input;
  const definition = results.outcomeDefinitions[outcome];
  return [
    {
      title: `${definition.title} (${outcome})`,
      paragraphs: [
        line(definition.definition),
        line(
          `Layer: ${definition.layer}. Unit: ${definition.unit}. Better for a practice: ${definition.betterIs}. Kinds of uncertainty: ${definition.uncertainty.map((kind) => kindInWords[kind]).join('; ')}.`,
        ),
      ],
    },
    policyPart(input),
    figurePart(input),
    {
      title: 'Parts of the model behind it',
      paragraphs: behind.parts.map(({ title, described }) => line(`${title}: ${described}`)),
    },
    {
      title: 'Rules of the contract behind it (docs/contract.md)',
      paragraphs:
        behind.rules.length === 0
          ? [line('None: no money or points are counted.')]
          : behind.rules.map((rule) => line(`${rule} ${contractRules[rule]}`)),
    },
    { title: 'Files behind it, with the SHA-256 that run.json holds', paragraphs: files.map(fileLine) },
    ...borrowedPart(results),
    parametersPart(input),
  ];
}

const kindInWords = {
  epistemic: 'not knowing the parameters (epistemic)',
  aleatory: 'chance between practices, patients and events (aleatory)',
  structural: 'which model of the response holds (structural)',
  scenario: 'a what-if that is stated and in no interval (scenario)',
} as const;

function policyPart({ results, policy }: Explanation): ExplanationPart {
  const found = results.policies.find(({ id }) => id === policy)!;
  const comparator = results.policies.find(({ id }) => id === results.comparator)!;
  return {
    title: `Policy: ${found.title} (${policy})`,
    paragraphs: [
      line(found.description),
      ...(policy === results.comparator
        ? [line('It is the comparator: its differences are nought.')]
        : [line(`Compared with: ${comparator.title} (${comparator.id}). ${comparator.description}`)]),
    ],
  };
}

function figurePart({ results, policy, outcome }: Explanation): ExplanationPart {
  const found = results.policies.find(({ id }) => id === policy)!;
  const { draws, worldsPerParameterSet, population, seed, years } = results;
  return {
    title: 'The figure',
    paragraphs: [
      ...estimateLines('Level', found.outcomes[outcome], false),
      ...(policy === results.comparator
        ? []
        : estimateLines('Difference to the comparator', found.contrasts[outcome], true)),
      ...(found.byYear.length < 2
        ? []
        : found.byYear.map(({ year, outcomes, contrasts }) =>
            line(
              `${year}: ${formatEstimate(outcomes[outcome], { inWords: true })}; difference ${formatEstimate(contrasts[outcome], { signed: true, inWords: true })}`,
            ),
          )),
      line(
        `${population.label}: ${population.practices.toLocaleString('en-GB')} practices; ${results.nation} ${years.join(', ')}; ${draws.toLocaleString('en-GB')} draws, ${worldsPerParameterSet} for each parameter set; seed ${seed}.`,
      ),
    ],
  };
}

function estimateLines(name: string, estimate: Estimate, signed: boolean): readonly Paragraph[] {
  const mean = formatEstimate(estimate, { signed, inWords: true });
  if (isExact(estimate)) return [line(`${name}: ${mean} in every world.`)];
  const { mcse, sdEpistemic, sdAleatory, sdStructural, sd } = estimate;
  const size = (value: number | null) => (value === null ? 'not known from this run' : sizeInWords(value, estimate));
  const model = sdStructural === null ? '' : `, the model of the response ${size(sdStructural)}`;
  return [
    line(
      `${name}: ${mean}; 90% of worlds ${formatRange(estimate, 90, { signed })}, half of them ${formatRange(estimate, 50, { signed })}.`,
    ),
    line(
      `Standard deviation ${size(sd)}: not knowing the parameters ${size(sdEpistemic)}, chance ${size(sdAleatory)}${model}. Monte Carlo standard error of the mean ${size(mcse)}.`,
      2,
    ),
  ];
}

function sizeInWords(value: number, { unit }: Estimate): string {
  const isShare = unit === 'share of one';
  const digits = Number((isShare ? 100 * value : value).toPrecision(2)).toLocaleString('en-GB', {
    maximumSignificantDigits: 2,
  });
  return `${unit.startsWith('GBP') ? '£' : ''}${digits}${isShare ? ' percentage points' : unitWords[unit]}`;
}

const fileLine = ({ path, sha256, since }: FileBehind): Paragraph =>
  line(
    `${path} ${sha256}${since === 'same' ? '' : since === 'changed' ? ' (has changed since this run)' : ' (is no longer there)'}`,
  );

const borrowedPart = ({ substitutions, assumptions }: Results): readonly ExplanationPart[] =>
  substitutions.length + assumptions.length === 0
    ? []
    : [
        {
          title: 'Borrowed or assumed in this run',
          paragraphs: [...substitutions, ...assumptions].map((text) => line(text)),
        },
      ];

function parametersPart(input: Explanation): ExplanationPart {
  const { behind, moved } = input;
  const title = 'Parameters behind it';
  if (behind.parameters.length === 0)
    return { title, paragraphs: [line('None: it rests on fitted and published figures.')] };
  if ('none' in moved) {
    return {
      title,
      paragraphs: [
        line(`Not sorted by importance: ${moved.none}. All that the outcome can rest on, in the order of the model:`),
        ...behind.parameters.flatMap((name) => parameterLines(name, '', input)),
      ],
    };
  }
  const { figure, setting } = moved;
  const ranked = behind.parameters
    .map((name) => ({ name, found: figure.parameters.get(name) }))
    .sort((a, b) => (b.found?.share ?? 0) - (a.found?.share ?? 0));
  const clear = ranked.filter(({ found }) => found?.clear);
  const others = ranked.filter(({ found }) => !found?.clear).map(({ name }) => name);
  return {
    title: 'Parameters that move it, most important first',
    paragraphs: [
      line(setting),
      ...importanceExplained.map((text) => line(text)),
      ...(figure.sdEpistemic === undefined
        ? [line('In the new run the figure does not vary between parameter sets by more than chance.')]
        : []),
      ...clear.flatMap(({ name, found }) => parameterLines(name, `${importanceInWords(found!)}: `, input)),
      ...(others.length === 0
        ? []
        : [
            line(
              `Behind it too, but held fixed or without an effect that can be told from noise: ${others.join(', ')}.`,
            ),
          ]),
    ],
  };
}

function parameterLines(name: string, share: string, { priors, scenario }: Explanation): readonly Paragraph[] {
  const prior = priors.get(name)!;
  const beliefs = beliefsInUse(prior, scenario);
  const whence = whenceInWords[beliefs[0]!.from];
  return [
    line(`${share}${name}. ${prior.scope}.`),
    ...beliefs.map((belief) =>
      line(`${shapeInWords(belief, prior.unit)} Confidence ${prior.confidence}, ${prior.certainty}.`, 2),
    ),
    ...(whence === undefined ? [] : [line(`${whence}; what follows is the reasoning behind the usual one.`, 2)]),
    line(`Why: ${prior.reasoning}`, 2),
    ...(prior.sources.length === 0
      ? [line('Sources: none.', 2)]
      : prior.sources.map(({ citation, estimate }) => line(`Source: ${citation}. ${estimate}`, 2))),
  ];
}

const whenceInWords: Readonly<Record<BeliefInUse['from'], string | undefined>> = {
  scenario: "The scenario's own belief",
  calibration: 'Fitted to Somerset, by variant of the response (data/calibration/response-after-somerset.json)',
  prior: undefined,
};

function shapeInWords({ distribution, variant }: BeliefInUse, unit: string): string {
  const { family, ...parameters } = distribution;
  const shape = Object.entries(parameters).map(([key, value]) => `${key} ${value}`);
  return `${variant ? `${variant}: ` : ''}${beliefInWords(distribution, unit)}; ${family}, ${shape.join(', ')}.`;
}
