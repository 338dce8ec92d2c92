import type { ResponseVariant } from '../facts/responseVariants.js';
import type { Distribution } from '../random/distributions.js';

export interface WeightedVariant {
  readonly variant: ResponseVariant;
  /** Share of the parameter sets that follow it. */
  readonly weight: number;
  /** Beliefs that go with this variant, in place of priors; those of a scenario come before them. */
  readonly beliefs?: Readonly<Record<string, Distribution>>;
}

/** Which variants a run uses; each once, weights above nought that add up to one. */
export type ResponseStructure = readonly WeightedVariant[];

/** Variants with equal weights. */
export const averageOf = (variants: readonly ResponseVariant[]): ResponseStructure =>
  variants.map((variant) => ({ variant, weight: 1 / variants.length }));

/** What a scenario that says nothing uses. The mixture has to earn its place first. */
export const usualStructure: ResponseStructure = averageOf(['shift', 'completions']);

/** Room for the rounding of weights, so that equal weights take turns. */
const tolerance = 1e-9;

/**
 * The variant of each parameter set: each in turn, by weight. The next set goes to the variant that is furthest behind its weight
 * (of several the first), so shares are met as nearly as whole sets can, and more sets change nothing of the earlier ones.
 * @returns place in `structure`, one a set
 */
export function variantsInTurn(structure: ResponseStructure, sets: number): Uint8Array {
  const counts = structure.map(() => 0);
  return Uint8Array.from({ length: sets }, (_, set) => {
    const behind = structure.map(({ weight }, i) => weight * (set + 1) - counts[i]!);
    const most = Math.max(...behind);
    const next = behind.findIndex((value) => value > most - tolerance);
    counts[next] = counts[next]! + 1;
    return next;
  });
}
