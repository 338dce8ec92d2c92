/** Modules that `web/build.mjs` makes; what is in them, `web/facts.mjs` says. */
declare module 'qofsim:page' {
  /** A belief that matters, in the order of docs/parameters.md. */
  export interface BeliefFact {
    readonly name: string;
    readonly scope: string;
    readonly unit: string;
    readonly confidence: 'high' | 'medium' | 'low';
    /** Quantiles of the prior: 0.5%, 5%, 50%, 95%, 99.5%. */
    readonly least: number;
    readonly low: number;
    readonly median: number;
    readonly high: number;
    readonly most: number;
    /** Greatest importance, '46%', and the figure that it is of. */
    readonly share: string;
    readonly of: string;
  }
  export interface YearFact {
    readonly year: string;
    /** Year of the published margins of its synthetic practices. */
    readonly population: string;
    /** Registers that its contract pays by. */
    readonly registers: readonly string[];
    /** The year before with its points, where a practice can tell what it achieved. */
    readonly history: { readonly year: string; readonly points: number } | null;
  }
  export interface AreaFact {
    readonly code: string;
    readonly name: string;
    readonly practices: number;
    /** Whether it stands for a real area by size alone. */
    readonly numbered: boolean;
  }
  export const pageFacts: {
    readonly years: readonly YearFact[];
    readonly areas: Readonly<Record<string, readonly AreaFact[]>>;
    /** By population year and register: share of the list. */
    readonly prevalence: Readonly<
      Record<string, Readonly<Record<string, { readonly meanOfPractices: number; readonly pooled: number }>>>
    >;
    readonly beliefs: readonly BeliefFact[];
    /** Fields of a view that differ from the usual one; `viewSchema` has to take them. */
    readonly episodes: readonly { readonly title: string; readonly view: Readonly<Record<string, unknown>> }[];
  };
}

declare module 'qofsim:facts' {
  /** Base64 of gzip of JSON: files of `data/` by path, and the hashes of all files. */
  export const compressedFacts: string;
}
