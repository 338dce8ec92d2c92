import type { Results } from '../documents/resultsSchema.js';
import { comparedPolicies } from './comparedPolicies.js';
import { findings } from './finding.js';
import type { RunDescription } from './runRecord.js';
import { shownOutcomes } from './shownOutcomes.js';
import { yearsInWords } from './yearsInWords.js';

type Answer = (results: Results, run: RunDescription) => string;

const whole = (value: number): string => value.toLocaleString('en-GB');

/** What a run can say to an item of a checklist, by the name that data/report/checklists.json gives it. */
export const checklistAnswers: Readonly<Record<string, Answer>> = {
  title: ({ scenario }) => `‘${scenario.title}’. Whether it names the kind of study is for the author.`,
  question: ({ scenario }) => `${scenario.question} Context and use are for the author.`,
  population: ({ population }) =>
    `${whole(population.practices)} general practices with ${whole(population.patients)} registered patients: ${population.label}.`,
  setting: ({ nation, years }) => `General practice in ${nation}, ${yearsInWords(years)}.`,
  policies: (results) => {
    const { comparator, alternatives } = comparedPolicies(results);
    const others = alternatives.map(({ title }) => title).join('; ');
    return alternatives.length === 0 ? `${comparator.title} alone.` : `${others}; each against ${comparator.title}.`;
  },
  perspective: ({ costEffectiveness }) => costEffectiveness.perspective,
  horizon: ({ years }) => `${years.length === 1 ? 'One contract year' : 'Contract years'}, ${yearsInWords(years)}.`,
  discount: ({ costEffectiveness }) =>
    `${(100 * costEffectiveness.discountRate).toFixed(1)}% a year, costs and health alike.`,
  outcomes: (results) =>
    `${shownOutcomes(results).length} outcomes, each with its definition: ‘What the outcomes mean’.`,
  valuation: () => 'Quality-adjusted life-years from published studies: docs/model.md 4.11.',
  costs: () =>
    'Payments by the rules of the contract (docs/contract.md); costs of staff and care: docs/model.md 4.6 and 4.11.',
  currency: ({ years }) =>
    `Pounds sterling, payments at the rates of ${yearsInWords(years)}. Year of prices of each cost: data/evidence.`,
  model: () => 'Monte Carlo simulation of single practices: docs/model.md has the equations and why they were chosen.',
  analysis: (_, { program }) =>
    `Equations in docs/model.md; checks in docs/verification.md. ${program.name} ${program.version}.`,
  groups: (results) =>
    comparedPolicies(results).alternatives.length === 0
      ? 'Nothing is compared.'
      : 'Change of income by kind of practice: ‘Who loses’. Groups of patients are not modelled.',
  uncertainty: ({ draws, worldsPerParameterSet }) =>
    `${whole(draws)} simulated worlds, ${worldsPerParameterSet} for each set of parameters; intervals of 90% and 50% over them; uncertainty of parameters, chance and the model of the response are told apart in results.json.`,
  uncertaintyEffect: () => 'Each figure has its interval; qofsim explain says which parameters it comes from.',
  parameters: () =>
    'docs/parameters.md and data/evidence/priors.json: each with distribution, source and how sure it is.',
  finding: (results) =>
    findings(results)
      .map(({ sentence }) => sentence)
      .join(' '),
  limits: ({ warnings, assumptions, substitutions }) =>
    `${warnings.length + assumptions.length + substitutions.length} assumptions of this run are listed under ‘Assumptions that matter’, and limits of the model under ‘Limits’.`,
  data: (_, { inputs }) =>
    `${inputs.length} files were read, listed with their hashes in run.json; each value in them has its source.`,
  preparation: () => 'docs/synthetic-england.md, docs/nations.md and docs/import.md.',
  initial: () => 'No warm-up: each contract year is drawn whole, from what practices are like at its start.',
  draws: ({ draws }) =>
    `${whole(draws)} worlds, the same for every policy; figures carry their Monte Carlo standard error in results.json.`,
  software: (_, { program }) => `TypeScript on Node; ${program.name} ${program.version}.`,
  random: ({ generator, seed }) =>
    `${generator}, counter-based: each number is addressed by draw, practice, indicator, purpose and year. Seed ‘${seed}’.`,
  execution: () =>
    'Practice by practice in blocks of worlds, in one or several threads; results do not depend on how many.',
  machine: () => 'No figure depends on the machine, so none is recorded. Run time is for the author.',
  code: (_, { program, command }) => `${program.name} ${program.version}, MIT licence. ${command}`,
  repeatable: ({ fingerprint }) => `The command below gives the same bytes. Fingerprint of all inputs: ${fingerprint}.`,
  grounded: () => 'Every fact in data/ has a source and says how sure it is. See ‘Held against published figures’.',
  comparison: () =>
    'All policies run on the same worlds; statements of both sides can be held against the same figures.',
  structure: ({ structural }) =>
    structural.variants.length > 1
      ? `${structural.variants.length} models of the response: see ‘Depends on which model of the response’.`
      : 'One model of the response in this run.',
  verification: () => 'docs/verification.md: what could be wrong, and which test would show it.',
  validation: () => '‘Held against published figures’ above, and docs/validation.md.',
  versions: ({ kernel }, { program, schemaVersions }) =>
    `${program.name} ${program.version}, kernel ${kernel}, documents ${Object.entries(schemaVersions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}; changes of results in CHANGELOG.md.`,
};
