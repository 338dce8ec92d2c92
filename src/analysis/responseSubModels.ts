import type { SubModel } from './subModel.js';

/** The parts that say how recording answers to lost pay. */
export const responseSubModels = {
  response: {
    title: 'Response of recording to unpaid work',
    described: 'docs/model.md 4.3, 4.12',
    parameters: [
      'withdrawalLogitShift.recording',
      'withdrawalLogitShift.complexProcess',
      'withdrawalLogitShift.labTest',
      'withdrawalLogitShift.bloodPressureControl',
      'withdrawalLogitShift.metabolicControl',
      'withdrawalLogitShift.treatment',
      'withdrawalShiftCorrelation',
      'withdrawalShiftPracticeSpread',
      'fractionOfShiftInYear1',
      'temporarySuspensionAttenuation',
      'indirectIncentiveShielding',
      'fedBackMultiplier',
      'laterDriftLogitPerYear',
      'reversibility',
    ],
    brings: ['structural'],
    uses: ['responseFit'],
    rules: [],
    data: ['data/evidence/response-classes.json', 'data/evidence/reference-baselines.json'],
    needs: 'response',
  },
  responseFit: {
    title: 'Beliefs about the response after Somerset was looked at',
    described: 'docs/model.md 5',
    parameters: [],
    uses: [],
    rules: [],
    data: [
      'data/calibration/response-fit.json',
      'data/calibration/response-after-somerset.json',
      'data/validation/targets.json',
    ],
    needs: 'afterSomerset',
  },
  stopping: {
    title: 'Practices that stop, relax or carry on',
    described: 'docs/model.md 4.3, 4.5',
    parameters: ['stoppingShare', 'carryingOnShareOfKept'],
    brings: ['structural', 'aleatory'],
    uses: ['response'],
    rules: [],
    data: ['data/evidence/response-classes.json', 'data/evidence/reference-baselines.json'],
    needs: 'mixture',
  },
} as const satisfies Readonly<Record<string, SubModel>>;
