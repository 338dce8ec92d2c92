/** The part of jStat that is used; the package ships no types. */
declare module 'jstat' {
  const jstat: {
    readonly beta: { inv(p: number, a: number, b: number): number };
    readonly binomial: { pdf(successes: number, trials: number, chance: number): number };
    /** Natural logarithm of the beta function. */
    betaln(a: number, b: number): number;
    readonly normal: { cdf(x: number, mean: number, sd: number): number };
  };
  export default jstat;
}
