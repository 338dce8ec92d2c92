import type { Results } from '../../documents/resultsSchema.js';
import { comparedPolicies } from '../comparedPolicies.js';
import type { RunDescription } from '../runRecord.js';
import { html, type SafeHtml } from './html.js';

/** How the figures come about, in words that need no model paper. */
export function methodSection(results: Results): SafeHtml {
  const { draws, worldsPerParameterSet, population } = results;
  return html`
<h2 id="method">Method in short</h2>
<p>Each of ${draws.toLocaleString('en-GB')} simulated worlds draws the uncertain parameters (${worldsPerParameterSet === 1 ? 'a new set for each world' : `one set for every ${worldsPerParameterSet} worlds`}) and
then chance: how well each of ${population.practices.toLocaleString('en-GB')} practices does on each indicator. Every policy is run on the same worlds, so a
difference to ${comparedPolicies(results).comparator.title} is the effect of the policy and not of other luck. The contract’s own arithmetic turns recorded
achievement into points and points into pounds.</p>
<p>A 90% interval holds the middle 90% of the worlds, a 50% interval the middle half. Figures are printed with no more digits than
their Monte Carlo standard error (the error that more worlds would remove) supports; <code>results.json</code> holds all of them.</p>
<p>${responseInWords(results)}</p>`;
}

/** Which models of the response were used, and what their beliefs had seen. */
function responseInWords({ structural: { calibration, variants } }: Results): string {
  const named = variants.map(({ title, weight }) => `‘${title}’ (${Math.round(100 * weight)}% of the parameter sets)`);
  const seen =
    calibration === 'afterSomerset'
      ? 'The beliefs behind it were fitted to what Somerset recorded after 2014, so Somerset is no test of these figures.'
      : 'The beliefs behind it rest on withdrawals in England and Scotland; nothing that Somerset recorded after 2014 was used.';
  return `How recording answers to lost pay: ${named.join(', ')}. ${seen}`;
}

/** Warnings of this run, facts borrowed from elsewhere, and what the model never says. */
export const limitsSection = ({ warnings, substitutions, assumptions }: Results): SafeHtml => html`
<h2 id="assumptions">Assumptions that matter</h2>
${warnings.length > 0 ? html`<ul>${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>` : html`<p>The run gave no warnings.</p>`}
${
  assumptions.length > 0
    ? html`<p>Terms that no source gives, and what was assumed in their place:</p><ul>${assumptions.map((text) => html`<li>${text}</li>`)}</ul>`
    : ''
}
${
  substitutions.length > 0
    ? html`<p>Facts that were borrowed because the contract year itself has none:</p><ul>${substitutions.map((text) => html`<li>${text}</li>`)}</ul>`
    : ''
}
<h2 id="limits">Limits</h2>
<ul>
<li>Recorded achievement is what practices record for the framework. It is not the care that patients got, and not their health.</li>
<li>Intervals contain only the kinds of uncertainty that they name. That the model itself may be wrong is not in them.</li>
<li>Figures are expectations under stated assumptions, not a forecast for a named practice.</li>
</ul>`;

/** What ran, and the command that gives these files again. */
export const runSection = (results: Results, run: RunDescription): SafeHtml => html`
<h2 id="run">How to get these figures again</h2>
<pre><code>${run.command}</code></pre>
<dl>
<dt>Program</dt><dd>${run.program.name} ${run.program.version}, kernel ${results.kernel}, random numbers ${results.generator}</dd>
<dt>Scenario</dt><dd>${run.scenario.path} (SHA-256 ${run.scenario.sha256})</dd>
<dt>Seed and draws</dt><dd>‘${run.seed}’, ${run.draws.toLocaleString('en-GB')}</dd>
<dt>Fingerprint of all inputs</dt><dd>${run.fingerprint}</dd>
</dl>
<details class="keep"><summary>Files that were read</summary><ul>
${run.inputs.map((input) => html`<li>${input.path}<br><small>SHA-256 ${input.sha256}</small></li>`)}
</ul></details>`;
