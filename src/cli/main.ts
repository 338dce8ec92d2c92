#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { InputError } from '../inputError.js';
import { briefCommand } from './briefCommand.js';
import { calibrateCommand } from './calibrateCommand.js';
import { checkCommand } from './checkCommand.js';
import { episodesCommand } from './episodesCommand.js';
import { explainCommand } from './explainCommand.js';
import { importCommand } from './importCommand.js';
import { migrateCommand } from './migrateCommand.js';
import { parametersCommand } from './parametersCommand.js';
import { payCommand } from './payCommand.js';
import { programVersion } from './programVersion.js';
import { reportCommand } from './reportCommand.js';
import { runCommand } from './runCommand.js';
import { scenariosCommand } from './scenariosCommand.js';
import { schemaCommand } from './schemaCommand.js';
import { validateCommand } from './validateCommand.js';
import { webCommand } from './webCommand.js';

/** Exit codes: 0 done, 2 wrong input, 1 a fault of the program or the machine. */
const exitCode = { wrongInput: 2, fault: 1 } as const;

const program = new Command('qofsim')
  .description('Simulates what Quality and Outcomes Framework (QOF) policy does to general practices.')
  .version(programVersion())
  .showHelpAfterError('(qofsim --help lists the commands)');
for (const command of [
  runCommand(),
  episodesCommand(),
  reportCommand(),
  briefCommand(),
  explainCommand(),
  parametersCommand(),
  checkCommand(),
  payCommand(),
  importCommand(),
  migrateCommand(),
  scenariosCommand(),
  schemaCommand(),
  validateCommand(),
  calibrateCommand(),
  webCommand(),
]) {
  program.addCommand(command);
}
for (const command of [program, ...program.commands, ...program.commands.flatMap((c) => c.commands)])
  command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof InputError) {
    console.error(error.message);
    process.exitCode = exitCode.wrongInput;
  } else if (error instanceof CommanderError) {
    // Help and version are errors to commander, with code 0.
    process.exitCode = error.exitCode === 0 ? 0 : exitCode.wrongInput;
  } else {
    console.error(error instanceof Error && error.message ? `qofsim stopped: ${error.message}` : error);
    if (process.env.QOFSIM_DEBUG) console.error(error);
    process.exitCode = exitCode.fault;
  }
}
