import type { Ruleset } from '../contract/ruleset.js';
import { InputError } from '../inputError.js';
import type { Population, Practice } from '../population/population.js';

/** Above this share of practices a missing register is a fault of the file, not a gap in what was published. */
const largestGap = 0.02;

export interface PayablePractices {
  readonly population: Population;
  /** What was left out and why, for the warnings of the results; absent where nothing was. */
  readonly note?: string;
}

/**
 * The practices that the contract can pay: those whose file holds every register that scales points. A blank register is
 * not an empty one, so a practice without it is left out and named, never counted as nought.
 * @throws InputError when more than 2% of practices lack a register
 */
export function payablePractices(population: Population, ruleset: Ruleset): PayablePractices {
  const needed = new Set(
    ruleset.indicators.flatMap(({ adjustment }) => (adjustment.kind === 'register' ? [adjustment.register] : [])),
  );
  const missing = (practice: Practice) => [...needed].filter((code) => practice.registers[code] === undefined);
  const lacking = population.practices.filter((practice) => missing(practice).length > 0);
  if (lacking.length === 0) return { population };
  const first = lacking[0]!;
  if (lacking.length > largestGap * population.practices.length) {
    throw new InputError({
      where: `practice ${first.code}`,
      path: 'registers',
      found: `no size for ${missing(first).join(', ')} (and ${lacking.length - 1} more practices lack a register)`,
      allowed: `the size of every register that ${ruleset.nation} ${ruleset.year} pays by: ${[...needed].sort().join(', ')}`,
      mend: `Add the registers, 0 where there are no patients.${derivedInWords(ruleset)}`,
    });
  }
  const codes = lacking.map(({ code }) => code);
  return {
    population: { ...population, practices: population.practices.filter((practice) => !lacking.includes(practice)) },
    note: `${lacking.length} of ${population.practices.length.toLocaleString('en-GB')} practices are left out because a register was not published for them: ${codes.slice(0, 5).join(', ')}${codes.length > 5 ? ' ...' : ''}.`,
  };
}

function derivedInWords({ indicators }: Ruleset): string {
  const combined = new Set(
    indicators.flatMap(({ adjustment }) =>
      adjustment.kind === 'register' && adjustment.unionOf ? [adjustment.register] : [],
    ),
  );
  return combined.size === 0 ? '' : ` Derived when their components are there: ${[...combined].sort().join(', ')}.`;
}
