/** A text that is bound to a place in the results, the run record or the validation: the only way a number gets into a brief. */
export class Bound {
  /**
   * @param path  where it stands: 'policies[1].contrasts.practiceIncome'
   * @param text  as it is read, with sign and unit
   */
  constructor(
    readonly path: string,
    readonly text: string,
  ) {}
}

/** Running text of a brief: words of the program, and bound texts. Only `words` makes it. */
export class Words {
  constructor(readonly parts: readonly (string | Bound)[]) {}
}

/** Figures, signs and units of figures. A hyphen inside a word is none. */
const figures = /[\p{N}£$€%‰+−±×]|(?<![\p{L}])-(?=\S|$)/u;

/** Numbers in letters. 'One' is left out: it is a pronoun as often. */
const numberWords =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|half|halves|thirds?|quarters?|fifths?|tenths?|twice|double[ds]?|dozens?)\b/i;

/**
 * Template tag for the text of a brief.
 * @throws Error when the words between the bound texts hold a figure, a sign or a number in letters
 */
export function words(strings: TemplateStringsArray, ...contents: readonly (Bound | Words)[]): Words {
  return new Words(
    strings.flatMap((literal, i) => {
      const stray = figures.exec(literal) ?? numberWords.exec(literal);
      if (stray) throw new Error(`a brief says "${stray[0]}", which is bound to no result: "${literal.trim()}"`);
      const content = contents[i];
      return [literal, ...(content instanceof Words ? content.parts : content ? [content] : [])];
    }),
  );
}

/** Texts one after the other, with words of the program between them. */
export const joined = (texts: readonly (Bound | Words)[], between: Words): Words =>
  new Words(
    texts.flatMap((text, i) => [...(i > 0 ? between.parts : []), ...(text instanceof Words ? text.parts : [text])]),
  );

/** The text alone, without its bindings. */
export const plainText = ({ parts }: Words): string =>
  parts.map((part) => (part instanceof Bound ? part.text : part)).join('');
