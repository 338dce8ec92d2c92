import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { checkScenario } from '../documents/checkScenario.js';
import { locateInText } from '../documents/locateInText.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { InputError } from '../inputError.js';
import { describePolicies, describeScenario } from './describeScenario.js';

/** `qofsim check SCENARIO`: says that a scenario can be run, and what it says; or throws what is wrong with it. */
export function checkCommand(print: (text: string) => void = console.log): Command {
  return new Command('check')
    .description('check a scenario file without running it')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .action((file: string) => {
      const text = readScenarioFile(file);
      const { scenario, ruleset } = checkScenario(text, file);
      requirePopulationFile(scenario, file, text);
      print(`${file}: ok`);
      print(describeScenario(scenario));
      print(describePolicies(scenario, ruleset));
    });
}

function readScenarioFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError({
      where: file,
      found: `a file that cannot be read (${(error as Error).message})`,
      allowed: 'the path of a scenario file',
      mend: 'Check the path; qofsim scenarios lists the ones that come with the program.',
    });
  }
}

function requirePopulationFile({ population }: Scenario, file: string, text: string): void {
  if (!('file' in population)) return;
  const path = resolve(dirname(file), population.file);
  if (existsSync(path)) return;
  throw new InputError({
    where: locateInText(text, file)(['population', 'file']),
    path: 'population.file',
    found: `"${population.file}", and there is no such file at ${path}`,
    allowed: 'the path of a practices file, relative to the scenario file',
    mend: 'Correct the path.',
  });
}
