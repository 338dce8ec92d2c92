/** The public API: what notebooks and other programs import. Everything else may change without notice. */
export { outcomeDefinitions } from './analysis/outcomeDefinitions.js';
export type { PracticeRow } from './analysis/practiceRows.js';
export { runScenario, type ScenarioRun } from './analysis/runScenario.js';
export { type LoadedScenario, loadPopulation, loadScenario } from './documents/loadScenario.js';
export type { Estimate, OutcomeId, PolicyResult, Results } from './documents/resultsSchema.js';
export { loadRuleset, rulesetYears } from './facts/rulesets.js';
export { InputError } from './inputError.js';
export { chartsFor } from './report/charts/chartsFor.js';
export { policyComparison } from './report/charts/policyComparison.js';
export { comparisonTable } from './report/comparisonTable.js';
export { toDataFrame } from './report/dataFrame.js';
export { findings } from './report/finding.js';
export { formatEstimate, formatInterval } from './report/formatEstimate.js';
export { renderReport } from './report/html/renderReport.js';
export { renderSvg } from './report/renderChart.js';
