import { nationalPrevalence } from '../../contract/nationalPrevalence.js';
import { type Patients, patients } from '../../units.js';
import type { NationalPrevalence, Practice } from '../population.js';

/**
 * National prevalence of each register under both definitions (docs/contract.md, rule A20b), as shares of the whole list.
 * A practice whose register is absent is left out of the mean of practices, for absent is not 0; in the pooled rate it
 * adds nothing to the register while its list stays, as in the published rate.
 * @param practices  the whole country, each with a list of at least 1
 * @param source  the file the registers were read from
 */
export function nationalPrevalences(
  practices: readonly Practice[],
  source: string,
): Readonly<Record<string, NationalPrevalence>> {
  const codes = [...new Set(practices.flatMap(({ registers }) => Object.keys(registers)))].sort();
  return Object.fromEntries(
    codes.map((code) => {
      const known = practices.flatMap(({ registers, list }) => {
        const register: Patients | undefined = registers[code];
        return register === undefined ? [] : [{ register, list }];
      });
      const all = practices.map(({ registers, list }) => ({ register: registers[code] ?? patients(0), list }));
      return [
        code,
        {
          meanOfPractices: nationalPrevalence(known, 'meanOfPractices'),
          pooled: nationalPrevalence(all, 'pooled'),
          certainty: 'derived' as const,
          source: `Register over whole list in ${source}: mean of ${known.length} practices; pooled over ${all.length}.`,
        },
      ];
    }),
  );
}
