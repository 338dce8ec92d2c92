import { pageFacts } from 'qofsim:page';
import { type View, yearFact } from './view.js';

/** Random numbers are keyed by the code, so the same entries give the same figures under any name. */
const code = 'WHAT-IF';

/**
 * One practice as a practices file: registers of the average practice of synthetic England by its list, all larger or smaller by
 * the share that the view states; income besides the QOF as average, because the file holds none.
 */
export function practiceDocument({ year, name, list, need, contract, points }: View): string {
  const { population, registers, history } = yearFact(year);
  const prevalence = pageFacts.prevalence[population]!;
  const sizeOf = (register: string) =>
    Math.min(list, Math.round((list * prevalence[register]!.meanOfPractices * need) / 100));
  const source = `Mean of the practices of synthetic England ${population}`;
  return `${JSON.stringify(
    {
      schemaVersion: 1,
      kind: 'practices',
      origin: 'imported',
      label: `One practice of ${list.toLocaleString('en-GB')} patients, entered by hand${name === '' ? '' : `: ${name}`}`,
      nation: 'England',
      year,
      sources: [{ certainty: 'assumption', source: 'Entered by hand in the what-if page of qofsim.' }],
      nationalPrevalence: Object.fromEntries(
        registers.map((register) => [register, { ...prevalence[register]!, certainty: 'derived', source }]),
      ),
      practices: [
        {
          code,
          ...(name === '' ? {} : { name }),
          area: code,
          contract,
          list,
          registers: Object.fromEntries(registers.map((register) => [register, sizeOf(register)])),
          ...(typeof points === 'number' && history ? { history: { year: history.year, points } } : {}),
        },
      ],
    },
    null,
    2,
  )}\n`;
}
