import {
  type IncomeStream,
  type IncomeStreamFacts,
  type IncomeVariable,
  incomeStreamIds,
} from '../../facts/incomeStreams.js';
import { normalQuantile } from '../../random/normalQuantile.js';
import { type Pounds, pounds } from '../../units.js';
import type { OtherIncome } from '../population.js';
import { correlatedNormals } from './correlatedNormals.js';
import { marginValue } from './marginValue.js';
import type { PracticeAttributes } from './practiceAttributes.js';
import type { PracticeDraws } from './practiceDraws.js';
import { rankShares } from './rankShares.js';

type Column = Float64Array;

/**
 * Income besides the QOF of every practice of the country, by stream, in pounds of the year of the facts:
 *
 *   score = a x score of the list + b x score of weighted over registered list + residual,  amount = published quantile
 *
 * with quantiles and means of its contract type (for dispensing: of dispensing and other practices) and residuals correlated
 * between streams. Each stream is scaled to the published pounds per patient of its kind; then all streams but the global
 * sum, correction factor and seniority by one factor, so that the country has the published total per patient.
 * @returns one entry a practice
 */
export function practiceIncome(
  draws: PracticeDraws,
  facts: IncomeStreamFacts,
  attributes: PracticeAttributes,
): readonly OtherIncome[] {
  const { list, weightedList } = attributes;
  const ratio = list.map((size, i) => (weightedList[i] as number) / size);
  const scores = { list: rankShares(list).map(normalQuantile), ratio: rankShares(ratio).map(normalQuantile) };
  const { order, matrix } = facts.residualCorrelation;
  const residuals = correlatedNormals(
    order.map((name) => draws.standardNormal(`income ${name}`)),
    matrix,
  );
  const amounts = (name: IncomeVariable, per: Column): Column => {
    const { list: a, weightedOverRegistered: b, residualSd, quantiles } = facts.variables[name];
    const residual = residuals[order.indexOf(name)] as Column;
    const kinds = kindsOf(name, attributes);
    const amountAt = Object.fromEntries(
      Object.entries(quantiles).map(([kind, pairs]) => [
        kind,
        marginValue({ practices: facts.practices, quantiles: pairs }, 'linear'),
      ]),
    );
    const raw = residual.map((noise, i) => {
      const score = a * (scores.list[i] as number) + b * (scores.ratio[i] as number) + residualSd * noise;
      return amountAt[kinds[i] as string]!(score) * (per[i] as number);
    });
    return scaledToKinds(raw, kinds, list, (kind) => publishedOf(name, kind, facts));
  };
  const core = amounts('core', weightedList);
  const columns: Record<IncomeStream, Column> = {
    ...coreParts(core, attributes, facts),
    correctionFactor: amounts('correctionFactor', list),
    seniority: amounts('seniority', list),
    premises: amounts('premises', list),
    nationalEnhancedServices: amounts('nationalEnhancedServices', list),
    localEnhancedServices: amounts('localEnhancedServices', list),
    dispensing: amounts('dispensing', list),
    other: amounts('other', list),
  };
  scaleRest(columns, facts, total(list));
  return Array.from(list, (_, i) => ({
    year: facts.year,
    streams: Object.fromEntries(
      incomeStreamIds.map((id) => [id, pounds(Math.round(100 * (columns[id][i] as number)) / 100)]),
    ) as Record<IncomeStream, Pounds>,
  }));
}

/** The group whose published distribution a practice follows. */
function kindsOf(name: IncomeVariable, { contract, dispensing }: PracticeAttributes): readonly string[] {
  return name === 'dispensing' ? dispensing.map((does) => (does ? 'dispensing' : 'others')) : contract;
}

/** Published pounds per registered patient of a kind. */
function publishedOf(name: IncomeVariable, kind: string, { streams, dispensing }: IncomeStreamFacts): number {
  if (name === 'dispensing') return dispensing[kind as keyof typeof dispensing];
  const of = (id: IncomeStream) => streams[id].byContract[kind as 'GMS'];
  return name === 'core' ? of('globalSum') + of('pmsBalance') : of(name);
}

function scaledToKinds(
  raw: Column,
  kinds: readonly string[],
  list: Column,
  published: (kind: string) => number,
): Column {
  const paid = new Map<string, number>();
  const patients = new Map<string, number>();
  kinds.forEach((kind, i) => {
    paid.set(kind, (paid.get(kind) ?? 0) + (raw[i] as number));
    patients.set(kind, (patients.get(kind) ?? 0) + (list[i] as number));
  });
  return raw.map((amount, i) => {
    const kind = kinds[i] as string;
    const sum = paid.get(kind) as number;
    return sum > 0 ? (amount * published(kind) * (patients.get(kind) as number)) / sum : 0;
  });
}

/** Global sum and balance of a PMS contract come as one sum; it is split as in the practice's contract type on average. */
function coreParts(
  core: Column,
  { contract }: PracticeAttributes,
  { streams }: IncomeStreamFacts,
): Pick<Record<IncomeStream, Column>, 'globalSum' | 'pmsBalance'> {
  const share = contract.map((type) => {
    const globalSum = streams.globalSum.byContract[type as 'GMS'];
    return globalSum / (globalSum + streams.pmsBalance.byContract[type as 'GMS']);
  });
  return {
    globalSum: core.map((amount, i) => amount * (share[i] as number)),
    pmsBalance: core.map((amount, i) => amount * (1 - (share[i] as number))),
  };
}

const ruled: readonly IncomeStream[] = ['globalSum', 'correctionFactor', 'seniority'];

/** The mix of contract types by patients is not the published one: what is left of the total is given to the other streams. */
function scaleRest(columns: Record<IncomeStream, Column>, facts: IncomeStreamFacts, patients: number): void {
  const rest = incomeStreamIds.filter((id) => !ruled.includes(id));
  const sumOf = (ids: readonly IncomeStream[]) => ids.reduce((sum, id) => sum + total(columns[id]), 0);
  const factor = ((facts.totalPerPatient - facts.qofPerPatient) * patients - sumOf(ruled)) / sumOf(rest);
  for (const id of rest) columns[id] = columns[id].map((amount) => amount * factor);
}

const total = (column: Column): number => column.reduce((sum, value) => sum + value, 0);
