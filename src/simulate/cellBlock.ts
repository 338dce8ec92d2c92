/** One indicator of one practice over a block of draws. */
export interface CellBlock {
  readonly practice: number;
  readonly indicator: number;
  /** Hash of the practice's code. */
  readonly keys: readonly [number, number];
  /** Draws first .. first + count - 1. */
  readonly first: number;
  readonly count: number;
}
