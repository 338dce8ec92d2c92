import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { InputError, type InputProblem } from '../inputError.js';

/** Above this many characters a JSON file was not written by hand, and doubled keys are not looked for. */
const longestHandWrittenText = 200_000;

/** Guard against a file of aliases that unfolds to gigabytes. */
const mostAliases = 100;

/**
 * The value that the text of a YAML or JSON file stands for.
 * @param where  file name; one that ends in .json is parsed as JSON
 * @throws InputError with the line of the first fault of the syntax, or with the line of every doubled key
 */
export function parseText(text: string, where: string): unknown {
  const value = where.endsWith('.json') ? parseJson(text, where) : parseYaml(text, where);
  if (value !== undefined && value !== null) return value;
  throw new InputError({
    where,
    found: 'an empty file',
    allowed: 'a YAML or JSON document',
    mend: 'Start from a copy of an example in scenarios/ or docs/.',
  });
}

function parseYaml(text: string, where: string): unknown {
  if (text.trim() === '') return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const faults = [...document.errors, ...document.warnings];
  const first = faults.find((fault) => fault.code !== 'DUPLICATE_KEY');
  // After one fault of syntax the others are mostly its echo; doubled keys are each their own.
  const told = first ? [first] : faults;
  if (told.length > 0) {
    throw new InputError(
      told.map((fault) => {
        const { line, col } = lines.linePos(fault.pos[0]);
        return { where: `${where}:${line}:${col}`, ...explainSyntax(fault, text) };
      }),
    );
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    // An alias inside its own anchor makes a value without end, which cannot be written as JSON.
    if (text.includes('&')) JSON.stringify(value);
    return value;
  } catch (error) {
    throw new InputError({
      where,
      found: `an alias that cannot be followed (${(error as Error).message})`,
      allowed: `an alias (*name) of an anchor (&name) that stands before it, at most ${mostAliases} in all`,
      mend: 'Write the value out. A text that begins with * needs quotes.',
    });
  }
}

function explainSyntax(fault: YAMLError, text: string): Omit<InputProblem, 'where'> {
  switch (fault.code) {
    case 'TAB_AS_INDENT':
      return {
        found: 'a tab in the indentation',
        allowed: 'spaces only',
        mend: 'Put two spaces in place of each tab at the start of the line.',
      };
    case 'DUPLICATE_KEY': {
      const key = /^[^:\n]*/.exec(text.slice(fault.pos[0]))?.[0].trim();
      return { found: `the key ${key} a second time`, allowed: 'each key once', mend: 'Remove one of the two.' };
    }
    case 'MULTIPLE_DOCS':
      return {
        found: 'a second document',
        allowed: 'one document in a file',
        mend: 'Remove the line --- or split the file.',
      };
    default:
      return {
        found: `text that is not YAML (${fault.message})`,
        allowed: 'a YAML document',
        mend: 'Check indentation, brackets and quotes here; a text with a colon or one that begins with a sign needs quotes.',
      };
  }
}

function parseJson(text: string, where: string): unknown {
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The engine names a position, except where the text ends too early.
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = text
      .slice(0, position === undefined ? undefined : Number(position))
      .trimEnd()
      .split('\n').length;
    throw new InputError({
      where: `${where}:${line}`,
      found: `text that is not JSON (${(error as Error).message})`,
      allowed: 'a complete JSON document',
      mend: 'Check for a missing bracket, a comma too many or a file that was cut off.',
    });
  }
  // JSON.parse keeps the last of two equal keys without a word. JSON is YAML, whose parser does not.
  return text.length <= longestHandWrittenText ? parseYaml(text, where) : value;
}
