import { pageFacts } from 'qofsim:page';
import { areasOf, daysOf, type View, yearFact } from '../view.js';
import { find } from './find.js';

const texts = [
  'name',
  'contract',
  'year',
  'scope',
  'policy',
  'from',
  'to',
  'choose',
  'protection',
  'participation',
] as const;
const numbers = ['list', 'need', 'share', 'joining', 'localHours'] as const;

const form = () => find('form', HTMLFormElement);
const field = (name: string): HTMLInputElement | HTMLSelectElement => {
  const found = form().elements.namedItem(name);
  if (found instanceof HTMLInputElement || found instanceof HTMLSelectElement) return found;
  throw new Error(`the form has no field ${name}`);
};

/** Fills the lists that follow from facts. */
export function prepareForm(): void {
  field('year').replaceChildren(...pageFacts.years.map(({ year }) => new Option(year, year)));
}

/** Shows a view in the form: its values, and only the fields that it uses. */
export function writeForm(view: View): void {
  for (const name of texts) field(name).value = view[name];
  for (const name of numbers) field(name).value = String(view[name]);
  field('points').value = view.points === 'average' ? '' : String(view.points);
  const { first, last } = daysOf(view.year);
  for (const name of ['from', 'to']) {
    const day = field(name) as HTMLInputElement;
    day.min = first;
    day.max = last;
  }
  writeAreas(view);
  const { history } = yearFact(view.year);
  const points = field('points') as HTMLInputElement;
  points.disabled = history === null;
  points.max = String(history?.points ?? 0);
  find('points-hint', HTMLElement).textContent = history
    ? `Of ${history.points} in ${history.year}. Empty: as any practice.`
    : `The page cannot use the results of the year before ${view.year}.`;
  find('share-value', HTMLOutputElement).value = view.share === 100 ? 'all' : `${view.share}%`;
  find('joining-value', HTMLOutputElement).value = `${view.joining}%`;
  show('[data-scope=area]', view.scope === 'area');
  show('[data-scope=practice]', view.scope === 'practice');
  show('[data-policy]', view.policy !== 'national');
  show('[data-part]', view.policy !== 'national' && view.share < 100);
  show('[data-joining]', view.policy !== 'national' && view.participation === 'share');
}

/** What the form says, beside what only a link can say. May be wrong: the schema of views judges it. */
export function readForm(view: View): unknown {
  const numberIn = (name: string) => (field(name).value.trim() === '' ? Number.NaN : Number(field(name).value));
  const year = field('year').value;
  const moved = year === view.year ? {} : movedTo(view, year);
  return {
    ...view,
    ...Object.fromEntries(texts.map((name) => [name, field(name).value])),
    ...Object.fromEntries(numbers.map((name) => [name, numberIn(name)])),
    points: field('points').value.trim() === '' ? 'average' : numberIn('points'),
    areas: field('areas').value.split('.'),
    ...moved,
  };
}

/** The same days in another year, and areas that its synthetic England has. */
function movedTo(view: View, year: string): Partial<View> {
  const years = Number(year.slice(0, 4)) - Number(view.year.slice(0, 4));
  const same = (day: string) => {
    const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
    return moved.endsWith('-02-29') ? `${moved.slice(0, 5)}02-28` : moved;
  };
  const known = areasOf(year);
  const areas = view.areas.filter((code) => known.some((area) => area.code === code));
  return {
    from: same(view.from),
    to: same(view.to),
    areas: areas.length > 0 ? areas : [known[0]!.code],
    points: 'average',
  };
}

/** Named areas, those of one city together too, then those that stand for real ones by size alone. */
function writeAreas({ year, areas }: View): void {
  const all = areasOf(year);
  const option = (codes: readonly string[], text: string) => new Option(text, codes.join('.'));
  const one = (area: (typeof all)[number]) => option([area.code], `${area.name} (${area.practices} practices)`);
  const named = all.filter(({ numbered }) => !numbered);
  const chosen = areas.join('.');
  const together =
    areas.length < 2
      ? []
      : [option(areas, all.flatMap(({ code, name }) => (areas.includes(code) ? [name] : [])).join(', '))];
  const group = (label: string, options: readonly HTMLOptionElement[]) => {
    const element = document.createElement('optgroup');
    element.label = label;
    element.append(...options);
    return element;
  };
  field('areas').replaceChildren(
    group('Areas by name', [...together, ...named.map(one)]),
    group('Areas by size', all.filter(({ numbered }) => numbered).map(one)),
  );
  field('areas').value = chosen;
}

const show = (selector: string, shown: boolean): void => {
  for (const element of form().querySelectorAll<HTMLElement>(selector)) element.hidden = !shown;
};

/** Marks the field that is at fault, if any, for those who see and those who hear. */
export function markFault(name: string | undefined): void {
  for (const element of form().querySelectorAll('[name]'))
    if (element.getAttribute('name') === name) element.setAttribute('aria-invalid', 'true');
    else element.removeAttribute('aria-invalid');
}
