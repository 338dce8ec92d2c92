import { pageFacts } from 'qofsim:page';
import { documentsOf, practicesFile, scenarioFile } from '../documents.js';
import { fragmentOf, viewOf } from '../fragment.js';
import type { Answer } from '../messages.js';
import { usualView, type View, viewSchema } from '../view.js';
import { createAsker } from './asker.js';
import { find } from './find.js';
import { markFault, prepareForm, readForm, writeForm } from './form.js';
import { save } from './save.js';
import { say, show, showFault, showProgress } from './show.js';
import { buildSliders, heldInWords, writeImportance, writeSliders } from './sliders.js';

/** Wires the page: the form and the sliders make a view, the view is asked for, answers are shown. */
export function startPage(page: Document): void {
  let view: View = usualView;
  const asker = createAsker(answered, (message) =>
    showFault(
      `The computation stopped: ${message}`,
      'Load the page again. If it stops again, start again with the usual view, or run the exported scenario with qofsim run.',
    ),
  );

  function answered(answer: Answer): void {
    if (answer.kind === 'progress') {
      if (answer.stage === 'whole') showProgress(answer.share);
      return;
    }
    find('results', HTMLElement).removeAttribute('aria-busy');
    if (answer.kind === 'fault') {
      const advice = answer.wrongInput
        ? 'Change what you entered, or start again with the usual view.'
        : 'This is a fault of the program. Start again with the usual view, and tell the authors with the link below.';
      showFault(answer.message, advice);
      return;
    }
    show(answer.shown, answer.stage, heldInWords(view));
    if (answer.stage === 'whole') writeImportance(answer.shown.importance, view);
  }

  function take(next: View): void {
    view = next;
    entryFault();
    writeForm(view);
    writeSliders(view);
    const fragment = fragmentOf(view);
    history.replaceState(null, '', `#${fragment}`);
    find('link', HTMLInputElement).value = location.href;
    find('shared', HTMLElement).textContent = '';
    find('results', HTMLElement).setAttribute('aria-busy', 'true');
    delete find('results', HTMLElement).dataset.stage;
    say('Computing ...');
    asker.ask(view);
  }

  function entryFault(name?: string, message = ''): void {
    const box = find('entry-fault', HTMLElement);
    box.hidden = message === '';
    box.textContent = message;
    markFault(name);
  }

  function offer(next: unknown): void {
    const parsed = viewSchema.safeParse(next);
    if (parsed.success) {
      take(parsed.data);
      return;
    }
    const issue = parsed.error.issues[0]!;
    const name = String(issue.path[0] ?? '');
    const label = page.querySelector(`label[for="${name}"]`)?.firstChild?.textContent?.trim() ?? name;
    entryFault(name, `${label}: ${issue.message}. The figures are those of before.`);
  }

  function open(fragment: string): void {
    const reading = viewOf(fragment);
    take('view' in reading ? reading.view : usualView);
    if ('fault' in reading)
      find('shared', HTMLElement).textContent =
        `The link could not be read (${reading.fault}); this is the usual view.`;
    if ('fault' in reading) entryFault(undefined, 'The link could not be read, so this is the usual view.');
  }

  prepareForm();
  buildSliders((name, value) => {
    const { [name]: _, ...others } = view.beliefs;
    take({ ...view, beliefs: value === undefined ? others : { ...others, [name]: value } });
  });
  const form = find('form', HTMLFormElement);
  form.addEventListener('input', ({ target }) => {
    if ((target as HTMLElement).id !== 'episode') offer(readForm(view));
  });
  form.addEventListener('submit', (event) => event.preventDefault());

  const episode = find('episode', HTMLSelectElement);
  episode.append(
    new Option('an example ...', ''),
    ...pageFacts.episodes.map(({ title }, i) => new Option(title, String(i))),
  );
  episode.addEventListener('change', () => {
    const chosen = pageFacts.episodes[Number(episode.value)];
    if (episode.value !== '' && chosen) offer({ ...usualView, ...chosen.view });
    episode.value = '';
  });

  const on = (id: string, act: () => void): void => find(id, HTMLButtonElement).addEventListener('click', act);
  on('reset-beliefs', () => take({ ...view, beliefs: {} }));
  on('reset', () => take(usualView));
  on('export', () => save(scenarioFile, documentsOf(view).scenario));
  on('export-practice', () => save(practicesFile, documentsOf(view).practices ?? ''));
  on('print', () => window.print());
  on('copy', () => {
    const link = find('link', HTMLInputElement);
    link.select();
    const told = find('shared', HTMLElement);
    navigator.clipboard?.writeText(link.value).then(
      () => {
        told.textContent = 'The link is copied.';
      },
      () => {
        told.textContent = 'The browser does not allow copying; the link is selected, copy it with the keyboard.';
      },
    );
  });
  window.addEventListener('hashchange', () => open(location.hash));
  open(location.hash);
}
