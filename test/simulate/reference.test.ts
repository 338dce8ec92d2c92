import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/policy/policy.js';
import { againstPlainModel, beliefsOf, smallPractices } from './againstPlainModel.js';
import { meanOf, outcomesOf } from './outcomesOf.js';
import type { KnownParameters } from './patientByPatient.js';
import {
  calibrationWith,
  measure,
  national,
  policyOf,
  protectedBy,
  simulated,
  suspension,
  temporary,
} from './smallWorld.js';

const policies: readonly Policy[] = [
  national,
  suspension('late', {
    when: [{ from: '2016-01-25', to: '2016-03-31' }],
    indicators: { allBut: { codes: ['DM007'] } },
    signal: temporary,
  }),
  suspension('opted-out', {
    who: { areas: ['A1', 'C3'], participation: { share: 0.6 } },
    pay: protectedBy('basePoints'),
  }),
  suspension('higher-of', { signal: temporary, pay: protectedBy('higherOf') }),
  // Two periods with catching up, and beside them in the same areas a measure that takes the outcome item away too.
  policyOf('patchwork', [
    measure({
      id: 'processes',
      who: { areas: ['B2', 'C3'], participation: { share: 0.8 } },
      when: [
        { from: '2015-05-01', to: '2015-08-31' },
        { from: '2015-12-15', to: '2016-02-29' },
      ],
      indicators: { codes: ['AST003', 'DM012', 'DM014', 'HYP006', 'AF006'] },
      pay: { rule: 'basePoints', baseYear: '2014-15', withoutHistory: 'asOthers' },
    }),
    measure({
      id: 'outcomes',
      who: { areas: ['B2', 'C3'], participation: 'everyone' },
      when: [{ from: '2015-10-01', to: '2016-01-31' }],
      announced: '2015-08-15',
      indicators: { codes: ['DM007', 'STIA003', 'AF007', 'OST005', 'AF001'] },
      pay: { rule: 'basePoints', baseYear: '2014-15', withoutHistory: 'full' },
    }),
  ]),
];

interface Parameters {
  readonly title: string;
  readonly known: KnownParameters;
  readonly calibration: ReturnType<typeof calibrationWith>;
}

const parameterSets: readonly Parameters[] = [
  {
    title: 'medians of the beliefs and the fitted practices',
    known: {
      'withdrawalLogitShift.recording': -2.2,
      'withdrawalLogitShift.complexProcess': -1.2,
      'withdrawalLogitShift.labTest': -0.95,
      'withdrawalLogitShift.bloodPressureControl': -0.9,
      'withdrawalLogitShift.metabolicControl': -0.4,
      'withdrawalLogitShift.treatment': 0,
      fractionOfShiftInYear1: 0.82,
      indirectIncentiveShielding: 0.08,
      temporarySuspensionAttenuation: 0.5,
      yearEndShareOfQofWork: 0.16,
      qofHoursPer1000Patients: 110,
      qofAdminShare: 0.39,
      hoursReleasedFraction: 0.29,
      catchUpCapacity: 0.24,
    },
    calibration: calibrationWith({}),
  },
  {
    title: 'a strong response, a treatment that rises, late recording and weak practices',
    known: {
      'withdrawalLogitShift.recording': -3.5,
      'withdrawalLogitShift.complexProcess': -2.4,
      'withdrawalLogitShift.labTest': -1,
      'withdrawalLogitShift.bloodPressureControl': -1.6,
      'withdrawalLogitShift.metabolicControl': -1,
      'withdrawalLogitShift.treatment': 0.8,
      fractionOfShiftInYear1: 1,
      indirectIncentiveShielding: 0.5,
      temporarySuspensionAttenuation: 0.9,
      yearEndShareOfQofWork: 0.5,
      qofHoursPer1000Patients: 60,
      qofAdminShare: 0.1,
      hoursReleasedFraction: 0.7,
      catchUpCapacity: 0.2,
    },
    calibration: calibrationWith(
      {
        generalSpread: 0.9,
        tailStart: 1,
        tailSlope: 1,
        persistence: 0.4,
        bloodPressureLoading: 0.8,
        reachMedian: 0.03,
      },
      (_, cell) => ({ ...cell, location: Math.min(cell.location, 4) - 0.6 }),
    ),
  },
];

describe.each(parameterSets)(
  'the engine against a plain model, patient by patient: $title',
  ({ known, calibration }) => {
    it('agrees in points, pay, hours and achievement within four standard errors', async () => {
      const differences = await againstPlainModel({ policies, calibration }, known);
      expect(differences.length).toBe(policies.length * (5 + 10));
      expect(differences.filter(({ errors }) => errors > 4).map(({ text }) => text)).toEqual([]);
      // Were the standard errors too wide, nearly all differences would be tiny: about a third lie beyond one.
      expect(differences.filter(({ errors }) => errors > 0.5).length).toBeGreaterThan(differences.length / 5);
    });

    it('has policies that matter, so that agreement means something', async () => {
      const engine = await simulated({
        practices: smallPractices,
        policies,
        beliefs: beliefsOf(known),
        calibration,
        draws: 128,
        worldsPerParameterSet: 1,
      });
      const points = policies.map(({ id }) => meanOf(outcomesOf(engine, id).pointsPerPractice));
      for (const other of points.slice(1)) expect(points[0]! - other).toBeGreaterThan(1);
    });
  },
);
