/** One line of a fit report: a target of a calibration, what was published, what the fitted model gives. */
export interface FitRow {
  readonly target: string;
  readonly unit: string;
  readonly published: number;
  readonly model: number;
  /** Largest difference that is called a fit, in the unit of the target; none where the row is only shown. */
  readonly tolerance?: number;
  readonly decimals: number;
}

/** Whether the model is as near as it should be; a row without a tolerance always is. */
export const isWithin = ({ published, model, tolerance }: FitRow): boolean =>
  tolerance === undefined || Math.abs(model - published) <= tolerance;
