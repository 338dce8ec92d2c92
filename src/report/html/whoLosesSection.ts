import type { Estimate, PolicyResult, Results } from '../../documents/resultsSchema.js';
import type { ChartTable } from '../charts/chartSpec.js';
import { comparedPolicies } from '../comparedPolicies.js';
import { figuresCsv } from '../figuresCsv.js';
import { digitsToRemember, formatEstimate, formatRange, isExact } from '../formatEstimate.js';
import { hardestHit } from '../hardestHit.js';
import { dataTable } from './dataTable.js';
import { html, type SafeHtml } from './html.js';
import { whoLosesTable } from './resultTables.js';

const brief = { maximumDigits: digitsToRemember } as const;

/** Who loses, what kind of practice most, and how much protection makes each policy safe; nothing without an alternative. */
export function whoLosesSection(results: Results): SafeHtml {
  const { comparator, alternatives } = comparedPolicies(results);
  if (alternatives.length === 0) return html``;
  const protection = alternatives[0]!.whoLoses.protection;
  return html`
<h2 id="losers">Who loses</h2>
${dataTable(losersTable(alternatives), { isSortable: true })}
${
  protection
    ? html`<p>Safe: in ${percent(protection.shareOfWorlds)} of worlds at most ${percent(protection.shareOfPractices)} of practices lose more than ${percent(protection.lossOver)} of income. The floor is a
share of what ${comparator.title} would have paid the practice in the same world; a real deal takes last year’s pay instead, which differs by a
year’s luck, so it protects a little less. Practices are taken to behave as without it.</p>`
    : ''
}
<details class="keep"><summary>Change of income over practices and by kind of practice</summary>${dataTable(
    whoLosesTable(results),
    {
      isSortable: true,
      csv: {
        name: 'who-loses.csv',
        what: 'who loses',
        text: figuresCsv(
          results,
          results.policies.map((_, i) => ['policies', i, 'whoLoses']),
        ),
      },
    },
  )}</details>`;
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))}%`;

const losersTable = (alternatives: readonly PolicyResult[]): ChartTable => ({
  caption: 'Practices that lose income, and what would protect them: mean (90% interval)',
  header: ['Policy', 'Lose at least £1', 'Lose over 1% of income', 'Hardest hit', 'Floor that makes it safe'],
  rows: alternatives.map((policy) => [
    policy.title,
    withInterval(policy.outcomes.shareOfPracticesLosing),
    withInterval(policy.outcomes.shareOfPracticesLosingOver1Percent),
    hardestWords(policy),
    floorWords(policy),
  ]),
});

const withInterval = (estimate: Estimate, signed = false): string =>
  formatEstimate(estimate, { ...brief, signed }) +
  (isExact(estimate) ? '' : `\n(${formatRange(estimate, 90, { ...brief, signed })})`);

function hardestWords(policy: PolicyResult): string {
  const hit = hardestHit(policy);
  if (!hit) return 'nobody';
  const { by, group, losingOver1Percent, incomeChange } = policy.whoLoses.groups[hit.index]!;
  const figure =
    hit.by === 'losingOver1Percent'
      ? `${formatEstimate(losingOver1Percent, brief)} lose over 1%`
      : `mean ${formatEstimate(incomeChange, { ...brief, signed: true })}`;
  return `${by}: ${group}\n${figure}`;
}

function floorWords({ whoLoses: { protection } }: PolicyResult): string {
  if (!protection) return 'not in these results';
  const without = protection.safeWithout.mean;
  const worlds = without === 0 || without === 1 ? '' : `\n(safe without in ${Math.round(100 * without)}% of worlds)`;
  return (protection.floor === 0 ? 'none needed' : percent(protection.floor)) + worlds;
}
