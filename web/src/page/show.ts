import type { Figure, Shown, Stage } from '../messages.js';
import { find } from './find.js';

const number = (value: number): string => value.toLocaleString('en-GB');

/**
 * Puts a view's figures, charts and limits on the page. All texts go in as text; charts are HTML that the report's code escaped.
 * @param held  the beliefs that the view holds, in words
 */
export function show(shown: Shown, stage: Stage, held: string): void {
  const { practices, draws, label } = shown;
  find('fault', HTMLElement).hidden = true;
  find('shown', HTMLElement).hidden = false;
  find('finding', HTMLElement).textContent = shown.finding;
  find('finding', HTMLElement).hidden = shown.finding === '';
  find('figures', HTMLElement).replaceChildren(...shown.figures.map(figureOf));
  find('how', HTMLElement).textContent =
    `${label}. Mean and 90% interval of ${number(draws)} simulated worlds, seed ${shown.seed}; pp: percentage points. ${shown.policy}${held}`;
  list(
    'meanings',
    shown.figures.map(({ title, definition }) => `${title}: ${definition}`),
  );
  writeCharts(shown.charts);
  list('warnings', shown.warnings);
  list('borrowed', shown.borrowed);
  find('borrowed-box', HTMLElement).hidden = shown.borrowed.length === 0;
  find('fingerprint', HTMLElement).textContent = stage === 'whole' ? shown.fingerprint : 'after all worlds';
  find('export-practice', HTMLElement).hidden = shown.documents.practices === undefined;
  find('two-files', HTMLElement).hidden = shown.documents.practices === undefined;
  const brief = find('brief', HTMLElement);
  brief.hidden = false;
  brief.textContent = shown.figures
    .slice(0, 2)
    .map(({ title, value }) => `${title}: ${value}`)
    .join(' · ');
  say(
    stage === 'whole'
      ? `Figures of ${number(draws)} simulated worlds and ${practices === 1 ? 'one practice' : `${number(practices)} practices`}.`
      : `First look, ${number(draws)} worlds. Computing the others ...`,
  );
  find('results', HTMLElement).dataset.stage = stage;
}

function figureOf({ outcome, title, value, interval, mean, q05, q95 }: Figure): HTMLElement {
  const box = document.createElement('div');
  const term = document.createElement('dt');
  term.textContent = title;
  const main = document.createElement('dd');
  const data = document.createElement('data');
  data.value = String(mean);
  data.textContent = value;
  Object.assign(data.dataset, { outcome, q05: String(q05), q95: String(q95) });
  main.append(data);
  const rest = document.createElement('dd');
  rest.className = 'interval';
  rest.textContent = interval === '' ? '' : `90%: ${interval}`;
  box.append(term, main, rest);
  return box;
}

/** Replaces the charts; tables that were opened stay open, and the page does not jump. */
function writeCharts(charts: readonly string[]): void {
  const box = find('charts', HTMLElement);
  const open = new Set([...box.querySelectorAll('figure:has(details[open])')].map(({ id }) => id));
  box.style.minHeight = charts.length === box.childElementCount ? `${box.offsetHeight}px` : '';
  box.innerHTML = charts.join('');
  for (const figure of box.querySelectorAll('figure'))
    if (open.has(figure.id)) figure.querySelector('details')?.setAttribute('open', '');
  box.style.minHeight = '';
}

function list(id: string, texts: readonly string[]): void {
  find(id, HTMLElement).replaceChildren(
    ...texts.map((text) => {
      const item = document.createElement('li');
      item.textContent = text;
      return item;
    }),
  );
}

/** Says how the computation stands. */
export function say(words: string): void {
  find('status', HTMLElement).textContent = words;
  find('bar', HTMLElement).style.visibility = 'hidden';
}

/** The same as a bar, which screen readers pass over. */
export function showProgress(share: number): void {
  const bar = find('bar', HTMLElement);
  bar.style.visibility = 'visible';
  (bar.firstElementChild as HTMLElement).style.width = `${100 * share}%`;
}

/** Shows what went wrong and what to do; the figures of before would be of something else, so they go. */
export function showFault(words: string, advice: string): void {
  const box = find('fault', HTMLElement);
  const [fault, remedy] = [words, advice].map((text) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    return paragraph;
  });
  box.replaceChildren(fault!, remedy!);
  box.hidden = false;
  find('shown', HTMLElement).hidden = true;
  find('brief', HTMLElement).hidden = true;
  delete find('results', HTMLElement).dataset.stage;
  say('No figures.');
}
