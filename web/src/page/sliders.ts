import { type BeliefFact, pageFacts } from 'qofsim:page';
import type { Shown } from '../messages.js';
import { heldAt, type View } from '../view.js';
import { find } from './find.js';

/** Short names of beliefs that people argue about; others go by what the register calls them. */
const titles: Readonly<Record<string, string>> = {
  optOutParticipation: 'How many practices join a voluntary scheme',
  qofHoursPer1000Patients: 'Hours of QOF work',
  hoursReleasedFraction: 'Share of hours really freed',
  temporarySuspensionAttenuation: 'How far teams relax in a pause',
  yearEndShareOfQofWork: 'Share of the work done in the last seven weeks',
  fractionOfShiftInYear1: 'How much of the fall comes in the first year',
  'withdrawalLogitShift.recording': 'Fall of recording and advice without pay',
  'withdrawalLogitShift.complexProcess': 'Fall of examinations without pay',
  'withdrawalLogitShift.labTest': 'Fall of laboratory tests without pay',
  'withdrawalLogitShift.bloodPressureControl': 'Fall of blood pressure control without pay',
  'withdrawalLogitShift.metabolicControl': 'Fall of HbA1c (blood sugar) and cholesterol control without pay',
  'withdrawalLogitShift.treatment': 'Fall of prescribing and vaccination without pay',
  'realShare.complexProcess': 'Share of a fall in examinations that is care not given',
  'realShare.recording': 'Share of a fall in recording that is care not given',
  'realShare.control': 'Share of a fall in blood pressure, HbA1c and cholesterol control that is care not given',
  withdrawalShiftPracticeSpread: 'How much practices differ in their fall without pay',
  qofAdminShare: 'Share of QOF work that is administration',
  releasedHoursUsable: 'Share of a freed hour that becomes an appointment',
  pressureBaseline: 'Pressure on practices (logarithm of demand over safe capacity)',
};

/** Positions of a slider from the 0.5% to the 99.5% quantile of the prior. */
const positions = 200;

const text = (value: number): string => String(Number(value.toPrecision(2))).replace('-', '−');
const exact = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−');

const positionOf = ({ least, most }: BeliefFact, value: number): number =>
  Math.round((positions * (value - least)) / (most - least));

/** As many stand open; the others are under 'More beliefs'. */
const shownFirst = 6;

/** Builds a slider for each belief. @param onHold  called with the value to hold, or undefined for the prior */
export function buildSliders(onHold: (name: string, value: number | undefined) => void): void {
  const sliders = pageFacts.beliefs.map((belief) => sliderOf(belief, onHold));
  find('sliders', HTMLElement).replaceChildren(...sliders.slice(0, shownFirst));
  find('more-sliders', HTMLElement).replaceChildren(...sliders.slice(shownFirst));
  find('more-beliefs', HTMLElement).hidden = sliders.length <= shownFirst;
}

function sliderOf(belief: BeliefFact, onHold: (name: string, value: number | undefined) => void): HTMLElement {
  const { name, scope, unit, confidence, least, low, median, high, most } = belief;
  const id = `belief-${name}`;
  const box = element('div', 'belief');
  const label = element('label', '', titles[name] ?? name);
  label.setAttribute('for', id);
  const value = element('output', 'value');
  value.setAttribute('for', id);
  value.id = `${id}-value`;
  const track = element('div', 'track');
  const band = element('span', 'band');
  // The middle of the handle stops half its width before the ends.
  const along = (part: number) => `${part} * (100% - 1rem)`;
  band.style.left = `calc(0.5rem + ${along((low - least) / (most - least))})`;
  band.style.width = `calc(${along((high - low) / (most - least))})`;
  const range = document.createElement('input');
  Object.assign(range, { type: 'range', id, min: '0', max: String(positions), step: '1' });
  range.setAttribute('aria-describedby', `${id}-prior`);
  range.addEventListener('input', () => {
    onHold(name, heldAt(belief, least + (Number(range.value) / positions) * (most - least)));
  });
  track.append(band, range);
  const prior = element('small', '');
  prior.id = `${id}-prior`;
  prior.textContent = `${scope}. Prior: median ${text(median)}, 90% range ${text(low)} to ${text(high)} ${unit}; ${confidence} confidence.`;
  const share = element('small', 'importance');
  share.id = `${id}-share`;
  const reset = document.createElement('button');
  Object.assign(reset, { type: 'button', id: `${id}-reset`, textContent: 'Reset' });
  reset.setAttribute('aria-label', `Reset: ${titles[name] ?? name}`);
  reset.addEventListener('click', () => onHold(name, undefined));
  const head = element('div', 'head');
  head.append(label, value, reset);
  box.append(head, track, prior, share);
  return box;
}

function element(tag: string, className: string, words = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = words;
  return made;
}

/** Puts the sliders where a view holds its beliefs. */
export function writeSliders({ beliefs }: View): void {
  for (const belief of pageFacts.beliefs) {
    const id = `belief-${belief.name}`;
    const held = beliefs[belief.name];
    const range = find(id, HTMLInputElement);
    const position = String(positionOf(belief, held ?? belief.median));
    if (range.value !== position) range.value = position;
    const words = held === undefined ? 'as in the prior' : `held at ${exact(held)}`;
    range.setAttribute('aria-valuetext', held === undefined ? words : `${words} ${belief.unit}`);
    const output = find(`${id}-value`, HTMLOutputElement);
    output.value = words;
    output.classList.toggle('held', held !== undefined);
    find(`${id}-reset`, HTMLButtonElement).disabled = held === undefined;
  }
  // A belief that a link holds must not be out of sight.
  const hidden = pageFacts.beliefs.slice(shownFirst).some(({ name }) => name in beliefs);
  if (hidden) find('more-beliefs', HTMLElement).setAttribute('open', '');
  find('reset-beliefs', HTMLButtonElement).disabled = Object.keys(beliefs).length === 0;
}

/** 'Held: Hours of QOF work at 60.', or nothing: for those who read the figures on paper. */
export function heldInWords({ beliefs }: View): string {
  const held = Object.entries(beliefs).flatMap(([name, value]) =>
    value === undefined ? [] : [`${titles[name] ?? name} at ${exact(value)}`],
  );
  return held.length === 0 ? '' : ` Held: ${held.join('; ')}.`;
}

/** Says of each belief what it explains in the view that is shown. */
export function writeImportance(importance: Shown['importance'], { beliefs }: View): void {
  const known = Object.keys(importance).length > 0;
  for (const { name } of pageFacts.beliefs) {
    const found = (importance[name] ?? []).map(({ of, share }) => `${Math.round(100 * share)}% of ${of}`);
    find(`belief-${name}-share`, HTMLElement).textContent =
      !known || name in beliefs
        ? ''
        : found.length > 0
          ? `Explains of the uncertainty here: ${found.join(', ')}.`
          : 'No effect seen in this view.';
  }
}
