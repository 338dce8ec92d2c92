import type { Bound } from '../documents/claim.js';
import { type OutcomeUnit, unitWords } from '../documents/resultsSchema.js';

/**
 * The bound in words: 'below 1 hour a week', 'between £0 and £500', 'above 80%'; for a change of a share 'below −2
 * percentage points'. The numbers are those of the scenario and are not rounded.
 */
export function testInWords({ is, value }: Bound, unit: OutcomeUnit, of: 'level' | 'change'): string {
  const values = typeof value === 'number' ? [value] : value;
  const isMoney = unit.startsWith('GBP');
  const inPoints = unit === 'share of one' && of === 'change';
  const percent = unit === 'share of one' && of === 'level' ? '%' : '';
  const written = values.map((x) => {
    // Twelve digits, so that 0.07 is 7 percent and not 7.000000000000001.
    const shown = Number((Math.abs(x) * (unit === 'share of one' ? 100 : 1)).toPrecision(12));
    return `${x < 0 ? '−' : ''}${isMoney ? '£' : ''}${shown.toLocaleString('en-GB', { maximumFractionDigits: 10 })}${percent}`;
  });
  const words = inPoints ? ' percentage points' : unitWords[unit];
  const last = Math.abs(values.at(-1)!) * (inPoints ? 100 : 1);
  return `${is} ${written.join(' and ')}${last === 1 ? singular(words) : words}`;
}

/** ' hours a week' to ' hour a week'; words without a plural stay. */
const singular = (words: string): string => words.replace(/^( (?:percentage )?[a-z]+?)s\b/i, '$1');
