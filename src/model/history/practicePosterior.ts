/**
 * What a practice's history says of its effects, which are standard normals for a practice without history (docs/model.md 4.1).
 * Counts by indicator make the effects normal around readings; points in total or by domain choose among simulated pasts.
 */
export type PracticePosterior = CountsPosterior | PointsPosterior;

export interface NormalGiven {
  readonly mean: number;
  readonly scale: number;
}

/** Moves with the general effect: mean + onGeneral x (normal of the general effect) + scale x (its own normal). */
export interface LinkedNormal extends NormalGiven {
  readonly onGeneral: number;
}

/** Effects in the history's year given counts: mean + scale x the normal that would have been the effect without history. */
export interface EffectPosterior {
  /** Standardised general effect. */
  readonly general: NormalGiven;
  /** Deviation of the practice's effort, standardised. */
  readonly reach: LinkedNormal;
  /** Blood-pressure factor. */
  readonly bloodPressure: LinkedNormal;
  /** Standardised effect on exceptions. */
  readonly exception: NormalGiven;
}

/**
 * A practice-by-indicator effect given counts: gain x (reading - practice effects of that year on the same logit) + scale x its
 * normal.
 */
export interface CellPosterior {
  /** Logit that was read off the counts, less the indicator's location. */
  readonly reading: number;
  readonly gain: number;
  readonly scale: number;
}

/** What the history says of one indicator. */
export interface IndicatorPosterior {
  readonly recording?: CellPosterior;
  readonly exceptions?: CellPosterior;
  /** Share of the indicator's points that the practice earned that year. */
  readonly shareOfPoints?: number;
}

export interface CountsPosterior extends EffectPosterior {
  readonly kind: 'counts';
  /** By code. */
  readonly indicators: ReadonlyMap<string, IndicatorPosterior>;
}

export interface PointsPosterior {
  readonly kind: 'points';
  readonly pasts: LikelyPasts;
}

/** Simulated worlds that the practice's past may have been, in rising order of their general effect; one entry a world. */
export interface LikelyPasts {
  /** Index among the reference worlds. */
  readonly world: Int32Array;
  /** The world is taken where the standard normal of the general effect lies below this, and not below the one before. */
  readonly upTo: Float64Array;
  /** Added to the world's standardised general effect and to its deviation of effort, because its points were not quite those observed. */
  readonly general: Float64Array;
  readonly reach: Float64Array;
}

/** What a standard normal is where the history does not know it. */
export const unknownNormal: LinkedNormal = { mean: 0, onGeneral: 0, scale: 1 };
