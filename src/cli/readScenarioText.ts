import { readFileSync } from 'node:fs';
import { InputError } from '../inputError.js';

/** The text of a scenario file named on the command line. @throws InputError where it cannot be read */
export function readScenarioText(file: string): string {
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
