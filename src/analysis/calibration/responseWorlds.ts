import type { LoadedScenario } from '../../documents/loadScenario.js';
import { shiftClasses } from '../../facts/responseClasses.js';
import type { ResponseVariant } from '../../facts/responseVariants.js';
import { drawsOf } from '../../model/parameters.js';
import type { Distribution } from '../../random/distributions.js';
import { oneDrawWorlds } from '../validation/oneDrawWorlds.js';
import { policiesOf, type Question } from '../validation/question.js';
import { somersetStatistics } from '../validation/somerset.js';

/** One simulated Somerset: its beliefs drawn once, and what would have been published of it. */
export interface ResponseWorld {
  /** By name; of the shifts the value that was felt, drawn together with the others. */
  readonly parameters: ReadonlyMap<string, number>;
  readonly correlation: number;
  /** By id of the target. */
  readonly statistics: ReadonlyMap<string, number>;
}

/** Simulates Somerset under one variant and one set of beliefs. @param question  draws are worlds */
export function* responseWorlds(
  loaded: LoadedScenario,
  { draws, seed }: Pick<Question, 'draws' | 'seed'>,
  variant: ResponseVariant,
  beliefs: Readonly<Record<string, Distribution>>,
): Generator<ResponseWorld> {
  const question: Question = { loaded, draws, seed };
  const policies = policiesOf(question, 'national', 'opt-out');
  const structure = [{ variant, weight: 1 }];
  for (const years of oneDrawWorlds(question, { years: ['2014-15', '2015-16'], policies, structure, beliefs })) {
    const { parameters, shifts } = years[0]!.run;
    yield {
      parameters: new Map([
        ...[...parameters].map(([name, values]) => [name, values[0]!] as const),
        ...shiftClasses.map((name) => [`withdrawalLogitShift.${name}`, shifts.get(name)![0]!] as const),
      ]),
      correlation: drawsOf(parameters, 'withdrawalShiftCorrelation')[0]!,
      statistics: new Map(
        years.flatMap((year) =>
          Object.entries(somersetStatistics(year)).map(
            ([name, value]) => [`somerset.${year.ruleset.year}.${name}`, value] as const,
          ),
        ),
      ),
    };
  }
}
