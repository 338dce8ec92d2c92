import { type Estimate, type OutcomeUnit, unitWords } from '../documents/resultsSchema.js';

export interface EstimateFormat {
  /** A difference: carries its sign, and a share becomes percentage points ('pp'). */
  readonly signed?: boolean;
  /** The size of a difference whose direction the words around it give: as signed, but without signs, low end first. */
  readonly magnitude?: boolean;
  /** Names the unit in words, as a sentence needs it: '45 hours', '−1.3 percentage points'. */
  readonly inWords?: boolean;
  /** Leaves out a unit that stands behind the number, because it was just named. */
  readonly unitNamed?: boolean;
  /** Most significant digits, whatever the Monte Carlo error allows. */
  readonly maximumDigits?: number;
}

const usualMaximumDigits = 5;

/** Digits of a figure to remember, in sentences and key figures; tables have more. */
export const digitsToRemember = 3;

/** Pence, hundredths of a point, of an hour and of a percent: the finest that is printed. */
const finestDecade = -2;

/** Deaths and admissions are few: a practice sees a fraction of one, so two decimals would often show nothing. */
const finestDecadeOfDeaths = -4;

/** Pounds from which money is printed in millions; below that millions would need too many decimals to be read. */
const millionsFrom = 1e7;

/** Digits when no Monte Carlo error could be estimated: enough to see the size, too few to look exact. */
const digitsWithoutError = 3;

/**
 * Standard error of the 5% and 95% quantiles over that of the mean, for a normal distribution:
 * sqrt(0.05 x 0.95) / density(1.645) = 0.2179 / 0.1031. Ends of intervals therefore get fewer digits than means.
 */
const quantileErrorFactor = 2.11;

/**
 * The mean as text with no more digits than its Monte Carlo standard error (MCSE) supports: rounded to the decade of the
 * MCSE's first significant digit, so 12,345.6 with an MCSE of 23 is '12,350'. All digits when the MCSE is 0.
 */
export function formatEstimate(estimate: Estimate, format: EstimateFormat = {}): string {
  const printer = printerFor(estimate, [estimate.mean], estimate.mcse, format);
  return printer.number(estimate.mean) + printer.unit;
}

/** The interval as text: '90% interval −£1,200 to −£300'. */
export const formatInterval = (estimate: Estimate, level: 50 | 90 = 90, format: EstimateFormat = {}): string =>
  `${level}% interval ${formatRange(estimate, level, format)}`;

/** The ends of the interval alone: '−£1,200 to −£300', for tables whose header names the interval. */
export function formatRange(estimate: Estimate, level: 50 | 90 = 90, format: EstimateFormat = {}): string {
  const ends = level === 90 ? [estimate.q05, estimate.q95] : [estimate.q25, estimate.q75];
  const [low, high] = (format.magnitude ? ends.map(Math.abs).sort((a, b) => a - b) : ends) as [number, number];
  const error = estimate.mcse === null ? null : estimate.mcse * quantileErrorFactor;
  const printer = printerFor(estimate, [low, high], error, format);
  return `${printer.number(low)} to ${printer.number(high)}${printer.unit}`;
}

interface Printer {
  readonly number: (value: number) => string;
  /** Written once, after the last number. */
  readonly unit: string;
}

/** One way of printing for numbers that stand together, so that they have the same scale and the same last digit. */
function printerFor(
  { unit, mean, q05, q95 }: Estimate,
  values: readonly number[],
  error: number | null,
  format: EstimateFormat,
): Printer {
  const { magnitude = false, maximumDigits = usualMaximumDigits } = format;
  const isDifference = magnitude || format.signed === true;
  const largest = Math.max(...values.map(Math.abs));
  // Decided by the whole estimate, so that a mean and its interval look alike.
  const inMillions = unit === 'GBP' && Math.max(...[mean, q05, q95].map(Math.abs)) >= millionsFrom && error !== 0;
  const scale = unit === 'share of one' ? 100 : inMillions ? 1e-6 : 1;
  const isMoney = unit.startsWith('GBP');
  const inPounds = isMoney && !inMillions;
  const finest = unit.startsWith('deaths') || unit.startsWith('admissions') ? finestDecadeOfDeaths : finestDecade;
  const decade = lastDecade(largest * scale, error === null ? null : error * scale, {
    maximumDigits,
    inPounds,
    finest,
  });
  const suffix = inMillions ? 'm' : unit === 'share of one' && !isDifference ? '%' : '';
  return {
    number: (value) => {
      const digits = roundedDigits(Math.abs(value) * scale, decade, { isMoney, finest });
      const isZero = !/[1-9]/.test(digits);
      const sign = isZero || magnitude ? '' : value < 0 ? '−' : isDifference ? '+' : '';
      return `${sign}${isMoney ? '£' : ''}${digits}${suffix}`;
    },
    unit: format.unitNamed ? '' : unitText(unit, isDifference, format.inWords === true),
  };
}

interface DecadeLimits {
  readonly maximumDigits: number;
  readonly inPounds: boolean;
  /** Exponent of the finest digit that is printed of this unit. */
  readonly finest: number;
}

/** Exponent of the last digit to print; null when the number is exact. */
function lastDecade(largest: number, error: number | null, limits: DecadeLimits): number | null {
  const { maximumDigits, inPounds, finest } = limits;
  if (error === 0) return null;
  if (largest === 0) return error === null ? 0 : Math.max(exponentOf(error), finest);
  const supported = error === null ? exponentOf(largest) - digitsWithoutError + 1 : exponentOf(error);
  const decade = Math.max(supported, exponentOf(largest) - maximumDigits + 1, finest);
  // Tenths of a pound read like a slip of the pen once there are hundreds of pounds.
  return inPounds && decade === -1 && largest >= 100 ? 0 : decade;
}

/** Exponent of the first significant digit; 12 digits first, so that 0.1 x 100 counts as 10. */
const exponentOf = (value: number): number => Number(Number(value.toPrecision(12)).toExponential().split('e')[1]);

function roundedDigits(
  value: number,
  decade: number | null,
  { isMoney, finest }: { readonly isMoney: boolean; readonly finest: number },
): string {
  if (decade === null) {
    const exact = Number(value.toFixed(-finest));
    return grouped(exact, isMoney && !Number.isInteger(exact) ? -finest : 0, -finest);
  }
  if (decade > 0) return grouped(Math.round(value / 10 ** decade) * 10 ** decade, 0, 0);
  return grouped(Number(value.toFixed(-decade)), -decade, -decade);
}

const grouped = (value: number, minimumFractionDigits: number, maximumFractionDigits: number): string =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits, maximumFractionDigits }).format(value);

function unitText(unit: OutcomeUnit, isDifference: boolean, inWords: boolean): string {
  if (unit === 'share of one') return isDifference ? (inWords ? ' percentage points' : ' pp') : '';
  return inWords ? unitWords[unit] : '';
}

/** Whether every draw gave the same, so that there is no interval to print. */
export const isExact = ({ mean, q05, q95 }: Estimate): boolean => mean === q05 && mean === q95;

/** Whether every draw gave nought. */
export const isZero = (estimate: Estimate): boolean => estimate.mean === 0 && isExact(estimate);
