// What differs between a committed notebook and one that was executed again: sources and outputs, cell by cell, whichever
// program executed it. Times, counts and how text is cut into lines do not matter.

const joined = (text) => [text].flat().join('');

/** Outputs in one form: neighbouring pieces of a stream together, text in one piece, nothing of when it was made. */
export function outputsOf(cell) {
  const outputs = [];
  for (const output of cell.outputs ?? []) {
    const last = outputs.at(-1);
    if (output.output_type === 'stream') {
      if (last?.form === output.name) last.value += joined(output.text);
      else outputs.push({ form: output.name, value: joined(output.text) });
    } else if (output.output_type === 'error') {
      outputs.push({ form: 'error', value: `${output.ename}: ${output.evalue}` });
    } else {
      for (const [form, value] of Object.entries(output.data).sort(([a], [b]) => (a < b ? -1 : 1))) {
        outputs.push({
          form,
          value: typeof value === 'object' && !Array.isArray(value) ? inOrder(value) : joined(value),
        });
      }
    }
  }
  return outputs;
}

/** JSON with sorted keys: programs write them in orders of their own. */
const inOrder = (value) =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** One line for each difference: which cell, which output, the words around the first character that differs. */
export function notebookDifferences(committed, executed) {
  const found = [];
  const count = Math.max(committed.cells.length, executed.cells.length);
  for (let i = 0; i < count; i++) {
    const [was, is] = [committed.cells[i], executed.cells[i]];
    const where = `cell ${i + 1}`;
    if (!was || !is) {
      found.push(`${where}: ${was ? 'committed' : 'executed'} notebook alone has it`);
      continue;
    }
    const source = joined(was.source);
    const named = `${where} (${firstLine(source)})`;
    if (source !== joined(is.source)) found.push(`${named}: the source differs`);
    const [before, after] = [outputsOf(was), outputsOf(is)];
    if (before.length !== after.length) {
      found.push(
        `${named}: ${before.length} outputs committed (${formsOf(before)}), ${after.length} now (${formsOf(after)})`,
      );
      continue;
    }
    before.forEach((output, k) => {
      const now = after[k];
      if (output.form !== now.form) found.push(`${named}: ${output.form} committed, ${now.form} now`);
      else if (output.value !== now.value)
        found.push(`${named}: ${output.form} differs: ${firstDifference(output.value, now.value)}`);
    });
  }
  return found;
}

const formsOf = (outputs) => outputs.map(({ form }) => form).join(', ') || 'none';

const firstLine = (source) => {
  const line = source.split('\n').find((text) => text.trim() !== '') ?? 'empty';
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
};

/** Some text around the first character that differs. */
function firstDifference(was, is) {
  let at = 0;
  while (at < Math.min(was.length, is.length) && was[at] === is[at]) at++;
  const from = Math.max(0, at - 40);
  const around = (text) => JSON.stringify(text.slice(from, at + 40));
  return `committed ${around(was)}, now ${around(is)}`;
}
