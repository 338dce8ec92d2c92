import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

export type DocumentPath = readonly (string | number)[];

/** Above this many characters faults are located by path alone: building the line index would take longer than the run. */
const longestLocatedText = 2_000_000;

/** Where a path of the document stands: `file:line:column`. With `key`, the place of that key inside the object at the path. */
export type Locate = (path: DocumentPath, key?: string) => string;

/**
 * Makes a function that finds paths in the text of a YAML or JSON document. A path that is not in the text (a missing
 * key, a default) is located at its nearest parent that is.
 */
export function locateInText(text: string, where: string): Locate {
  if (text.length > longestLocatedText) return () => where;
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${where}:${line}:${col}`;
  };
  return (path, key) => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (!isNode(node) || !node.range) continue;
      if (key !== undefined && depth === path.length && isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
        if (pair && isScalar(pair.key) && pair.key.range) return at(pair.key.range[0]);
      }
      return at(node.range[0]);
    }
    return where;
  };
}

/** `policies[1].when.from` */
export const writtenPath = (path: DocumentPath): string =>
  path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
