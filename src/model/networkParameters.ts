import { InputError } from '../inputError.js';
import { drawsOf, type ParameterDraws } from './parameters.js';

/** What is believed about networks, one entry a draw. */
export interface NetworkParameters {
  /** Factor on the spreads between networks of the measured indicators. */
  readonly spreadFactor: Float64Array;
  /** Spread between networks of shares of points that nobody measured, logit. */
  readonly shareSpread: Float64Array;
  /** Correlation between two indicators of one network. */
  readonly correlation: Float64Array;
  /** Of patients who do not meet an indicator, the share that is taken out of its denominator. */
  readonly exceptedShare: Float64Array;
  /** Mean share of the improvement payment that is earned. */
  readonly improvementShare: Float64Array;
}

/** Values of a belief that make sense, from nought on. */
const anySize = { to: Number.POSITIVE_INFINITY, allowed: 'values of 0 or more' };
const aShare = { to: 1, allowed: 'values from 0 to 1' };

/**
 * Beliefs about networks draw by draw.
 * @param setOfDraw  parameter set of each draw
 * @throws InputError when a belief of the scenario reaches beyond the values that make sense
 */
export function networkParameters(draws: ParameterDraws, setOfDraw: Int32Array): NetworkParameters {
  const column = (name: string, bySet: Float64Array, { to, allowed }: typeof anySize): Float64Array => {
    const wrong = bySet.find((value) => !(value >= 0 && value <= to));
    if (wrong !== undefined) {
      throw new InputError({
        where: 'beliefs',
        path: name,
        found: `a value of ${wrong}`,
        allowed,
        mend: 'Choose a value or a distribution that stays inside.',
      });
    }
    return Float64Array.from(setOfDraw, (set) => bySet[set]!);
  };
  return {
    spreadFactor: column('networkSpreadFactor', drawsOf(draws, 'networkSpreadFactor'), anySize),
    shareSpread: column('networkShareSpread', drawsOf(draws, 'networkShareSpread'), anySize),
    correlation: column('networkEffectCorrelation', drawsOf(draws, 'networkEffectCorrelation'), aShare),
    exceptedShare: column('networkExceptedShare', drawsOf(draws, 'networkExceptedShare'), aShare),
    improvementShare: column('networkImprovementShare', drawsOf(draws, 'networkImprovementShare'), aShare),
  };
}
