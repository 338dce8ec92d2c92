export { outcomeDefinitions } from './analysis/outcomeDefinitions.js';
export type { PracticeRow } from './analysis/practiceRows.js';
export type { Estimate, OutcomeId, PolicyResult, Results } from './analysis/resultsSchema.js';
export { runScenario, type ScenarioRun } from './analysis/runScenario.js';
export { type LoadedScenario, loadPopulation, loadScenario } from './documents/loadScenario.js';
export { loadRuleset, rulesetYears } from './facts/rulesets.js';
export { InputError } from './inputError.js';
