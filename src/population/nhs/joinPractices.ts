import { patients } from '../../units.js';
import type { Practice } from '../population.js';
import type { ImportLog } from './importReport.js';
import { indicatorCount } from './indicatorCount.js';
import type { PublishedFacts } from './readFacts.js';

/**
 * One practice for each in the prevalence file that has a list and an area, in code-unit order of the codes. What the
 * other files do not hold of a practice stays absent.
 */
export function joinPractices(facts: PublishedFacts, log: ImportLog): readonly Practice[] {
  const { prevalence, organisations, payments, achievement, deprivation, ageShares } = facts;
  const practices: Practice[] = [];
  for (const code of [...prevalence.practices.keys()].sort()) {
    const { list, registers } = prevalence.practices.get(code)!;
    const organisation = organisations.practices.get(code);
    if (organisation?.area === undefined) {
      log.drop(organisation ? 'no area in its row' : 'no area: no row for the practice', facts.organisationFile, code);
      continue;
    }
    const paid = payments?.practices.get(code);
    const deprivationScore = deprivation?.scores.get(code);
    const counts = achievement?.counts.get(code);
    practices.push({
      code,
      ...(organisation.name === undefined ? {} : { name: organisation.name }),
      area: organisation.area,
      ...(organisation.network === undefined ? {} : { network: organisation.network }),
      contract: paid?.contract ?? 'unknown',
      ...(paid?.dispensing === undefined ? {} : { dispensing: paid.dispensing }),
      ...(paid?.rural === undefined ? {} : { rural: paid.rural }),
      list: patients(list),
      ...(paid?.weightedList === undefined ? {} : { weightedList: paid.weightedList }),
      ...ageShares?.get(code),
      ...(deprivationScore === undefined ? {} : { deprivation: deprivationScore }),
      registers: Object.fromEntries([...registers].sort(byCode).map(([register, size]) => [register, patients(size)])),
      ...(counts === undefined || counts.size === 0
        ? {}
        : {
            indicators: Object.fromEntries(
              [...counts].sort(byCode).map(([indicator, count]) => [indicator, indicatorCount(count)]),
            ),
          }),
      ...(paid?.streams === undefined ? {} : { otherIncome: { year: facts.year, streams: paid.streams } }),
      ...(paid === undefined || Object.keys(paid.published).length === 0 ? {} : { published: paid.published }),
    });
  }
  reportWithoutRegisters(facts, log);
  return practices;
}

/** Practices of the other files that the prevalence file does not name. */
function reportWithoutRegisters(
  { prevalence, organisations, organisationFile, payments, paymentsFile }: PublishedFacts,
  log: ImportLog,
): void {
  if (payments && paymentsFile !== undefined) {
    for (const code of payments.practices.keys()) {
      if (prevalence.codes.has(code)) continue;
      const why = payments.withoutPatients.has(code)
        ? 'closed: no registered patients and no row of prevalence'
        : 'no list: no row of prevalence';
      log.drop(why, paymentsFile, code);
    }
  }
  if (organisationFile === paymentsFile) return;
  for (const code of organisations.practices.keys()) {
    if (!prevalence.codes.has(code)) log.drop('no list: no row of prevalence', organisationFile, code);
  }
}

const byCode = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
