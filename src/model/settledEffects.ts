import { exp, log } from '../random/elementary.js';
import type { EffectParameters } from './practiceEffects.js';

/** Years that the contract of the fitted year had been the same before it. */
const fittedAfter = 1;

/**
 * Practice effects under a contract that has stayed the same for a while: what year-end effort can close grows by the power
 * law of learning, reach = reach of the fitted year x ((1 + n) / (1 + n of the fitted year))^`learningExponent`, because
 * recall, templates and habits come to be set to what is paid. A new contract starts again at n = 0.
 *
 * @param years  n, contract years in a row before this one with the same contract
 */
export const settledEffects = <Effects extends EffectParameters & { readonly learningExponent: number }>(
  effects: Effects,
  years: number,
): Effects => ({
  ...effects,
  reachMedian: effects.reachMedian * exp(effects.learningExponent * log((1 + years) / (1 + fittedAfter))),
});
