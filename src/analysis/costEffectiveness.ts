import {
  type CostEffectiveness,
  healthVariants,
  type OutcomeId,
  staffTimeVariants,
} from '../documents/resultsSchema.js';
import { type CostEffectivenessFacts, loadCostEffectivenessFacts } from '../facts/costEffectivenessFacts.js';
import {
  type Increment,
  isCostEffective,
  netBenefit,
  presentValue,
  quadrantOf,
  quadrants,
} from '../model/netBenefit.js';
import type { Policy } from '../policy/policy.js';
import { estimatesOf, type Summarised } from './estimatesOf.js';
import type { ScenarioVectors } from './scenarioVectors.js';

type Variant = CostEffectiveness['policies'][number]['variants'][number];
type Acceptability = Variant['acceptability'];
type Totals = (outcome: OutcomeId) => Float64Array;

const hoursUnit = 1000;

const perspective =
  'National Health Service: what the payer pays practices, and hospital care. Left out: drugs, tests and referrals of care given or forgone, care in added years of life, social care, and costs to patients. Prices as in the sources.';

/**
 * Costs, health and whether the one is worth the other, for each policy against the comparator in the same worlds: sums over
 * the contract years, discounted to the first (docs/model.md 4.11).
 */
export function costEffectiveness(
  vectors: ScenarioVectors,
  policies: readonly Policy[],
  comparator: string,
): CostEffectiveness {
  const facts = loadCostEffectivenessFacts();
  const summed = estimatesOf(vectors);
  return {
    perspective,
    discountRate: facts.discountRate,
    policies: policies
      .filter(({ id }) => id !== comparator)
      .map(({ id }) => {
        const k = vectors.indexOf(id);
        const totals: Totals = (outcome) =>
          presentValue(
            vectors.years.map(({ ruleset }) => vectors.contrastOf(k, outcome, ruleset.year)),
            facts.discountRate,
          );
        return {
          policy: id,
          variants: healthVariants.flatMap((health) =>
            staffTimeVariants.map((staffTime) => ({
              health,
              staffTime,
              ...judged(incrementOf(totals, health, staffTime), facts, summed),
            })),
          ),
          releasedHour: releasedHour(totals, facts, summed),
        };
      }),
  };
}

/**
 * Cost and health of one reading. The pathway brings its own costs in place of admissions. Hours that are valued as staff time
 * bring no health as well: that would count them twice.
 */
export function incrementOf(totals: Totals, health: Variant['health'], staffTime: Variant['staffTime']): Increment {
  const lost = totals(health === 'topDown' ? 'qalysLost' : 'qalysLostByPathway');
  const released = totals('qalysFromReleasedHours');
  const nhs = totals('nhsCost');
  const payer = totals('payerCostTotal');
  const events = totals('pathwayCost');
  const valued = totals('nhsCostWithStaffTime');
  return {
    cost: nhs.map(
      (pounds, d) =>
        (health === 'topDown' ? pounds : payer[d]! + events[d]!) + (staffTime === 'valued' ? valued[d]! - pounds : 0),
    ),
    qalys: lost.map((qalys, d) => (staffTime === 'valued' ? 0 : released[d]!) - qalys),
  };
}

function judged(increment: Increment, facts: CostEffectivenessFacts, summed: Summarised) {
  const { cost, qalys } = increment;
  const counts = Object.fromEntries(quadrants.map((name) => [name, 0])) as Record<(typeof quadrants)[number], number>;
  cost.forEach((pounds, d) => {
    counts[quadrantOf(pounds, qalys[d]!)] += 1;
  });
  for (const name of quadrants) counts[name] /= cost.length;
  return {
    incrementalCost: summed(cost, 'GBP'),
    incrementalQalys: summed(qalys, 'QALYs'),
    quadrants: counts,
    acceptability: acceptabilityOf(increment, facts, summed),
  };
}

const acceptabilityOf = (increment: Increment, facts: CostEffectivenessFacts, summed: Summarised): Acceptability =>
  facts.thresholds.map(({ value: threshold }) => {
    const benefit = netBenefit(increment, threshold);
    return {
      threshold,
      netBenefit: summed(benefit, 'GBP'),
      probability: summed(isCostEffective(benefit), 'share of one'),
    };
  });

/** Net benefit against what 1,000 released hours may be worth in QALYs, in place of the scenario's own value. */
function releasedHour(totals: Totals, facts: CostEffectivenessFacts, summed: Summarised) {
  const cost = totals('nhsCost');
  const lost = totals('qalysLost');
  const thousands = totals('hoursReleasedTotal').map((hours) => hours / hoursUnit);
  const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const released = mean(thousands);
  return {
    breakEven: facts.thresholds.map(({ value: threshold }) => ({
      threshold,
      qalysPer1000Hours: released > 0 ? (mean(lost) + mean(cost) / threshold) / released : null,
    })),
    curve:
      released > 0
        ? facts.releasedHourValues.map((value) => ({
            qalysPer1000Hours: value,
            acceptability: acceptabilityOf(
              { cost, qalys: lost.map((qalys, d) => value * thousands[d]! - qalys) },
              facts,
              summed,
            ),
          }))
        : [],
  };
}
