import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { checkScenario } from '../documents/checkScenario.js';
import { loadPopulation } from '../documents/loadScenario.js';
import { locateInText } from '../documents/locateInText.js';
import type { Scenario } from '../documents/scenarioDocument.js';
import { InputError } from '../inputError.js';
import { describePolicies, describeScenario } from './describeScenario.js';
import { readScenarioText } from './readScenarioText.js';

/** `qofsim check SCENARIO`: says that a scenario can be run, and what it says; or throws what is wrong with it. */
export function checkCommand(print: (text: string) => void = console.log): Command {
  return new Command('check')
    .description('check a scenario file without running it')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .action((file: string) => {
      const text = readScenarioText(file);
      const { scenario, rulesets, notice } = checkScenario(text, file);
      requirePopulationFile(scenario, file, text);
      // Areas are known where practices are drawn; a file of practices is read when it is run.
      if ('synthetic' in scenario.population) loadPopulation({ scenario, text, path: file });
      print(`${file}: ok`);
      if (notice !== undefined) print(notice);
      print(describeScenario(scenario));
      print(describePolicies(scenario, rulesets));
    });
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
