/** What a person who gave wrong input needs to know: where, what was found, what is allowed, how to mend it. */
export interface InputProblem {
  /** File, and line and column where known: `scenarios/x.yaml:12:5`. */
  readonly where: string;
  /** The place inside the document: `policies[1].when.from`. */
  readonly path?: string;
  readonly found: string;
  readonly allowed: string;
  readonly mend: string;
}

/**
 * Wrong input from outside (a scenario, a practice file, a data folder, a command line). The command line prints it and
 * exits with 2. Broken invariants of the program itself are plain `Error`s.
 */
export class InputError extends Error {
  readonly problems: readonly InputProblem[];

  constructor(problems: InputProblem | readonly InputProblem[]) {
    const all = Array.isArray(problems) ? (problems as readonly InputProblem[]) : [problems as InputProblem];
    super(all.map(formatProblem).join('\n'));
    this.name = 'InputError';
    this.problems = all;
  }
}

/** One problem as the text a terminal shows. */
export function formatProblem(problem: InputProblem): string {
  const place = problem.path ? `${problem.where} (${problem.path})` : problem.where;
  return `${place}: found ${problem.found}; allowed: ${problem.allowed}. ${problem.mend}`;
}
