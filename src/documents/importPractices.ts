import { parseContractYear } from '../contract/contractYear.js';
import { combinedRegisters } from '../facts/combinedRegisters.js';
import { diskFiles } from '../population/nhs/folderFiles.js';
import { importNhsFolder } from '../population/nhs/importNhsFolder.js';
import { withCombinedRegisters } from '../population/withCombinedRegisters.js';
import { defaultSyntheticYear } from './populationSchema.js';

/**
 * The practices of a folder of published NHS files (docs/import.md), ready to be run, and what was read and dropped.
 * @param year  contract year, such as '2016-17'
 * @throws InputError with file and line for what cannot be read
 */
export function importPractices(directory: string, year: string) {
  const { population, report } = importNhsFolder(directory, parseContractYear(year, 'importPractices'), diskFiles);
  const combined = combinedRegisters(defaultSyntheticYear(population.year));
  return { population: withCombinedRegisters(population, combined), report };
}
