import { constants, gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { InputError } from '../../inputError.js';

/**
 * The bytes of a .gz file. Node's own reader, because it checks the checksum at the end of the file; fflate does not.
 * @throws InputError when the file is cut off or damaged
 */
export function gunzip(bytes: Uint8Array, where: string): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw damaged(where, 'gz file', error);
  }
}

/**
 * As many of the first bytes as the first `length` packed ones give: enough for the header of a file that is not
 * wanted.
 */
export function gunzipStart(bytes: Uint8Array, length: number, where: string): Uint8Array {
  try {
    return gunzipSync(bytes.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw damaged(where, 'gz file', error);
  }
}

/**
 * The members of a zip archive that are wanted, in code-unit order of their names.
 * @throws InputError when the archive is cut off or damaged
 */
export function unzip(
  bytes: Uint8Array,
  where: string,
  wanted: (member: string) => boolean,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  try {
    const members = unzipSync(bytes, { filter: (member) => wanted(member.name) });
    return Object.keys(members)
      .sort()
      .map((name) => ({ name, bytes: members[name]! }));
  } catch (error) {
    throw damaged(where, 'zip archive', error);
  }
}

const damaged = (where: string, kind: string, error: unknown): InputError =>
  new InputError({
    where,
    found: `a ${kind} that is cut off or damaged (${(error as Error).message})`,
    allowed: `a complete ${kind}`,
    mend: 'Download it again.',
  });
