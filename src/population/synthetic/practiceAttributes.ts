import type { PopulationFacts } from '../../facts/populationFacts.js';
import { normalQuantile } from '../../random/normalQuantile.js';
import type { ContractType } from '../population.js';
import { correlatedNormals } from './correlatedNormals.js';
import { marginValue } from './marginValue.js';
import type { PracticeDraws } from './practiceDraws.js';
import { rankShares } from './rankShares.js';

/** Columns over all practices of the country. */
export interface PracticeAttributes {
  /** Whole patients, at least one. */
  readonly list: Float64Array;
  /** Carr-Hill weighted patients, to the hundredth as published. */
  readonly weightedList: Float64Array;
  /** Share of the list. */
  readonly over65: Float64Array;
  /** Share of the list. */
  readonly under18: Float64Array;
  /** Index of Multiple Deprivation 2015, score. */
  readonly deprivation: Float64Array;
  readonly rural: readonly boolean[];
  readonly dispensing: readonly boolean[];
  readonly contract: readonly ContractType[];
}

type CopulaAttribute = 'list' | 'over65' | 'under18' | 'deprivation' | 'weightedOverRegistered' | 'rurality';

/**
 * Draws list, ages, deprivation, weighting and rurality jointly (Gaussian copula with the published margins), dispensing
 * given rurality, and the contract type by itself. England is one country with known margins, so it is the rank of a
 * practice in the country that is drawn: every seed has the published distributions, another order of the practices.
 * Lists are scaled to the published number of patients (against interpolation error), weighted lists to the same number.
 */
export function practiceAttributes(draws: PracticeDraws, facts: PopulationFacts): PracticeAttributes {
  const { order, matrix } = facts.attributeCorrelation;
  const columns = correlatedNormals(
    order.map((name) => draws.standardNormal(name)),
    matrix,
  );
  const score = (name: CopulaAttribute): Float64Array => {
    const column = columns[order.indexOf(name)];
    if (!column) throw new Error(`The copula of ${facts.year} has no attribute ${name}.`);
    return rankShares(column).map(normalQuantile);
  };

  const rawList = score('list').map(marginValue(facts.list, 'logarithmic'));
  const listScale = facts.patients.value / total(rawList);
  const list = rawList.map((size) => Math.max(1, Math.round(size * listScale)));

  const ratio = score('weightedOverRegistered').map(marginValue(facts.weightedOverRegistered, 'linear'));
  const rawWeighted = list.map((size, i) => size * (ratio[i] as number));
  const weightScale = total(list) / total(rawWeighted);

  const over65 = score('over65').map(marginValue(facts.over65, 'linear'));
  const under18 = score('under18')
    .map(marginValue(facts.under18, 'linear'))
    .map((young, i) => Math.min(young, 1 - (over65[i] as number)));

  const ruralFrom = -normalQuantile(facts.ruralShare.value);
  const rural = Array.from(score('rurality'), (value) => value > ruralFrom);
  const dispensingDraw = draws.uniform('dispensing');
  const dispensing = rural.map(
    (isRural, i) => (dispensingDraw[i] as number) < (isRural ? facts.dispensing.rural : facts.dispensing.urban),
  );

  return {
    list,
    weightedList: rawWeighted.map((weighted) => Math.round(weighted * weightScale * 100) / 100),
    over65,
    under18,
    deprivation: score('deprivation').map(marginValue(facts.deprivation, 'linear')),
    rural,
    dispensing,
    contract: Array.from(rankShares(draws.uniform('contract')), contractAt(facts.contracts.shares)),
  };
}

function contractAt(shares: PopulationFacts['contracts']['shares']): (uniform: number) => ContractType {
  const sum = shares.GMS + shares.PMS + shares.APMS;
  return (uniform) => {
    if (uniform * sum < shares.GMS) return 'GMS';
    return uniform * sum < shares.GMS + shares.PMS ? 'PMS' : 'APMS';
  };
}

const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
