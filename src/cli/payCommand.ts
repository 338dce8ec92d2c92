import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { practiceStatement } from '../contract/practiceStatement.js';
import { statementNotices } from '../contract/statementNotices.js';
import { readPayRequest } from '../documents/payRequest.js';
import { InputError } from '../inputError.js';
import { statementText } from './statementText.js';

/** What the command touches outside itself. */
export interface PayInputOutput {
  readonly read: (file: string) => string;
  readonly print: (text: string) => void;
}

const terminal: PayInputOutput = { read: readTextFile, print: (text) => console.log(text) };

/** `qofsim pay FILE`: what the contract pays one practice for one year. Wrong input throws InputError. */
export function payCommand({ read, print }: PayInputOutput = terminal): Command {
  return new Command('pay')
    .description('compute what the contract pays one practice for one year')
    .argument('<file>', 'the practice, YAML or JSON (docs/pay.md describes it)')
    .option('--json', 'print one JSON object instead of a table')
    .action((file: string, options: { readonly json?: true }) => {
      const { practice, claim, ruleset, profile } = readPayRequest(read(file), file);
      const statement = practiceStatement(claim, ruleset, profile);
      const notices = statementNotices(statement, ruleset);
      if (options.json) {
        print(JSON.stringify({ ...(practice === undefined ? {} : { practice }), ...statement, notices }, null, 2));
      } else {
        print(statementText(statement, practice, notices));
      }
    });
}

function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError({
      where: file,
      found: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message,
      allowed: 'a YAML or JSON file that can be read',
      mend: 'Check the path.',
    });
  }
}
