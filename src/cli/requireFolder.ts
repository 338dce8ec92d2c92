import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../inputError.js';

/** Refuses a file in a folder that is not there: before the work, so that a wrong path does not cost it. */
export function requireFolder(out: string, option = '--out'): void {
  if (existsSync(dirname(out))) return;
  throw new InputError({
    where: option,
    found: `"${out}", and there is no folder ${dirname(out)}`,
    allowed: 'a file in a folder that exists',
    mend: 'Create the folder, or choose another path.',
  });
}
