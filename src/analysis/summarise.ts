import type { ContractYear } from '../contract/contractYear.js';
import { type Estimate, type OutcomeId, outcomeIds, type PolicyResult } from '../documents/resultsSchema.js';
import type { Policy } from '../policy/policy.js';
import { changeBands } from '../simulate/totals.js';
import { describePolicy } from './describePolicy.js';
import { estimatesOf } from './estimatesOf.js';
import { indicatorAchievement } from './indicatorAchievement.js';
import { meanOfVectors } from './meanOfVectors.js';
import { outcomeDefinitions } from './outcomeDefinitions.js';
import type { ScenarioVectors } from './scenarioVectors.js';
import { whoLoses } from './whoLoses.js';
import { hoursByIndicator } from './workload/hoursByIndicator.js';
import { monthlyResults } from './workload/monthlyResults.js';

type Outcomes = Readonly<Record<OutcomeId, Estimate>>;

/**
 * The results of one policy: levels and differences to the comparator on the same worlds, by draw the mean over the contract
 * years and for each year; indicators; winners and losers.
 */
export function summarisePolicy(vectors: ScenarioVectors, policy: Policy): PolicyResult {
  const { years, vectorOf } = vectors;
  const summed = estimatesOf(vectors);
  const k = vectors.indexOf(policy.id);
  const levels = (year?: ContractYear) => each((id) => summed(vectorOf(k, id, year), unitOf(id)));
  const contrasts = (year?: ContractYear) => each((id) => summed(vectors.contrastOf(k, id, year), unitOf(id)));
  return {
    id: policy.id,
    title: policy.title,
    family: policy.family,
    description: describePolicy(policy),
    outcomes: levels(),
    contrasts: contrasts(),
    byYear: years.map(({ ruleset: { year } }) => ({ year, outcomes: levels(year), contrasts: contrasts(year) })),
    indicators: indicatorResults(vectors, k),
    winnersAndLosers: { bands: bands(vectors, k) },
    workload: { months: [...monthlyResults(years, summed, k)], indicators: [...hoursByIndicator(years, summed, k)] },
    whoLoses: whoLoses(vectors, k),
  };
}

const unitOf = (id: OutcomeId) => outcomeDefinitions[id].unit;

const each = (value: (id: OutcomeId) => Estimate): Outcomes =>
  Object.fromEntries(outcomeIds.map((id) => [id, value(id)])) as Outcomes;

/** Fractional indicators in the order of the first year that has them; achievement is the mean over those years. */
function indicatorResults(vectors: ScenarioVectors, k: number) {
  const { years } = vectors;
  const summed = estimatesOf(vectors);
  const codes = [...new Set(years.flatMap(({ ruleset }) => ruleset.indicators.map(({ code }) => code)))];
  return codes.flatMap((code) => {
    const found = years.flatMap((year) => {
      const i = year.ruleset.indicators.findIndex((indicator) => indicator.code === code);
      const indicator = year.ruleset.indicators[i];
      if (indicator?.kind !== 'fraction') return [];
      const own = indicatorAchievement(year, k, i);
      return own.some(Number.isNaN) ? [] : [{ indicator, own, comparator: indicatorAchievement(year, 0, i) }];
    });
    const first = found[0]?.indicator;
    if (!first) return [];
    const own = meanOfVectors(found.map((year) => year.own));
    const comparator = meanOfVectors(found.map((year) => year.comparator));
    const change = own.map((value, d) => value - comparator[d]!);
    return [
      {
        code,
        area: first.area,
        careType: first.careType,
        points: first.points.value,
        achievement: summed(own, 'share of one'),
        change: summed(change, 'share of one'),
      },
    ];
  });
}

function bands(vectors: ScenarioVectors, k: number) {
  const { years } = vectors;
  const summed = estimatesOf(vectors);
  const count = changeBands.length + 1;
  return Array.from({ length: count }, (_, b) => {
    const share = meanOfVectors(
      years.map(({ run: { kernel }, result }) => {
        const from = (k * count + b) * kernel.drawCount;
        return result.totals.bands
          .subarray(from, from + kernel.drawCount)
          .map((practices) => practices / kernel.practiceCount);
      }),
    );
    const fromPercent = b === 0 ? null : changeBands[b - 1]! / 10;
    const toPercent = b === count - 1 ? null : changeBands[b]! / 10;
    return {
      label: bandLabel(fromPercent, toPercent),
      fromPercent,
      toPercent,
      share: summed(share, 'share of one'),
    };
  });
}

function bandLabel(from: number | null, to: number | null): string {
  if (from === null) return `loses more than ${-to!}%`;
  if (to === null) return `gains more than ${from}%`;
  if (from < 0 && to > 0) return `about the same (within ${to}%)`;
  return to <= 0 ? `loses ${-to}% to ${-from}%` : `gains ${from}% to ${to}%`;
}
