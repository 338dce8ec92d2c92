import { type BeliefFact, pageFacts, type YearFact } from 'qofsim:page';
import { z } from 'zod';

/** Practices that stand for England: spread over its areas in proportion to their sizes. */
export const samplePractices = 200;

const beliefNames = pageFacts.beliefs.map(({ name }) => name) as [string, ...string[]];
const years = pageFacts.years.map(({ year }) => year) as [string, ...string[]];
const day = z.iso.date();
const wholeFrom = (least: number, most: number) => z.int().min(least).max(most);
const longestName = 80;

/** Everything that the form says; what a link carries. Shares are whole percents here and parts of one in the scenario. */
export const viewSchema = z
  .strictObject({
    scope: z.enum(['area', 'practice', 'england']),
    /** Codes of areas of the year's synthetic England. */
    areas: z.array(z.string().min(1).max(10)).min(1).max(10),
    name: z.string().max(longestName),
    list: wholeFrom(500, 100_000),
    /** Registers against those of the average practice, percent. */
    need: wholeFrom(25, 300),
    contract: z.enum(['GMS', 'PMS', 'APMS']),
    /** Points of the year before, or as average. */
    points: z.union([z.literal('average'), z.number().min(0).max(1050)]),
    year: z.enum(years),
    policy: z.enum(['national', 'optOut', 'suspension']),
    from: day,
    to: day,
    share: wholeFrom(1, 100),
    choose: z.enum(['mostHoursPerPoint', 'leastHoursPerPoint', 'leastChance', 'uniform']),
    protection: z.enum(['none', 'basePoints', 'higherOf', 'baseCash', 'cashTopUp']),
    participation: z.enum(['everyone', 'choice', 'share']),
    joining: wholeFrom(0, 100),
    localHours: z.number().min(0).max(1000),
    /** Values at which beliefs are held; the others keep their priors. */
    beliefs: z.partialRecord(z.enum(beliefNames), z.number()),
    seed: z.string().min(1).max(longestName),
  })
  .superRefine((view, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const { first, last } = daysOf(view.year);
    if (view.from < first || view.from > last) fault('from', `a day from ${first} to ${last}`);
    if (view.to < view.from || view.to > last) fault('to', `a day from ${view.from} to ${last}`);
    const known = new Set(areasOf(view.year).map(({ code }) => code));
    if (view.scope === 'area' && view.areas.some((code) => !known.has(code)))
      fault('areas', `areas of synthetic England ${yearFact(view.year).population}`);
    const { history } = yearFact(view.year);
    if (view.scope === 'practice' && typeof view.points === 'number' && view.points > (history?.points ?? 0))
      fault('points', history ? `at most ${history.points} points, those of ${history.year}` : 'average');
    for (const { name, least, most } of pageFacts.beliefs) {
      const value = view.beliefs[name];
      if (value !== undefined && (value < least || value > most)) fault('beliefs', `${name} from ${least} to ${most}`);
    }
  });

export type View = Readonly<z.output<typeof viewSchema>>;

/** What the page shows first: the suspension that the GPs' committee asked for, in Somerset. */
export const usualView: View = {
  scope: 'area',
  areas: ['11X'],
  name: '',
  list: 8000,
  need: 100,
  contract: 'GMS',
  points: 'average',
  year: '2016-17',
  policy: 'suspension',
  from: '2017-01-25',
  to: '2017-03-31',
  share: 100,
  choose: 'mostHoursPerPoint',
  protection: 'higherOf',
  participation: 'everyone',
  joining: 70,
  localHours: 0,
  beliefs: {},
  seed: 'qofsim',
};

export const yearFact = (year: string): YearFact => pageFacts.years.find((one) => one.year === year)!;

export const areasOf = (year: string) => pageFacts.areas[yearFact(year).population]!;

/** First and last day of a contract year. */
export function daysOf(year: string): { readonly first: string; readonly last: string } {
  const start = Number(year.slice(0, 4));
  return { first: `${start}-04-01`, last: `${start + 1}-03-31` };
}

/** Views with the same key have the same synthetic practices; undefined where the practice is entered. */
export const practicesKey = ({ scope, year, areas }: View): string | undefined =>
  scope === 'practice' ? undefined : [yearFact(year).population, ...(scope === 'area' ? areas : [])].join(' ');

/** A value that a slider can stand at: within the prior's range, to three digits. */
export const heldAt = ({ least, most }: BeliefFact, value: number): number =>
  Math.min(most, Math.max(least, Number(value.toPrecision(3))));
