import type { PracticeRow } from '../../analysis/practiceRows.js';
import type { Results } from '../../documents/resultsSchema.js';
import { policyColour } from '../charts/chartSpec.js';
import { chartsFor } from '../charts/chartsFor.js';
import { palette } from '../charts/palette.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { figuresCsv } from '../figuresCsv.js';
import { findings } from '../finding.js';
import { explainInHtml, glossarySection } from '../glossary.js';
import type { RunDescription } from '../runRecord.js';
import { yearsInWords } from '../yearsInWords.js';
import { limitsSection, methodSection, runSection } from './background.js';
import { chartFigure } from './chartFigure.js';
import { checklistSection } from './checklistSection.js';
import { claimsSection } from './claimsSection.js';
import { contents } from './contents.js';
import { costEffectivenessSection } from './costEffectivenessSection.js';
import { download } from './download.js';
import { html, type SafeHtml, trustedHtml } from './html.js';
import { keyFigures } from './keyFigures.js';
import { indicatorSection, monthSection, policySection } from './resultSections.js';
import { reportPolicy, sortScript } from './sortTables.js';
import { styles } from './styles.js';
import { unbroken } from './unbroken.js';
import { validationSection } from './validationSection.js';
import { whoLosesSection } from './whoLosesSection.js';

export interface ReportOptions {
  readonly run: RunDescription;
}

/**
 * The report as one HTML file that needs no network and no other file: finding first, then three figures, who loses, charts,
 * tables, method, limits, what was held against published figures, checklists and the command to run it again. Its one
 * script sorts tables; without it nothing is missing. Same arguments, same bytes.
 */
export async function renderReport(
  results: Results,
  rows: readonly PracticeRow[],
  { run }: ReportOptions,
): Promise<string> {
  const figures: SafeHtml[] = [];
  for (const chart of chartsFor(results, rows)) figures.push(await chartFigure(chart));
  const sections = html`${header(results)}
<main>
${findingSection(results)}
${whoLosesSection(results)}
${claimsSection(results)}
<h2 id="charts">${figures.length === 1 ? 'Chart' : 'Charts'}</h2>
${figures}
${results.curves.length > 0 ? download('curves.csv', 'figures of the curves', figuresCsv(results, [['curves']])) : ''}
${policySection(results)}
${costEffectivenessSection(results)}
${indicatorSection(results)}
${monthSection(results)}
${methodSection(results)}
${limitsSection(results)}
${validationSection(results, run)}
${checklistSection(results, run)}
${runSection(results, run)}
`;
  const { text, terms } = explainInHtml(sections.text, 'element');
  const body = html`${trustedHtml(text)}${glossarySection(terms)}
</main>`;
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trustedHtml(reportPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${results.scenario.title}</title>
<style>${trustedHtml(styles)}</style>
</head>
<body>
${withContents(body.text)}
${sortScript}
</body>
</html>
`;
  return page.text;
}

/** Links to the sections stand behind the first one: the finding comes before everything. */
function withContents(body: string): SafeHtml {
  const second = body.indexOf('<h2 ', body.indexOf('<h2 ') + 1);
  return trustedHtml(`${body.slice(0, second)}${contents(body).text}\n${body.slice(second)}`);
}

function findingSection(results: Results): SafeHtml {
  const { comparator, alternatives } = comparedPolicies(results);
  return html`<h2 id="finding">Finding${alternatives.length > 0 ? `: compared with ${comparator.title}` : ''}</h2>
${findings(results).map(
  ({ policy, effect }, i) =>
    html`<p class="finding" style="border-color:${alternatives.length > 0 ? policyColour(i) : palette.comparator}"><strong>${policy}</strong> <span class="effect">${unbroken(effect)}</span></p>\n`,
)}
${keyFigures(results)}`;
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
<p class="meta">${population.practices.toLocaleString('en-GB')} practices, ${population.patients.toLocaleString('en-GB')} patients. £: pounds sterling (GBP); percentage points (pp) are differences of percentages.</p>
</header>`;
