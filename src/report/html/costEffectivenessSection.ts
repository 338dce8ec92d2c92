import type { CostEffectiveness, Estimate, Results } from '../../documents/resultsSchema.js';
import type { ChartTable } from '../charts/chartSpec.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { figuresCsv } from '../figuresCsv.js';
import { formatEstimate, formatRange, isExact, isZero } from '../formatEstimate.js';
import { dataTable } from './dataTable.js';
import { download } from './download.js';
import { html, type SafeHtml } from './html.js';

type Assessed = CostEffectiveness['policies'][number];
type Variant = Assessed['variants'][number];

const healthTitles = { topDown: 'By mortality study', pathway: 'By risk factors' } as const;
const staffTitles = { notValued: '', valued: ', staff time valued' } as const;

const planeTitles = {
  dearerBetter: 'Share of worlds: costs more, health better',
  dearerWorse: 'Share of worlds: costs more, health worse',
  cheaperBetter: 'Share of worlds: costs less, health better',
  cheaperWorse: 'Share of worlds: costs less, health worse',
  noDifference: 'Share of worlds: no difference',
} as const;

const pounds = (value: number): string => `£${value.toLocaleString('en-GB')}`;
const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** Cost, health and their balance; nothing where no policy moves health. */
export function costEffectivenessSection(results: Results): SafeHtml {
  const { perspective, policies, discountRate } = results.costEffectiveness;
  const moved = policies.filter(({ variants }) => variants.some(({ incrementalQalys }) => !isZero(incrementalQalys)));
  if (moved.length === 0) return html``;
  const { comparator } = comparedPolicies(results);
  return html`
<h2 id="cost-effectiveness">Cost and health</h2>
<p>Two ways lead from care to health, and are not to be added: from a study of mortality and one of admissions down, or from blood pressure, cholesterol and
HbA1c up. Both rest on beliefs that are weak. Released hours bring no health here unless the scenario sets a value, because nobody knows it; in the
columns with staff time they count as money instead. A ratio of cost to health is not shown, because its sign would mislead where both fall.</p>
<p><small>${perspective} Compared with ${comparator.title}; contract years added up, discounted at ${(100 * discountRate).toFixed(1)}% a year. QALY: quality-adjusted life-year.</small></p>
${moved.map((policy) => dataTable(policyTable(results, policy)))}
${download('cost-and-health.csv', 'cost and health', figuresCsv(results, [['costEffectiveness', 'policies']]))}`;
}

/** One column for each reading of cost and health. */
export function policyTable(results: Results, { policy, variants, releasedHour }: Assessed): ChartTable {
  const title = comparedPolicies(results).alternatives.find(({ id }) => id === policy)!.title;
  const row = (name: string, cell: (variant: Variant) => string) => [name, ...variants.map(cell)];
  const thresholds = variants[0]!.acceptability.map(({ threshold }) => threshold);
  const planes = (Object.keys(planeTitles) as (keyof typeof planeTitles)[]).filter((part) =>
    variants.some(({ quadrants }) => quadrants[part] > 0),
  );
  return {
    caption: `${title}: cost and health, mean (90% interval)`,
    header: ['Figure', ...variants.map(({ health, staffTime }) => healthTitles[health] + staffTitles[staffTime])],
    rows: [
      row('Cost to the NHS', ({ incrementalCost }) => meanAndInterval(incrementalCost)),
      row('QALYs', ({ incrementalQalys }) => meanAndInterval(incrementalQalys)),
      ...planes.map((part) => row(planeTitles[part], ({ quadrants }) => percent(quadrants[part]))),
      ...thresholds.flatMap((threshold, i) => [
        row(`Net benefit at ${pounds(threshold)} a QALY`, ({ acceptability }) =>
          meanAndInterval(acceptability[i]!.netBenefit),
        ),
        row(`Cost-effective at ${pounds(threshold)}`, ({ acceptability }) =>
          percent(acceptability[i]!.probability.mean),
        ),
      ]),
      ...releasedHour.breakEven.flatMap(({ threshold, qalysPer1000Hours }) =>
        qalysPer1000Hours === null
          ? []
          : [
              row(`QALYs that 1,000 released hours must bring, at ${pounds(threshold)}`, ({ health, staffTime }) =>
                health === 'topDown' && staffTime === 'notValued'
                  ? qalysPer1000Hours.toLocaleString('en-GB', { maximumSignificantDigits: 2 })
                  : '',
              ),
            ],
      ),
    ],
  };
}

const meanAndInterval = (estimate: Estimate): string =>
  formatEstimate(estimate, { signed: true }) +
  (isExact(estimate) ? '' : `\n(${formatRange(estimate, 90, { signed: true })})`);
