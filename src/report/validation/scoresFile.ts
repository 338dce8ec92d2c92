import type { Validation } from '../../analysis/validation/validate.js';
import { dataFiles } from '../../facts/dataFingerprint.js';
import { factsHash, type ValidationScores } from '../../facts/validationScores.js';
import { stableJson } from '../stableJson.js';

/** Digits that are kept: more would change with nothing anybody looks at. */
const digits = 6;

const rounded = (value: number): number => Number(value.toPrecision(digits));

/**
 * The content of data/report/validation-scores.json: what reports show of a validation. Same validation, same bytes.
 * @param whole  whether every practice was simulated
 */
export function scoresFile({ draws, seed, scores }: Validation, whole: boolean): string {
  const content: ValidationScores = {
    about:
      'What the model says to the published figures of data/validation/targets.json, for reports to show. Written by the command below; no run reads it.',
    command: `qofsim validate --draws ${draws} --seed ${seed} --scores data/report/validation-scores.json`,
    draws,
    whole,
    facts: factsHash(dataFiles()),
    scores: scores.map(({ target: { id }, mean, low, high, hit, ruleHolds }) => ({
      id,
      mean: rounded(mean),
      low: rounded(low),
      high: rounded(high),
      hit,
      ...(ruleHolds === undefined ? {} : { ruleHolds }),
    })),
  };
  return stableJson(content);
}
