import type { Practice } from './population.js';

/** Practices of one kind. */
export interface PracticeGroup {
  /** What practices are told apart by. */
  readonly by: 'all practices' | 'list size' | 'deprivation' | 'place' | 'contract' | 'dispensing';
  readonly name: string;
  /** P: 1 for its practices. */
  readonly member: Uint8Array;
  readonly practices: number;
}

const fifths = 5;

/** Groups with practices in them; a practice whose attribute is not known is in none of that kind. */
export function practiceGroups(practices: readonly Practice[]): readonly PracticeGroup[] {
  const group = (by: PracticeGroup['by'], name: string, belongs: (p: number) => boolean): PracticeGroup => {
    const member = Uint8Array.from(practices, (_, p) => (belongs(p) ? 1 : 0));
    return { by, name, member, practices: member.reduce((sum, one) => sum + one, 0) };
  };
  const fifthsOf = (
    by: PracticeGroup['by'],
    least: string,
    most: string,
    of: (one: Practice) => number | undefined,
  ) => {
    const fifth = fifthOf(practices.map(of));
    return Array.from({ length: fifths }, (_, f) => {
      const end = f === 0 ? ` (${least})` : f === fifths - 1 ? ` (${most})` : '';
      return group(by, `fifth ${f + 1}${end}`, (p) => fifth[p] === f);
    });
  };
  const where = (by: PracticeGroup['by'], name: string, is: (one: Practice) => boolean) =>
    group(by, name, (p) => is(practices[p]!));
  return [
    group('all practices', 'all', () => true),
    ...fifthsOf('list size', 'smallest', 'largest', ({ list }) => list),
    ...fifthsOf('deprivation', 'least deprived', 'most deprived', ({ deprivation }) => deprivation),
    where('place', 'rural', ({ rural }) => rural === true),
    where('place', 'urban', ({ rural }) => rural === false),
    ...(['GMS', 'PMS', 'APMS'] as const).map((type) => where('contract', type, ({ contract }) => contract === type)),
    where('dispensing', 'dispensing', ({ dispensing }) => dispensing === true),
    where('dispensing', 'not dispensing', ({ dispensing }) => dispensing === false),
  ].filter((one) => one.practices > 0);
}

/** Fifth of each practice by rank, 0 for the lowest; equal values by order. Undefined where the value is. */
function fifthOf(values: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const known = [...values.keys()].filter((p) => values[p] !== undefined);
  known.sort((a, b) => values[a]! - values[b]! || a - b);
  const result: (number | undefined)[] = new Array(values.length).fill(undefined);
  known.forEach((p, rank) => {
    result[p] = Math.floor((fifths * rank) / known.length);
  });
  return result;
}
