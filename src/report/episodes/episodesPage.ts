import { policyColour } from '../charts/chartSpec.js';
import { palette } from '../charts/palette.js';
import { claimsNote } from '../claimsText.js';
import { claimWords } from '../claimWords.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { findings } from '../finding.js';
import { explainInHtml, glossarySection } from '../glossary.js';
import { claimsTable } from '../html/claimsSection.js';
import { html, type SafeHtml, trustedHtml } from '../html/html.js';
import { styles } from '../html/styles.js';
import { unbroken } from '../html/unbroken.js';
import { type Episode, episodeFigures, episodeNumber, type FinishedEpisode, isFinished } from './episode.js';
import { assumed, failureNote, introduction, pageTitle, setting } from './episodesWords.js';

/**
 * One page over all episodes, for a person who negotiates: what was said and how often it holds, then for each episode its
 * question, the finding, three figures, its claims and a link to the report. One file without scripts that loads nothing.
 * Same episodes, same bytes.
 */
export function episodesPage(episodes: readonly Episode[]): string {
  const finished = episodes.filter(isFinished);
  const synthetic = finished.some(({ results }) => results.population.kind === 'synthetic');
  const sections = html`<header>
<h1>${pageTitle}</h1>
<p class="question">${introduction(episodes)}</p>
${synthetic ? html`<p class="synthetic"><strong>Synthetic practices.</strong> Generated from published distributions; none of them is a real practice.</p>` : ''}
<nav aria-label="Episodes"><ul>
${episodes.map((episode) => html`<li><a href="#${episode.id}">${episodeNumber(episode.id)}</a> ${isFinished(episode) ? episode.results.scenario.title : failureNote}</li>\n`)}</ul></nav>
</header>
<main>
${overview(finished)}
${episodes.map((episode) => (isFinished(episode) ? section(episode) : html`<h2 id="${episode.id}">${episodeNumber(episode.id)}: ${episode.id}</h2>\n<p>${failureNote}</p>\n`))}`;
  const { text, terms } = explainInHtml(sections.text, 'element');
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${pageTitle}</title>
<style>${trustedHtml(styles)}</style>
</head>
<body>
${trustedHtml(text)}
${glossarySection(terms)}
</main>
</body>
</html>
`.text;
}

/** Every claim of every episode on a line, so that they can be held beside each other. */
function overview(episodes: readonly FinishedEpisode[]): SafeHtml {
  const rows = episodes.flatMap(({ id, results }) => claimWords(results).map((claim) => ({ id, claim })));
  if (rows.length === 0) return html``;
  return html`
<h2 id="claims">What was said, and how often it holds</h2>
<p>${claimsNote}</p>
<div class="scroll" tabindex="0" role="region" aria-label="All statements">
<table class="claims">
<caption>All statements, with the figure that tests each</caption>
<thead><tr><th scope="col">Statement</th><th scope="col">Episode</th><th scope="col">In the model</th><th scope="col">Holds in</th></tr></thead>
<tbody>
${rows.map(
  ({ id, claim: { statement, speaker, figure, interval, worlds } }) =>
    html`<tr><th scope="row">${statement}<br><small>${speaker}</small></th><td><a href="#${id}">${episodeNumber(id)}</a></td><td><strong>${figure}</strong>${interval === undefined ? '' : html`<br><small>${interval}</small>`}</td><td>${worlds}</td></tr>\n`,
)}</tbody>
</table>
</div>`;
}

function section({ id, results }: FinishedEpisode): SafeHtml {
  const compared = comparedPolicies(results).alternatives.length > 0;
  const colour = (i: number): string => (compared ? policyColour(i) : palette.comparator);
  return html`
<section aria-labelledby="${id}">
<h2 id="${id}">${episodeNumber(id)}: ${results.scenario.title}</h2>
<p class="question">${results.scenario.question}</p>
<p class="meta">${setting(results)} ${assumed(results)}</p>
${findings(results).map(
  ({ policy, effect }, i) =>
    html`<p class="finding" style="border-color:${colour(i)}"><strong>${policy}</strong> <span class="effect">${unbroken(effect)}</span></p>\n`,
)}
${figuresTable(results, colour)}
${results.claims.length > 0 ? claimsTable(results) : ''}
<p><a href="${encodeURIComponent(id)}/report.html">Full report</a> with charts, tables, method and limits. <a href="${encodeURIComponent(id)}/results.json">All figures</a></p>
</section>`;
}

function figuresTable(results: FinishedEpisode['results'], colour: (i: number) => string): SafeHtml {
  const { caption, outcomes, rows } = episodeFigures(results);
  return html`
<table class="key">
<caption>${caption}</caption>
<thead><tr><th scope="col">Policy</th>${outcomes.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ policy, figures }, i) =>
      html`<tr><th scope="row" style="border-left-color:${colour(i)}">${policy}</th>${figures.map(({ mean, interval }, k) => html`<td data-title="${outcomes[k] as string}"><strong>${mean}</strong> <small>${interval ?? ''}</small></td>`)}</tr>\n`,
  )}</tbody>
</table>`;
}
