import { statSync } from 'node:fs';
import { type ContractYear, parseContractYear } from '../contract/contractYear.js';
import { loadRuleset } from '../facts/rulesets.js';
import { InputError } from '../inputError.js';
import { diskFiles } from '../population/nhs/folderFiles.js';
import { type HistoryRead, readHistory } from '../population/nhs/readHistory.js';
import type { Population } from '../population/population.js';
import { namedIn } from './namedIn.js';

/** Results of an earlier year, where `--history` and `--history-year` ask for them. @throws InputError for one without the other */
export function historyOf(
  { history, historyYear }: { readonly history?: string; readonly historyYear?: string },
  year: ContractYear,
): HistoryRead | undefined {
  if (history === undefined && historyYear === undefined) return undefined;
  if (history === undefined || historyYear === undefined)
    throw new InputError({
      where: history === undefined ? '--history-year' : '--history',
      found: 'one without the other',
      allowed: '--history with --history-year',
      mend: history === undefined ? 'Say where the results are.' : 'Say of which contract year the results are.',
    });
  const own = parseContractYear(historyYear, '--history-year');
  if (own > year)
    throw new InputError({
      where: '--history-year',
      found: `${own}, after the year ${year} of the practices`,
      allowed: `${year} or an earlier contract year`,
      mend: 'Take the results of an earlier year.',
    });
  const isFile = statSync(history, { throwIfNoEntry: false })?.isFile() ?? false;
  return readHistory(history, loadRuleset('England', own), diskFiles, isFile);
}

/** Areas whose results are left out, by `--history-except`. @throws InputError for an area that no practice has */
export function areasOf(
  { historyExcept }: { readonly historyExcept?: string },
  { areas }: Population,
): ReadonlySet<string> {
  const codes = (historyExcept ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const known = areas.map(({ code }) => code);
  for (const code of codes) namedIn('--history-except', 'area of the practices', code, known);
  return new Set(codes);
}
