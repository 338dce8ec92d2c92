import type { LoadedScenario } from '../../documents/loadScenario.js';
import { loadPriors } from '../../facts/priors.js';
import type { ResponseFit } from '../../facts/responseFit.js';
import type { ResponseVariant } from '../../facts/responseVariants.js';
import type { Distribution } from '../../random/distributions.js';
import { momentMatched } from './momentMatched.js';
import {
  type FitTarget,
  logDensityRatio,
  logKernel,
  type Proposal,
  type Weighed,
  weightsOf,
} from './responseWeights.js';
import { type ResponseWorld, responseWorlds } from './responseWorlds.js';

type Beliefs = Readonly<Record<string, Distribution>>;

/** What published figures say under one variant of the response. */
export interface FittedVariant {
  readonly variant: ResponseVariant;
  readonly beliefs: Beliefs;
  readonly effectiveSampleSize: number;
  /** Logarithm of the mean of the kernel over the prior. */
  readonly logEvidence: number;
}

/** The other variants have neither practices that stop nor such that carry on. */
const ofMixtureAlone: readonly string[] = ['stoppingShare', 'carryingOnShareOfKept'];

/** Who joined, which is known, as beliefs. */
export const heldBeliefs = ({ held: { optOutParticipation, choiceAreaSpread } }: ResponseFit): Beliefs => ({
  optOutParticipation: { family: 'fixed', value: optOutParticipation },
  choiceAreaSpread: { family: 'fixed', value: choiceAreaSpread },
});

/**
 * Population Monte Carlo with an ABC kernel for one variant by itself.
 *
 * Each round draws worlds from a proposal, the first from the priors. All worlds so far have the weight prior / proposals x
 * exp(-sum ((simulated - published) / tolerance)^2 / 2), with tolerances that shrink from round to round; the next proposal has
 * the weighted moments, widened. The last weights give the beliefs, and their mean the evidence.
 */
export function fitVariant(
  variant: ResponseVariant,
  loaded: LoadedScenario,
  fit: ResponseFit,
  targets: readonly FitTarget[],
  report: (line: string) => void,
): FittedVariant {
  const names = fit.parameters.filter((name) => variant === 'mixture' || !ofMixtureAlone.includes(name));
  const priors = loadPriors();
  const prior: Beliefs = Object.fromEntries(names.map((name) => [name, priors.get(name)!.distribution]));
  const worlds: ResponseWorld[] = [];
  const proposals: Proposal[] = [];
  const weigh = (toleranceFactor: number) =>
    weightsOf(worlds.map((w) => logDensityRatio(w, prior, proposals) + logKernel(w, targets, toleranceFactor)));
  const matched = (weights: Float64Array, widening: number): Beliefs =>
    Object.fromEntries(
      names.map((name) => {
        const values = worlds.map(({ parameters }) => parameters.get(name)!);
        return [name, momentMatched(prior[name]!, values, weights, widening)];
      }),
    );
  let beliefs = prior;
  let last: Weighed | undefined;
  for (const [round, { worlds: draws, toleranceFactor }] of fit.rounds.entries()) {
    const question = { draws, seed: `${fit.seed} ${variant} ${round}` };
    worlds.push(...responseWorlds(loaded, question, variant, { ...beliefs, ...heldBeliefs(fit) }));
    proposals.push({ beliefs, worlds: draws });
    last = weigh(toleranceFactor);
    beliefs = matched(last.weights, fit.widening);
    const size = last.effectiveSampleSize.toFixed(0);
    report(`${variant}, round ${round + 1}: ${worlds.length} worlds so far count as ${size}`);
  }
  if (!last) throw new Error('a fit without rounds');
  const { weights, effectiveSampleSize, logMean } = last;
  return {
    variant,
    beliefs: matched(weights, 1),
    effectiveSampleSize: Number(effectiveSampleSize.toFixed(1)),
    logEvidence: logMean,
  };
}
