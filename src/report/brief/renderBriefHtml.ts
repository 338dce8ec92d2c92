import { explainInHtml } from '../glossary.js';
import { html, type SafeHtml, trustedHtml } from '../html/html.js';
import type { Brief } from './brief.js';
import { briefStyles } from './briefStyles.js';
import { Bound, plainText, type Words } from './words.js';

/** Characters that fill the page at full size; a longer text is set smaller. */
const fullPage = 3000;

/** The smallest size, as a share of the full one. */
const smallest = 0.72;

/** Part of the full size at which a brief fits on one page of A4. */
export const fittingScale = (brief: Brief): number =>
  Math.round(100 * Math.max(smallest, Math.min(1, Math.sqrt(fullPage / lengthOf(brief))))) / 100;

/**
 * The brief as one HTML page that loads nothing and runs nothing. Every bound text carries the place that it is bound to.
 * @param scale  size of the letters as a share of the usual one
 */
export function renderBriefHtml(brief: Brief, scale = fittingScale(brief)): string {
  const { kicker, title, basis, figures, others, losers, otherSide, unknown, fingerprint } = brief;
  const list = (items: readonly Words[]) => html`<ul>${items.map((item) => html`<li>${written(item)}</li>\n`)}</ul>`;
  const main = html`<main>
<p class="kicker">${written(kicker)}</p>
<h1>${written(title)}</h1>
<p class="basis">${written(basis)}</p>
<dl class="figures">${figures.map(
    ({ label, figure, interval }) =>
      html`<div><dt>${written(label)}</dt><dd><strong>${written(figure)}</strong><small>${written(interval)}</small></dd></div>\n`,
  )}</dl>
${others.length > 0 ? othersTable(brief) : ''}
<div class="columns">
<section><h2>Who loses, and what would protect them</h2>${list(losers)}</section>
<section><h2>${written(otherSide.title)}</h2>${list(otherSide.points)}</section>
</div>
<section><h2>What we do not know</h2>${list(unknown)}</section>
<footer><h2>Fingerprint</h2><dl>${fingerprint.map(({ label, value }) => html`<dt>${written(label)}</dt><dd>${written(value)}</dd>\n`)}</dl></footer>
</main>`;
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plainText(title)}</title>
<style>${trustedHtml(briefStyles(scale))}</style>
</head>
<body>
${trustedHtml(explainInHtml(main.text, 'written').text)}
</body>
</html>
`.text;
}

const written = ({ parts }: Words): readonly SafeHtml[] =>
  parts.map((part) => (part instanceof Bound ? boundHtml(part) : html`${part}`));

/** A sum with its sign, or a share: browsers would break the line behind the sign. */
const unbreakable = /^[+−]?£?[\d.,]+[m%]?$/;

const boundHtml = ({ path, text }: Bound): SafeHtml =>
  unbreakable.test(text)
    ? html`<span class="figure" data-path="${path}">${text}</span>`
    : html`<span data-path="${path}">${text}</span>`;

const othersTable = ({ others, figures }: Brief): SafeHtml => html`
<table>
<caption>The same figures under the other policies of the run</caption>
<thead><tr><th scope="col">Policy</th>${figures.map(({ label }) => html`<th scope="col">${written(label)}</th>`)}</tr></thead>
<tbody>${others.map((other) => html`<tr><th scope="row">${written(other.policy)}</th>${other.figures.map((figure) => html`<td>${written(figure)}</td>`)}</tr>\n`)}</tbody>
</table>`;

function lengthOf(brief: Brief): number {
  const { kicker, title, basis, figures, others, losers, otherSide, unknown, fingerprint } = brief;
  const texts = [
    kicker,
    // Larger letters take more room.
    title,
    title,
    title,
    basis,
    ...figures.flatMap(({ label, figure, interval }) => [label, figure, interval]),
    ...others.flatMap(({ policy, figures: own }) => [policy, ...own]),
    ...losers,
    ...otherSide.points,
    ...unknown,
    ...fingerprint.map(({ value }) => value),
  ];
  return texts.reduce((sum, text) => sum + plainText(text).length, 0);
}
