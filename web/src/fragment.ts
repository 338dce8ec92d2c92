import { usualView, type View, viewSchema } from './view.js';

const version = '1';
const beliefPrefix = 'belief.';
const numbers = new Set<string>(['list', 'need', 'share', 'joining', 'localHours']);

/** Longer fragments are not read: no view needs so much. */
const longest = 4000;

/** A link was read, or why it could not be. */
export type FragmentReading = { readonly view: View } | { readonly fault: string };

/** The part of a link after '#': what differs from the usual view, and nothing that leaves the page. */
export function fragmentOf(view: View): string {
  const words = new URLSearchParams({ v: version });
  for (const [key, value] of Object.entries(view)) {
    if (key === 'beliefs' || String(value) === String(usualView[key as keyof View])) continue;
    words.set(key, Array.isArray(value) ? value.join('.') : String(value));
  }
  for (const [name, value] of Object.entries(view.beliefs)) words.set(beliefPrefix + name, String(value));
  return words.toString();
}

/** Reads what `fragmentOf` wrote. Anything else is refused as a whole and changes nothing. */
export function viewOf(fragment: string): FragmentReading {
  const text = fragment.replace(/^#/, '');
  if (text === '') return { view: usualView };
  if (text.length > longest) return { fault: `it has more than ${longest} characters` };
  const words = new URLSearchParams(text);
  if (words.get('v') !== version) return { fault: 'it was not made by this page' };
  const written: Record<string, unknown> = {};
  const beliefs: Record<string, number> = {};
  for (const [key, value] of words) {
    if (key === 'v') continue;
    if (key.startsWith(beliefPrefix)) beliefs[key.slice(beliefPrefix.length)] = numberOf(value);
    else if (key === 'areas') written[key] = value.split('.');
    else if (key === 'points') written[key] = value === 'average' ? value : numberOf(value);
    else written[key] = numbers.has(key) ? numberOf(value) : value;
  }
  const parsed = viewSchema.safeParse({ ...usualView, ...written, beliefs });
  if (parsed.success) return { view: parsed.data };
  const [issue] = parsed.error.issues;
  return { fault: `${issue?.path.join('.') || 'a field'}: ${issue?.message ?? 'not as it should be'}` };
}

/** NaN, which the schema refuses, for text that is no plain number. */
const numberOf = (text: string): number => (/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text) ? Number(text) : Number.NaN);
