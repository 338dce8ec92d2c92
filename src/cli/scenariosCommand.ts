import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';
import { Command } from 'commander';
import { readScenario } from '../documents/scenarioDocument.js';

const shippedFolder = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** `qofsim scenarios`: the scenario files that come with the program, and what each asks. */
export function scenariosCommand(print: (text: string) => void = console.log): Command {
  return new Command('scenarios').description('list the scenarios that come with the program').action(() => {
    const table = new Table({
      head: ['id', 'title', 'question', 'file'],
      colWidths: [22, 32, 50, null],
      wordWrap: true,
      style: { head: [], border: [] },
    });
    for (const file of shippedScenarioFiles()) {
      const { id, title, question } = readScenario(readFileSync(file, 'utf8'), file);
      table.push([id, title, question, relative(process.cwd(), file)]);
    }
    print(table.toString());
  });
}

/** Paths of the shipped scenario files, by name. */
const shippedScenarioFiles = (): readonly string[] =>
  readdirSync(shippedFolder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => `${shippedFolder}${file}`);
