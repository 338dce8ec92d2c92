import { InputError } from '../inputError.js';
import { childOf } from './objectsAt.js';
import { parseText } from './parseText.js';
import { readDocument } from './readDocument.js';
import { type Results, resultsSchema } from './resultsSchema.js';
import { resultsVersion } from './resultsShape.js';

/**
 * Reads the text of a results.json.
 * @param where  name of the file, for messages
 * @throws InputError when the file is of another version, no results, or breaks their contract
 */
export function readResults(text: string, where: string): Results {
  const version = childOf(parseText(text, where), 'schemaVersion');
  if (typeof version === 'number' && version !== resultsVersion) {
    throw new InputError({
      where,
      path: 'schemaVersion',
      found: `results of version ${version}`,
      allowed: `version ${resultsVersion}, which this program writes`,
      mend:
        version > resultsVersion
          ? 'Update qofsim.'
          : 'Run the scenario again: run.json, in the same folder, has the command.',
    });
  }
  return readDocument(text, where, resultsSchema);
}
