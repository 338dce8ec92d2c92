import { InputError } from '../../inputError.js';
import { matchColumns } from './columnAliases.js';
import type { ImportLog } from './importReport.js';
import { isBlank, readCode, readCount, readNonNegative } from './readCell.js';
import type { Table } from './readTable.js';

/** The parts of an `IndicatorCount`, while they are put together. */
export interface CountDraft {
  numerator?: number;
  denominator?: number;
  excluded?: number;
  points?: number;
}

type Part = keyof CountDraft;

/** What each MEASURE of the long files means; those that are no part of a count map to nothing. */
const measures: Readonly<Record<string, Part | undefined>> = {
  NUMERATOR: 'numerator',
  DENOMINATOR: 'denominator',
  EXCEPTIONS: 'excluded', // to 2018/19
  PCAS: 'excluded', // personalised care adjustments, from 2019/20
  ACHIEVED_POINTS: 'points',
  REGISTER: undefined, // taken from the prevalence file
  NEWLY_DIAGNOSED: undefined, // DEP004 from 2023/24: incidence
};

/**
 * Counts per practice and indicator, put together from long files (one or one for each region), wide files and
 * exception files. DENOMINATOR is published after exceptions are taken out and stays as it is.
 */
export class Achievement {
  readonly counts = new Map<string, Map<string, CountDraft>>();
  /** The words the year uses for patients not in the denominator: EXCEPTIONS or PCAS. */
  readonly exclusionWords = new Set<string>();

  readonly #log: ImportLog;

  constructor(log: ImportLog) {
    this.#log = log;
  }

  /** Adds a long file: one row for each practice, indicator and measure. @returns rows */
  addLong(table: Table): { readonly rows: number; readonly codes: ReadonlySet<string> } {
    const at = matchColumns(table, ['practice', 'indicator', 'measure', 'value']);
    return this.#rows(table, at.practice, at.indicator, (cells, line, practice, indicator) => {
      const measure = cells[at.measure]!.toUpperCase();
      if (!(measure in measures)) {
        this.#log.setAside(`the unknown measure ${measure}`, table.where, `${practice} ${indicator}`);
        return;
      }
      const part = measures[measure];
      if (part === undefined) return;
      if (part === 'excluded') this.exclusionWords.add(measure);
      this.#take(table, line, practice, indicator, part, cells[at.value]!, at.value);
    });
  }

  /** Adds a wide file (2013/14, 2014/15): one row for each practice and indicator. */
  addWide(table: Table): { readonly rows: number; readonly codes: ReadonlySet<string> } {
    const at = matchColumns(table, ['practice', 'indicator', 'numerator', 'denominator', 'achievedPoints']);
    return this.#rows(table, at.practice, at.indicator, (cells, line, practice, indicator) => {
      this.#take(table, line, practice, indicator, 'numerator', cells[at.numerator]!, at.numerator);
      this.#take(table, line, practice, indicator, 'denominator', cells[at.denominator]!, at.denominator);
      this.#take(table, line, practice, indicator, 'points', cells[at.achievedPoints]!, at.achievedPoints);
    });
  }

  /** Adds the exceptions that go with a wide file. */
  addExceptions(table: Table): { readonly rows: number; readonly codes: ReadonlySet<string> } {
    const at = matchColumns(table, ['practice', 'indicator', 'exceptions']);
    this.exclusionWords.add('EXCEPTION_COUNT');
    return this.#rows(table, at.practice, at.indicator, (cells, line, practice, indicator) => {
      this.#take(table, line, practice, indicator, 'excluded', cells[at.exceptions]!, at.exceptions);
    });
  }

  /**
   * Takes out the counts that contradict themselves or their indicator, and reports them.
   * @param mostPoints  points of each indicator, where a file of indicators was read
   */
  removeImpossible(mostPoints?: ReadonlyMap<string, number>): void {
    for (const [practice, indicators] of this.counts) {
      for (const [indicator, count] of indicators) {
        const why = contradiction(count, mostPoints?.get(indicator));
        if (why === undefined) continue;
        indicators.delete(indicator);
        this.#log.setAside(why, 'achievement', `${practice} ${indicator}`);
      }
    }
  }

  #rows(
    table: Table,
    practiceAt: number,
    indicatorAt: number,
    visit: (cells: readonly string[], line: number, practice: string, indicator: string) => void,
  ): { readonly rows: number; readonly codes: ReadonlySet<string> } {
    const codes = new Set<string>();
    const rows = table.forEachRow((cells, line) => {
      const place = (position: number) => ({ where: table.where, line, column: table.published[position]! });
      const practice = readCode(cells[practiceAt]!, place(practiceAt));
      codes.add(practice);
      visit(cells, line, practice, readCode(cells[indicatorAt]!, place(indicatorAt)));
    });
    return { rows, codes };
  }

  #take(
    table: Table,
    line: number,
    practice: string,
    indicator: string,
    part: Part,
    cell: string,
    position: number,
  ): void {
    if (isBlank(cell)) return;
    const place = { where: table.where, line, column: table.published[position]! };
    const value = part === 'points' ? readNonNegative(cell, place) : readCount(cell, place);
    let indicators = this.counts.get(practice);
    if (!indicators) {
      indicators = new Map();
      this.counts.set(practice, indicators);
    }
    let count = indicators.get(indicator);
    if (!count) {
      count = {};
      indicators.set(indicator, count);
    }
    const earlier = count[part];
    if (earlier !== undefined && earlier !== value) {
      throw new InputError({
        where: `${table.where}:${line}`,
        found: `a second value for practice ${practice}, indicator ${indicator}, ${part}: ${value}, against ${earlier} before`,
        allowed: 'one value',
        mend: 'Take the published file; two versions of it may be in the folder.',
      });
    }
    if (earlier !== undefined)
      this.#log.setAside('a row that repeats an earlier one', table.where, `${practice} ${indicator}`);
    count[part] = value!;
  }
}

function contradiction(
  { numerator, denominator, points }: CountDraft,
  mostPoints: number | undefined,
): string | undefined {
  if (numerator !== undefined && denominator === undefined) return 'a numerator without a denominator';
  if (numerator !== undefined && denominator !== undefined && numerator > denominator)
    return 'a numerator above its denominator';
  if (points !== undefined && mostPoints !== undefined && points > mostPoints)
    return 'more points than the indicator has';
  return undefined;
}
