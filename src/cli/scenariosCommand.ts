import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import Table from 'cli-table3';
import { Command } from 'commander';
import { readScenario } from '../documents/readScenario.js';
import { episodeKey, shippedFolder, shippedScenarios } from './shippedScenarios.js';

/** `qofsim scenarios`: the scenario files that come with the program, episodes first, and what each asks. */
export function scenariosCommand(print: (text: string) => void = console.log, folder = shippedFolder): Command {
  return new Command('scenarios')
    .summary('list the scenarios that come with the program')
    .description('Lists the scenarios that come with the program. qofsim episodes runs those numbered e01 to e22.')
    .action(() => {
      const table = new Table({
        head: ['id', 'title', 'question', 'file'],
        colWidths: [null, 32, 50, null],
        wordWrap: true,
        wrapOnWordBoundary: true,
        style: { head: [], border: [] },
      });
      const all = shippedScenarios(folder);
      const isEpisode = (scenario: (typeof all)[number]) => episodeKey(scenario) !== undefined;
      for (const { path } of [...all.filter(isEpisode), ...all.filter((scenario) => !isEpisode(scenario))]) {
        const { id, title, question } = readScenario(readFileSync(path, 'utf8'), path);
        table.push([id, title, question, relative(process.cwd(), path)]);
      }
      print(table.toString());
    });
}
