import type { Population } from '../../src/population/population.js';
import type { ViewDocuments } from './documents.js';
import type { View } from './view.js';

/** What the page asks its worker. */
export interface Question {
  readonly id: number;
  readonly view: View;
  /** A few worlds, for a first look, or all that the view has. */
  readonly stage: Stage;
  /** The view's synthetic practices, where the other worker has drawn them. */
  readonly drawn?: Population;
}

export type Stage = 'first' | 'whole';

/** What the worker answers; `id` and `stage` are those of the question. */
export type Answer = { readonly id: number; readonly stage: Stage } & (
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'shown'; readonly shown: Shown; readonly drawn?: Population }
  /** `wrongInput`: what was entered cannot be run; otherwise the program is at fault. */
  | { readonly kind: 'fault'; readonly wrongInput: boolean; readonly message: string }
);

/** One figure with its interval, as text and in full. */
export interface Figure {
  readonly outcome: string;
  readonly title: string;
  readonly value: string;
  /** '−£3,600 to −£400', or nothing where every world gave the same. */
  readonly interval: string;
  readonly definition: string;
  readonly mean: number;
  readonly q05: number;
  readonly q95: number;
}

/** Everything that the page shows of a view. */
export interface Shown {
  readonly practices: number;
  readonly label: string;
  readonly draws: number;
  readonly seed: string;
  readonly fingerprint: string;
  /** What the policy does, in words. */
  readonly policy: string;
  readonly finding: string;
  readonly figures: readonly Figure[];
  /** HTML of figures, made with all texts escaped. */
  readonly charts: readonly string[];
  readonly warnings: readonly string[];
  readonly borrowed: readonly string[];
  /** Share of each figure's uncertainty that a belief explains alone, by its name; where it stands out from noise. */
  readonly importance: Readonly<Record<string, readonly { readonly of: string; readonly share: number }[]>>;
  readonly documents: ViewDocuments;
}
