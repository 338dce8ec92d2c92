import type { FileKind } from './classifyFile.js';

const qof = 'NHS England (NHS Digital), Quality and Outcomes Framework';

const publications: Readonly<Record<FileKind, string>> = {
  prevalence: `${qof}, prevalence by practice`,
  organisations: `${qof}, organisations`,
  indicators: `${qof}, indicators`,
  achievement: `${qof}, achievement by practice`,
  'achievement, wide': `${qof}, achievement by practice`,
  exceptions: `${qof}, exceptions by practice`,
  points: `${qof}, points by practice`,
  payments: 'NHS England (NHS Digital), NHS Payments to General Practice',
  deprivation: 'OHID Fingertips, Index of Multiple Deprivation 2015 by practice',
  'age shares': 'age shares by practice, publisher not named in the file',
};

/** The publication that a kind of file belongs to. */
export const publicationOf = (kind: FileKind): string => publications[kind];
