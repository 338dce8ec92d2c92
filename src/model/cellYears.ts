/**
 * Where the random numbers of one indicator in one practice lie, by contract year. Position 0 is the scenario's first
 * year, -1 the year before it. The lowest byte of an indicator's address is the purpose; each purpose has four words.
 */
export interface CellYear {
  readonly purpose: number;
  /** Words of the purpose: the binomial uniform, and the effort. Word 0 is the innovation of the cell's effect (the effect itself at position 0). */
  readonly uniformAt: number;
  readonly effortAt: number;
}

/** Purpose 0 holds the first year (and the exceptions of all years), 1 to 5 the years before, 9 to 12 the years after. */
export function cellYear(position: number): CellYear {
  if (position === 0) return { purpose: 0, uniformAt: 1, effortAt: 3 };
  if (position < 0) return { purpose: -position, uniformAt: 1, effortAt: 2 };
  return { purpose: 8 + position, uniformAt: 1, effortAt: 3 };
}

/** Where the response of a year to a policy lies. */
export const responseWord = (position: number): { readonly purpose: number; readonly entry: number } =>
  position === 0 ? { purpose: 1, entry: 3 } : { purpose: 8 + position, entry: 2 };

/** Where the loss to a shock of a year lies. */
export const shockWord = (position: number): { readonly purpose: number; readonly entry: number } => ({
  purpose: 13 + (position >> 2),
  entry: position & 3,
});

/** Where the uniform of a declared item (register, yes-no) lies. */
export function declaredWord(position: number): { readonly purpose: number; readonly entry: number } {
  if (position > 0) return { purpose: 8 + position, entry: 0 };
  return { purpose: -position >> 2, entry: -position & 3 };
}
