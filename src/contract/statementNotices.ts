import type { Provenance } from '../units.js';
import type { PracticeStatement } from './practiceStatement.js';
import type { Ruleset, Thresholds } from './ruleset.js';

/**
 * What a reader of a statement must know: what stands in for the nation's own contract, points that were not claimed, and
 * values of the contract in use that were not seen in a source.
 */
export function statementNotices(statement: PracticeStatement, ruleset: Ruleset): readonly string[] {
  const notices: string[] = [...(ruleset.assumptions ?? [])];
  const claimed = new Set(statement.areas.map(({ area }) => area));
  const absent = [...new Set(ruleset.indicators.map(({ area }) => area))].filter((area) => !claimed.has(area));
  if (absent.length > 0) notices.push(`Areas that are not named here and earn nothing: ${absent.join(', ')}.`);
  const inside = statement.areas.flatMap(({ area, indicators }) => {
    const codes = new Set(indicators.map(({ code }) => code));
    return codes.size === 0
      ? []
      : ruleset.indicators
          .filter((indicator) => indicator.area === area && !codes.has(indicator.code))
          .map(({ code }) => code);
  });
  if (inside.length > 0)
    notices.push(`Indicators of a named area that are not given and earn nothing: ${inside.join(', ')}.`);
  notices.push(...unsure('Point value', ruleset.pointValue), ...unsure('Average list', ruleset.averageList));
  const used = new Set(
    statement.areas.flatMap(({ indicators }) =>
      indicators.filter(({ achievement }) => achievement !== undefined).map(({ code }) => code),
    ),
  );
  const remembered = ruleset.indicators
    .filter(({ code, thresholds }) => used.has(code) && thresholds !== undefined && !seen(thresholds))
    .map(({ code }) => code);
  if (remembered.length > 0) notices.push(`Thresholds or steps not seen in a source: ${remembered.join(', ')}.`);
  return notices;
}

const seen = ({ certainty, stepBasis }: Thresholds): boolean =>
  certainty === 'seen' && (stepBasis?.certainty ?? 'seen') === 'seen';

const unsure = (name: string, { certainty, source }: Provenance): readonly string[] =>
  certainty === 'seen' ? [] : [`${name} (${certainty}): ${source}.`];
