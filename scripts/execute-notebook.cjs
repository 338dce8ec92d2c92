// Executes one notebook with tslab's own converter and executor: no Python, no sockets. Called by run-notebooks.mjs.
// usage: node scripts/execute-notebook.cjs IN.ipynb OUT.ipynb; exit 1 when a cell fails, with the compiler's or program's text.
// It leans on tslab's inner files, so package.json pins tslab to one version.
const fs = require('node:fs');
const path = require('node:path');
const { createConverter } = require('tslab/dist/converter');
const { createExecutor } = require('tslab/dist/executor');
const jupyter = require('tslab/dist/jupyter');

const [input, output] = process.argv.slice(2).map((file) => path.resolve(file));
const writeToTerminal = process.stdout.write.bind(process.stdout);
const writeError = process.stderr.write.bind(process.stderr);

/** Outputs of displays that may be written again, by id. */
const displays = new Map();

/** What the cell that is running has put out, as notebook outputs. */
let outputs = [];

function capture(name) {
  process[name].write = (text) => {
    const last = outputs.at(-1);
    if (last?.output_type === 'stream' && last.name === name) last.text += String(text);
    else outputs.push({ output_type: 'stream', name, text: String(text) });
    return true;
  };
}

/** A display with an id, such as a line of progress, takes the place of what it showed before. */
function writeDisplay({ data, metadata, transient }, isUpdate) {
  const id = transient?.display_id;
  const output = { output_type: 'display_data', data, metadata: metadata ?? {} };
  const earlier = isUpdate ? displays.get(id) : undefined;
  if (earlier) Object.assign(earlier, output);
  else outputs.push(output);
  if (id !== undefined && !earlier) displays.set(id, output);
}

async function executeCell(executor, cell, number) {
  outputs = [];
  cell.execution_count = number;
  const source = [cell.source].flat().join('');
  const succeeded = source.trim() === '' || (await executor.execute(source));
  // A display that was started in the cell may still be on its way.
  await new Promise((resolve) => setImmediate(resolve));
  cell.outputs = outputs.map(withLines);
  if (succeeded) return true;
  const messages = outputs.filter((o) => o.output_type === 'stream').map((o) => o.text);
  writeError(`${path.basename(input)}: code cell ${number} failed\n${messages.join('')}\n`);
  return false;
}

/** Text as a list of lines, as Jupyter writes it, so that a change of one line is one line of a diff. */
const linesOf = (text) => String(text).match(/[^\n]*\n|[^\n]+$/g) ?? [];

function withLines(output) {
  if (output.output_type === 'stream') return { ...output, text: linesOf(output.text) };
  const data = Object.entries(output.data).map(([form, value]) => [
    form,
    typeof value === 'string' ? linesOf(value) : value,
  ]);
  return { ...output, data: Object.fromEntries(data) };
}

async function main() {
  const notebook = JSON.parse(fs.readFileSync(input, 'utf8'));
  process.chdir(path.dirname(input)); // imports in cells are relative to the notebook
  capture('stdout');
  capture('stderr');
  jupyter.lastWriteDisplayData = writeDisplay;
  const node = createConverter({ isJS: false, isBrowser: false });
  const executor = createExecutor(process.cwd(), { node, close: () => node.close() }, console);
  let number = 0;
  let succeeded = true;
  for (const cell of notebook.cells) {
    cell.source = linesOf([cell.source].flat().join(''));
    if (cell.cell_type !== 'code') continue;
    succeeded = await executeCell(executor, cell, ++number);
    if (!succeeded) break;
  }
  executor.close();
  notebook.metadata.language_info ??= { name: 'typescript' };
  if (succeeded) {
    fs.writeFileSync(output, `${JSON.stringify(notebook, null, 1)}\n`);
    writeToTerminal(`${path.basename(input)}: ${number} cells\n`);
  }
  process.exit(succeeded ? 0 : 1);
}

main();
