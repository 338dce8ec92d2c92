import { InputError } from '../inputError.js';

/** Reads a whole number inside limits from the command line. */
export const wholeNumber =
  (flag: string, least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InputError({
      where: flag,
      found: JSON.stringify(text),
      allowed: `a whole number from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}`,
      mend: 'Correct the number.',
    });
  };

/** Reads a number of nought or more from the command line. */
export const notNegative =
  (flag: string) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
    throw new InputError({
      where: flag,
      found: JSON.stringify(text),
      allowed: 'a number, 0 or more',
      mend: 'Correct the number.',
    });
  };

/** Reads a seed: any text but the empty one. */
export function seedText(text: string): string {
  if (text.trim() !== '') return text;
  throw new InputError({
    where: '--seed',
    found: 'an empty text',
    allowed: 'any text of at least one character',
    mend: 'Give a word or a number.',
  });
}
