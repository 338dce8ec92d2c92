import type { PracticeRow } from '../../analysis/practiceRows.js';
import type { Results } from '../../documents/resultsSchema.js';
import { policyColour } from '../charts/chartSpec.js';
import { chartsFor } from '../charts/chartsFor.js';
import { palette } from '../charts/palette.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { findings } from '../finding.js';
import type { RunDescription } from '../runRecord.js';
import { structuralTable, structuralTitle } from '../structuralTable.js';
import { yearsInWords } from '../yearsInWords.js';
import { limitsSection, methodSection, runSection } from './background.js';
import { chartFigure } from './chartFigure.js';
import { claimsSection } from './claimsSection.js';
import { costEffectivenessSection } from './costEffectivenessSection.js';
import { dataTable } from './dataTable.js';
import { html, type SafeHtml, trustedHtml } from './html.js';
import { keyFigures } from './keyFigures.js';
import { definitionTable, differenceTable, indicatorTable, levelTable, whoLosesTable } from './resultTables.js';
import { styles } from './styles.js';
import { unbroken } from './unbroken.js';
import { hoursOfIndicators, pressureByMonth, releasedByMonth } from './workloadTables.js';

export interface ReportOptions {
  readonly run: RunDescription;
}

/**
 * The report as one HTML file that needs no network, no script and no other file: finding first, then figures, tables, method,
 * limits and the command to run it again. Same arguments, same bytes.
 */
export async function renderReport(
  results: Results,
  rows: readonly PracticeRow[],
  { run }: ReportOptions,
): Promise<string> {
  const { comparator, alternatives } = comparedPolicies(results);
  const figures: SafeHtml[] = [];
  for (const chart of chartsFor(results, rows)) figures.push(await chartFigure(chart));
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${results.scenario.title}</title>
<style>${trustedHtml(styles)}</style>
</head>
<body>
${header(results)}
<main>
<h2 id="finding">Finding${alternatives.length > 0 ? `: compared with ${comparator.title}` : ''}</h2>
${findings(results).map(
  ({ policy, effect }, i) =>
    html`<p class="finding" style="border-color:${alternatives.length > 0 ? policyColour(i) : palette.comparator}"><strong>${policy}</strong> <span class="effect">${unbroken(effect)}</span></p>\n`,
)}
${keyFigures(results)}
${claimsSection(results)}
<h2 id="charts">${figures.length === 1 ? 'Chart' : 'Charts'}</h2>
${figures}
<h2 id="policies">${alternatives.length > 0 ? 'Policies side by side' : 'All outcomes'}</h2>
<ul>${[comparator, ...alternatives].map((policy) => html`<li><strong>${policy.title}.</strong> ${policy.description}</li>\n`)}</ul>
${alternatives.length > 0 ? dataTable(differenceTable(results)) : ''}
${dataTable(levelTable(results))}
${structuralSection(results)}
<details class="keep words"><summary>What the outcomes mean</summary>${dataTable(definitionTable(results))}</details>
${costEffectivenessSection(results)}
${
  alternatives.length > 0
    ? html`<h2 id="losers">Who loses</h2>
<details class="keep"><summary>Change of income over practices and by kind of practice</summary>${dataTable(whoLosesTable(results))}</details>`
    : ''
}
<h2 id="indicators">Indicators</h2>
<details class="keep"><summary>Recorded achievement of every indicator</summary>${dataTable(indicatorTable(results))}</details>
<details class="keep"><summary>QOF hours of every indicator</summary>${dataTable(hoursOfIndicators(results))}</details>
<h2 id="months">Months</h2>
<p>${results.hoursBasis}</p>
<details class="keep"><summary>Demand, capacity and pressure</summary>${dataTable(pressureByMonth(results))}</details>
${
  alternatives.length > 0
    ? html`<details class="keep"><summary>Hours released and unmet demand relieved</summary>${dataTable(releasedByMonth(results))}</details>`
    : ''
}
${methodSection(results)}
${limitsSection(results)}
${runSection(results, run)}
</main>
</body>
</html>
`;
  return page.text;
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

const header = ({ nation, years, scenario, population }: Results): SafeHtml => html`
<header>
<p class="kicker">Quality and Outcomes Framework (QOF), the scheme that pays general practices for points. ${nation}, ${yearsInWords(years)}.</p>
<h1>${scenario.title}</h1>
<p class="question">${scenario.question}</p>
${
  population.kind === 'synthetic'
    ? html`<p class="synthetic"><strong>Synthetic practices.</strong> ${population.label}. Generated from published distributions.</p>`
    : html`<p class="meta">Practices: ${population.label}.</p>`
}
<p class="meta">${population.practices.toLocaleString('en-GB')} practices, ${population.patients.toLocaleString('en-GB')} patients. GBP (£): pounds sterling; pp: percentage points.</p>
</header>`;
