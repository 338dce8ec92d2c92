import type { ContractYear } from '../../contract/contractYear.js';
import type { Ruleset } from '../../contract/ruleset.js';
import { loadPracticeFinance } from '../../facts/practiceFinance.js';
import { loadValidationTargets } from '../../facts/validationTargets.js';
import { receiptsOf } from '../qofReceipts.js';
import type { YearRun } from '../yearRun.js';
import { acrossPractices } from './acrossPractices.js';

/** What one year pays practices: QOF pounds and profit by practice (one array a draw), other income by practice. */
export interface AccountsTable {
  readonly ruleset: Ruleset;
  /** Registered patients by practice in the year. */
  readonly lists: Float64Array;
  readonly pounds: readonly Float64Array[];
  /** Pounds of all practices together, one entry a draw. */
  readonly profit: Float64Array;
  readonly other: Float64Array;
}

type Add = (name: string, value: (draw: number) => number) => void;

/** Income of practices and partners under the national contract, and QOF money as it is received: figures of `income.`. */
export function addAccounts(tables: readonly AccountsTable[], add: Add): void {
  const { smallestList } = loadValidationTargets().readings;
  for (const { ruleset, lists, pounds, profit, other } of tables) {
    const counted = [...lists.keys()].filter((p) => lists[p]! >= smallestList.value);
    const patients = patientsOf(lists);
    const name = (what: string) => `income.${ruleset.year}.${what}`;
    const perPatient = pounds.map((qof) =>
      acrossPractices(Float64Array.from(counted, (p) => (qof[p]! + other[p]!) / lists[p]!)),
    );
    const qofShare = pounds.map((qof) =>
      acrossPractices(Float64Array.from(counted, (p) => (100 * qof[p]!) / (qof[p]! + other[p]!))),
    );
    for (const [what, probability] of [
      ['p5', 0.05],
      ['p25', 0.25],
      ['median', 0.5],
      ['p75', 0.75],
      ['p95', 0.95],
    ] as const) {
      add(name(`perPatient.${what}`), (d) => perPatient[d]!.quantile(probability));
      add(name(`qofShare.${what}`), (d) => qofShare[d]!.quantile(probability));
    }
    add(name('perPatient.sd'), (d) => perPatient[d]!.sd);
    const { partnersPerPatient } = loadPracticeFinance(ruleset.nation, ruleset.year);
    add(name('perPartner'), (d) => profit[d]! / (partnersPerPatient * patients));
  }
  addReceived(tables, add);
}

const patientsOf = (lists: Float64Array): number => lists.reduce((sum, list) => sum + list, 0);

/** The chain of earned and received money on the sums over practices. */
function addReceived(tables: readonly AccountsTable[], add: Add): void {
  const earned = new Map<ContractYear, Float64Array>(
    tables.map(({ ruleset, pounds }) => [
      ruleset.year,
      Float64Array.from(pounds, (qof) => qof.reduce((sum, one) => sum + one, 0)),
    ]),
  );
  let previous: YearRun | undefined;
  for (const { ruleset, lists } of tables) {
    const patients = patientsOf(lists);
    // The chain reads the contract and the year before; money comes from the columns.
    const year = { ruleset, before: previous ? [previous] : [] } as unknown as YearRun;
    const { received } = receiptsOf(year, (one) => {
      const pence = earned.get(one.ruleset.year)!;
      const none = new Float64Array(pence.length);
      return { pence, monthly: none, national: pence, displaced: none };
    });
    add(`income.${ruleset.year}.received`, (d) => received[d]! / patients);
    previous = year;
  }
}
