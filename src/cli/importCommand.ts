import { resolve } from 'node:path';
import { Command } from 'commander';
import { parseContractYear } from '../contract/contractYear.js';
import { writePractices } from '../documents/practicesDocument.js';
import { InputError } from '../inputError.js';
import { diskFiles } from '../population/nhs/folderFiles.js';
import { importNhsFolder } from '../population/nhs/importNhsFolder.js';
import { withHistory } from '../population/nhs/withHistory.js';
import { describeImport } from './describeImport.js';
import { areasOf, historyOf } from './historyOption.js';
import { writeAtomically } from './writeAtomically.js';

interface NhsOptions {
  readonly year: string;
  readonly out: string;
  readonly report?: string;
  readonly history?: string;
  readonly historyYear?: string;
  readonly historyExcept?: string;
}

/**
 * `qofsim import nhs DIR --year 2016-17 --out FILE`: makes a practices file from the published NHS files of one year, with
 * results of an earlier one where they are given.
 */
export function importCommand(print: (text: string) => void = console.log): Command {
  const nhs = new Command('nhs')
    .description('read the published NHS files of one contract year (England): see docs/import.md')
    .argument('<directory>', 'folder with the files as downloaded: CSV, CSV.gz or zip')
    .requiredOption('--year <year>', "contract year, such as '2016-17'")
    .requiredOption('--out <file>', 'practices file to write (JSON)')
    .option(
      '--history <path>',
      'results of an earlier year: a file, or a folder of files; achievement by indicator, or points by practice',
    )
    .option('--history-year <year>', "contract year of those results, such as '2015-16'")
    .option(
      '--history-except <areas>',
      'codes of areas whose results are left out, with commas between them: those under a local deal that year',
    )
    .option('--report <file>', 'also write the report of the import (JSON)')
    .action((directory: string, { year, out, report: reportFile, ...options }: NhsOptions) => {
      if (reportFile !== undefined && resolve(reportFile) === resolve(out)) {
        throw new InputError({
          where: '--report',
          found: `"${reportFile}", the file of --out`,
          allowed: 'another file',
          mend: 'Choose another name; the practices file holds the report too.',
        });
      }
      const own = parseContractYear(year, '--year');
      const history = historyOf(options, own);
      const imported = importNhsFolder(directory, own, diskFiles);
      const { population, report } = history
        ? withHistory(imported, history, areasOf(options, imported.population))
        : imported;
      writeAtomically(out, writePractices(population, report));
      if (reportFile !== undefined) writeAtomically(reportFile, `${JSON.stringify(report, null, 2)}\n`);
      print(describeImport(population, report));
      print(`Written: ${[out, reportFile].filter((file) => file !== undefined).join(', ')}`);
    });
  return new Command('import').description('make a practices file from published data').addCommand(nhs);
}
