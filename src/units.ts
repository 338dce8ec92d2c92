/**
 * Units as types. A branded number is still a number at run time; the brand only stops one unit being passed for another.
 * Constructors do not convert: `pounds(3)` says "these are pounds already".
 */
declare const unit: unique symbol;

/** A number that carries its unit in its type. */
export type Quantity<Name extends string> = number & { readonly [unit]: Name };

export type Pounds = Quantity<'GBP'>;
export type Points = Quantity<'QOF points'>;
export type Patients = Quantity<'patients'>;
export type Hours = Quantity<'hours'>;
/** A part of one: 0.25 is a quarter. */
export type Share = Quantity<'share of one'>;
/** A part of a hundred: 25 is a quarter. Thresholds are printed this way in the contract. */
export type Percent = Quantity<'percent'>;

export const pounds = (value: number): Pounds => value as Pounds;
export const points = (value: number): Points => value as Points;
export const patients = (value: number): Patients => value as Patients;
export const hours = (value: number): Hours => value as Hours;
export const share = (value: number): Share => value as Share;
export const percent = (value: number): Percent => value as Percent;

/** How sure a figure is, and where it was read. Travels with every value that comes from the world. */
export interface Provenance {
  readonly certainty: 'seen' | 'derived' | 'memory' | 'assumption';
  /** Author, title, year, locator; or for 'derived' the arithmetic in words. */
  readonly source: string;
  readonly note?: string;
}

/** A value from the world with its provenance. */
export interface Sourced<Value> extends Provenance {
  readonly value: Value;
}
