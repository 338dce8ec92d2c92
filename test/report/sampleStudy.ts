import { readFileSync } from 'node:fs';
import type { FigureInfluences } from '../../src/analysis/parameterInfluence.js';
import type { RunningEstimates } from '../../src/analysis/runningEstimates.js';
import { practiceStatement } from '../../src/contract/practiceStatement.js';
import { readPayRequest } from '../../src/documents/payRequest.js';
import { loadPriors } from '../../src/facts/priors.js';
import { sampleEstimate } from './sampleEstimate.js';

const prior = (name: string) => loadPriors().get(name)!;
const end = (mean: number) => ({ mean, standardError: 4 });

/** Two parameters that matter and one that is lost in noise. */
export const sampleInfluences: FigureInfluences = {
  policy: 'late',
  outcome: 'hoursReleasedPerPractice',
  figure: sampleEstimate('hours', 96, 31),
  parameters: [
    {
      prior: prior('qofHoursPer1000Patients'),
      importance: { share: 0.61, standardError: 0.05, clear: true },
      low: end(40),
      high: end(170),
    },
    {
      prior: prior('hoursReleasedFraction'),
      importance: { share: 0.2, standardError: 0.05, clear: true },
      low: end(70),
      high: end(130),
    },
    {
      prior: prior('nurseConsultMinutes'),
      importance: { share: 0.01, standardError: 0.04, clear: false },
      low: end(94),
      high: end(99),
    },
  ],
};

/** A figure that settles: its Monte Carlo error falls by a half from point to point. */
export const sampleRunning: RunningEstimates = {
  policy: 'late',
  outcome: 'recordedAchievement',
  points: [20, 80, 320].map((draws, i) => ({
    draws,
    estimate: { ...sampleEstimate('share of one', -0.02 - 0.001 * i, 0.006), mcse: 0.002 / 2 ** i },
  })),
};

const example = 'docs/examples/practice-2016-17.yaml';
const { claim, ruleset, profile } = readPayRequest(readFileSync(example, 'utf8'), example);

/** The invented practice of the documentation, paid. */
export const sampleStatement = practiceStatement(claim, ruleset, profile);
