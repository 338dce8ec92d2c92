import type { EffectParameters } from '../practiceEffects.js';
import type { Count } from './countLikelihood.js';

/** Fitted values of the achievement model that the posterior needs beside those of the practice effects. */
export interface HistoryParameters extends EffectParameters {
  readonly exceptionCellSpread: number;
  readonly declaredLoading: number;
}

/** One indicator of the history's contract: its fitted values and what the practice's file holds of it. */
export interface IndicatorRecord {
  readonly code: string;
  readonly location: number;
  readonly spread: number;
  readonly bloodPressure: number;
  readonly exceptionLocation: number;
  /** Effort towards the threshold relative to other indicators, and the share of it that is done by excepting patients. */
  readonly effort: number;
  readonly exceptionShare: number;
  readonly count?: Omit<Count, 'closedByOne' | 'effort'>;
  /** Patients excepted, of counted and excepted together. */
  readonly excepted?: { readonly hits: number; readonly trials: number };
  /** Registers and yes-no items: whether it was declared. */
  readonly declared?: boolean;
  readonly shareOfPoints?: number;
}
