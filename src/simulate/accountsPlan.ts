import type { PracticeFinance } from '../facts/practiceFinance.js';
import { avoidedPencePerSecond } from '../model/avoidedCost.js';
import { drawsOf, type ParameterDraws } from '../model/parameters.js';
import type { Population } from '../population/population.js';
import { type PracticeGroup, practiceGroups } from '../population/practiceGroups.js';
import { logit } from '../random/elementary.js';
import { hash64 } from '../random/hash64.js';
import { normalQuantile } from '../random/normalQuantile.js';
import { fillThreefry, type Key } from '../random/threefry.js';
import { uniformFromWord } from '../random/uniform.js';

/** What turns income and hours of a practice into profit. P practices, D draws. */
export interface AccountsPlan {
  readonly deductionShare: number;
  /** Logit of the national share of expenses. */
  readonly expensesLocation: number;
  /** P: standard normal of the practice, the same in every draw and year. */
  readonly expensesScore: Float64Array;
  /** D: spread between practices on the logit. */
  readonly expensesSpread: Float64Array;
  /** D: pence saved by a released second. */
  readonly avoidedPencePerSecond: Float64Array;
  /** P: full-time equivalent partners. */
  readonly partners: Float64Array;
  readonly groups: readonly PracticeGroup[];
}

export interface AccountsInput {
  readonly population: Population;
  readonly finance: PracticeFinance;
  readonly draws: ParameterDraws;
  readonly setOfDraw: Int32Array;
  readonly key: Key;
}

/** Address of a practice's share of expenses: draw 0, so that it belongs to the practice and not to the world. */
const expensesSlot = hash64('practice expenses')[0];

export function accountsPlan({ population, finance, draws, setOfDraw, key }: AccountsInput): AccountsPlan {
  const { practices } = population;
  const words = new Int32Array(4);
  const perDraw = (bySet: Float64Array) => Float64Array.from(setOfDraw, (set) => bySet[set]!);
  return {
    deductionShare: finance.deductionShare,
    expensesLocation: logit(finance.expensesShare),
    expensesScore: Float64Array.from(practices, ({ code }) => {
      const [low, high] = hash64(code);
      fillThreefry(words, 1, key, 0, low, high, expensesSlot);
      return normalQuantile(uniformFromWord(words[0]!));
    }),
    expensesSpread: perDraw(drawsOf(draws, 'expensesSpread')),
    avoidedPencePerSecond: perDraw(avoidedPencePerSecond(draws)),
    // In whole millionths, so that sums are exact in any order of practices.
    partners: Float64Array.from(
      practices,
      ({ list }) => Math.round(1e6 * finance.fullTimePartnersPerPatient * list) / 1e6,
    ),
    groups: practiceGroups(practices),
  };
}
