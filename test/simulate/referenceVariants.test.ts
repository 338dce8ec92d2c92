import { describe, expect, it } from 'vitest';
import { responseVariants } from '../../src/facts/responseVariants.js';
import type { Policy } from '../../src/policy/policy.js';
import { againstPlainModel, beliefsOf, smallPractices } from './againstPlainModel.js';
import { meanOf, outcomesOf } from './outcomesOf.js';
import type { KnownParameters } from './patientByPatient.js';
import { calibrationWith, national, protectedBy, simulated, suspension, temporary } from './smallWorld.js';

const known: KnownParameters = {
  'withdrawalLogitShift.recording': -2.2,
  'withdrawalLogitShift.complexProcess': -1.4,
  'withdrawalLogitShift.labTest': -0.95,
  'withdrawalLogitShift.bloodPressureControl': -0.9,
  'withdrawalLogitShift.metabolicControl': -0.4,
  'withdrawalLogitShift.treatment': 0.2,
  withdrawalShiftPracticeSpread: 0.6,
  stoppingShare: 0.3,
  carryingOnShareOfKept: 0.4,
  fractionOfShiftInYear1: 0.7,
  indirectIncentiveShielding: 0.3,
  temporarySuspensionAttenuation: 0.6,
  yearEndShareOfQofWork: 0.2,
  qofHoursPer1000Patients: 110,
  qofAdminShare: 0.39,
  hoursReleasedFraction: 0.35,
  catchUpCapacity: 0.24,
};

const policies: readonly Policy[] = [
  national,
  suspension('unpaid', { who: { areas: 'all', participation: { share: 0.8 } } }),
  suspension('but-outcomes', { indicators: { allBut: { codes: ['DM007', 'HYP006'] } } }),
  suspension('pause', {
    when: [{ from: '2015-10-01', to: '2016-01-31' }],
    signal: temporary,
    pay: protectedBy('basePoints'),
  }),
];

describe.each(responseVariants)(
  'the engine against a plain model, practices that differ in their answer: %s',
  (variant) => {
    const world = { policies, calibration: calibrationWith({}), structure: [{ variant, weight: 1 }] } as const;

    it('agrees in points, pay, hours and achievement within four standard errors', async () => {
      const differences = await againstPlainModel(world, known);
      expect(differences.length).toBe(policies.length * (5 + 10));
      expect(differences.filter(({ errors }) => errors > 4).map(({ text }) => text)).toEqual([]);
      expect(differences.filter(({ errors }) => errors > 0.5).length).toBeGreaterThan(differences.length / 5);
    });
  },
);

describe('the variants of the response', () => {
  it('differ from each other, so that agreement with each of them means something', async () => {
    const points = await Promise.all(
      responseVariants.map(async (variant) => {
        const engine = await simulated({
          policies,
          structure: [{ variant, weight: 1 }],
          practices: smallPractices,
          beliefs: beliefsOf(known),
          draws: 256,
          worldsPerParameterSet: 1,
        });
        return meanOf(outcomesOf(engine, 'unpaid').pointsPerPractice);
      }),
    );
    points.forEach((one, i) => {
      for (const other of points.slice(i + 1)) expect(Math.abs(one - other)).toBeGreaterThan(1);
    });
  });
});
