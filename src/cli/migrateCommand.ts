import { Command } from 'commander';
import { migrateText } from '../documents/migrateScenario.js';
import { childOf } from '../documents/objectsAt.js';
import { parseText } from '../documents/parseText.js';
import { readScenario } from '../documents/readScenario.js';
import { readScenarioText } from './readScenarioText.js';
import { writeAtomically } from './writeAtomically.js';

/** `qofsim migrate SCENARIO`: a scenario file of version 1 as version 2, with its comments; printed, or written in its place. */
export function migrateCommand(
  print: (text: string) => void = console.log,
  tell: (text: string) => void = console.error,
): Command {
  return new Command('migrate')
    .description('write a scenario file of version 1 as version 2, with the same meaning')
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .option('--write', 'write it in place of the file, instead of printing it')
    .action((file: string, flags: { readonly write?: boolean }) => {
      const text = readScenarioText(file);
      // A file with faults is not migrated: they are told first, with their lines.
      readScenario(text, file);
      const isNew = childOf(parseText(text.replace(/^\uFEFF/, ''), file), 'schemaVersion') !== 1;
      const migrated = isNew ? text : migrateText(text, file.endsWith('.json') ? 'json' : 'yaml');
      if (flags.write !== true) print(migrated.trimEnd());
      else if (!isNew) writeAtomically(file, migrated);
      if (isNew) tell(`${file}: is version 2 already`);
      else if (flags.write === true) tell(`${file}: written as version 2`);
    });
}
