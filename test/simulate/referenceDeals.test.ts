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

const known: KnownParameters = {
  'withdrawalLogitShift.recording': -2.2,
  'withdrawalLogitShift.complexProcess': -1.2,
  'withdrawalLogitShift.labTest': -0.95,
  'withdrawalLogitShift.bloodPressureControl': -0.9,
  'withdrawalLogitShift.metabolicControl': -0.4,
  'withdrawalLogitShift.treatment': 0.3,
  fractionOfShiftInYear1: 0.6,
  indirectIncentiveShielding: 0.2,
  temporarySuspensionAttenuation: 0.6,
  yearEndShareOfQofWork: 0.3,
  qofHoursPer1000Patients: 110,
  qofAdminShare: 0.39,
  hoursReleasedFraction: 0.4,
  catchUpCapacity: 0.3,
  fedBackMultiplier: 0.5,
  laterDriftLogitPerYear: -0.4,
};

/** What the first comparison leaves out: reports that stop, results fed back, deals taken back, later years of a withdrawal. */
const policies: readonly Policy[] = [
  national,
  suspension('silent', {
    who: { areas: 'all', participation: { share: 0.7 } },
    signal: { response: 'whole-year', reporting: 'stops' },
  }),
  suspension('silent-until-winter', {
    when: [{ from: '2015-04-01', to: '2016-01-31' }],
    signal: { response: 'temporary', reporting: 'stops' },
  }),
  suspension('fed-back', { signal: { response: 'whole-year', reporting: 'fedBack' } }),
  suspension('taken-back', {
    when: [{ from: '2015-10-01', to: '2016-03-31' }],
    signal: temporary,
    pay: protectedBy('basePoints'),
    revocation: { probability: 0.4, on: '2016-01-16' },
  }),
  policyOf('third-year', [
    measure({
      when: [{ from: '2013-06-01', to: '2016-03-31' }],
      indicators: { allBut: { codes: ['DM007'] } },
    }),
  ]),
  suspension('ends-in-its-second-year', {
    when: [{ from: '2014-10-01', to: '2015-12-15' }],
    signal: { response: 'whole-year', reporting: 'fedBack' },
  }),
];

const world = { policies, calibration: calibrationWith({}), firstYear: '2013-14' } as const;

describe('the engine against a plain model: reports, deals taken back and later years', () => {
  it('agrees in points, pay, hours and achievement within four standard errors', async () => {
    const differences = await againstPlainModel(world, known);
    expect(differences.length).toBe(policies.length * (5 + 10));
    expect(differences.filter(({ errors }) => errors > 4).map(({ text }) => text)).toEqual([]);
    expect(differences.filter(({ errors }) => errors > 0.5).length).toBeGreaterThan(differences.length / 5);
  });

  it('has policies that matter, so that agreement means something', async () => {
    const engine = await simulated({
      ...world,
      practices: smallPractices,
      beliefs: beliefsOf(known),
      draws: 128,
      worldsPerParameterSet: 1,
    });
    const points = new Map(policies.map(({ id }) => [id, meanOf(outcomesOf(engine, id).pointsPerPractice)]));
    for (const { id } of policies.slice(1)) expect(points.get('national')! - points.get(id)!, id).toBeGreaterThan(1);
    // Declared items are gone where reports stop, and not where they start again in time.
    expect(points.get('silent-until-winter')! - points.get('silent')!).toBeGreaterThan(5);
  });
});
