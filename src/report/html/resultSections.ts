import type { Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { figuresCsv, type ResultsPath } from '../figuresCsv.js';
import { structuralTable, structuralTitle } from '../structuralTable.js';
import type { DataTableOptions } from './dataTable.js';
import { dataTable } from './dataTable.js';
import { html, type SafeHtml } from './html.js';
import { definitionTable, differenceTable, indicatorTable, levelTable } from './resultTables.js';
import { hoursOfIndicators, pressureByMonth, releasedByMonth } from './workloadTables.js';

const sortable: DataTableOptions = { isSortable: true };

/** A sortable table with a file of the figures that every policy has at some place. */
const withFigures = (
  results: Results,
  name: string,
  what: string,
  places: readonly ResultsPath[],
): DataTableOptions => ({
  isSortable: true,
  csv: {
    name,
    what,
    text: figuresCsv(
      results,
      results.policies.flatMap((_, i) => places.map((place) => ['policies', i, ...place])),
    ),
  },
});

/** What the policies are, and every outcome of each. */
export function policySection(results: Results): SafeHtml {
  const { comparator, alternatives } = comparedPolicies(results);
  return html`
<h2 id="policies">${alternatives.length > 0 ? 'Policies side by side' : 'All outcomes'}</h2>
<ul>${[comparator, ...alternatives].map((policy) => html`<li><strong>${policy.title}.</strong> ${policy.description}</li>\n`)}</ul>
${alternatives.length > 0 ? dataTable(differenceTable(results), sortable) : ''}
${dataTable(levelTable(results), withFigures(results, 'outcomes.csv', 'all outcomes', [['outcomes'], ['contrasts']]))}
${structuralSection(results)}
<details class="keep words"><summary>What the outcomes mean</summary>${dataTable(definitionTable(results))}</details>`;
}

/** What the model of the response decides; nothing where a run has one, or where nobody answers. */
function structuralSection(results: Results): SafeHtml {
  const table = structuralTable(results);
  if (!table) return html``;
  return html`<h3 id="structure">${structuralTitle}</h3>
<p>Studies saw one mean fall for each kind of indicator. Several models of what practices do agree with it and differ elsewhere. The figures
above take them in turn; here is each alone.</p>
${dataTable(table)}`;
}

/** Recorded achievement and hours of every indicator. */
export const indicatorSection = (results: Results): SafeHtml => html`
<h2 id="indicators">Indicators</h2>
<details class="keep"><summary>Recorded achievement of every indicator</summary>${dataTable(
  indicatorTable(results),
  withFigures(results, 'indicators.csv', 'achievement by indicator', [['indicators']]),
)}</details>
<details class="keep"><summary>QOF hours of every indicator</summary>${dataTable(
  hoursOfIndicators(results),
  withFigures(results, 'indicator-hours.csv', 'hours by indicator', [['workload', 'indicators']]),
)}</details>`;

/** Pressure, and what is released, by month. */
export function monthSection(results: Results): SafeHtml {
  const { alternatives } = comparedPolicies(results);
  return html`
<h2 id="months">Months</h2>
<p>${results.hoursBasis}</p>
<details class="keep"><summary>Demand, capacity and pressure</summary>${dataTable(
    pressureByMonth(results),
    withFigures(results, 'months.csv', 'figures by month', [['workload', 'months']]),
  )}</details>
${
  alternatives.length > 0
    ? html`<details class="keep"><summary>Hours released and unmet demand relieved</summary>${dataTable(releasedByMonth(results))}</details>`
    : ''
}`;
}
