import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/policy/policy.js';
import { outcomesOf, rowsOf } from '../simulate/outcomesOf.js';
import {
  national,
  protectedBy,
  type Simulated,
  sameContract,
  simulated,
  suspension,
  temporary,
} from '../simulate/smallWorld.js';

/**
 * Figures to the last bit of a tiny scenario: they say that nothing moved, not that anything is right. A change that is meant
 * to move figures regenerates them (npx vitest run test/golden -u) and says so in the changelog.
 */
const policies: readonly Policy[] = [
  national,
  suspension('opt-out', { who: { areas: 'all', participation: 'choice' }, pay: protectedBy('basePoints') }),
  suspension('late', {
    when: [{ from: '2016-01-25', to: '2016-03-31' }],
    indicators: { allBut: { codes: ['DM007'] } },
    signal: temporary,
    pay: protectedBy('higherOf'),
  }),
];

const names = [
  'pointsPerPractice',
  'pointsPaidPerPractice',
  'qofPaymentTotal',
  'hoursReleasedPerPractice',
  'recordedAchievement',
  'participation',
] as const;

const tiny = (contractOf?: typeof sameContract) =>
  simulated({
    policies,
    practices: 3,
    draws: 3,
    worldsPerParameterSet: 1,
    seed: 'golden',
    ...(contractOf ? { contractOf } : {}),
  });

const figuresOf = (world: Simulated, id: string): Record<string, readonly number[]> => ({
  ...Object.fromEntries(names.map((name) => [name, [...outcomesOf(world, id)[name]]])),
  paidByPractice: [...rowsOf(world, id).values()].map((row) => row.qofPayment),
});

describe('a tiny scenario', () => {
  it('gives the recorded figures to the bit: three practices, three draws', async () => {
    const world = await tiny(sameContract);
    const figures = Object.fromEntries(policies.map(({ id }) => [id, figuresOf(world, id)]));
    expect(figures).toMatchInlineSnapshot(`
      {
        "late": {
          "hoursReleasedPerPractice": [
            32.19990740740741,
            16.44240740740741,
            31.56425925925926,
          ],
          "paidByPractice": [
            1081.81,
            11404.336666666668,
            19706.85,
          ],
          "participation": [
            1,
            1,
            1,
          ],
          "pointsPaidPerPractice": [
            119.33403333333332,
            72.6058,
            115.21050000000001,
          ],
          "pointsPerPractice": [
            117.74470000000001,
            72.4556,
            115.07863333333334,
          ],
          "qofPaymentTotal": [
            35514.17,
            27217.53,
            33847.29,
          ],
          "recordedAchievement": [
            0.8514197580138725,
            0.7010079168534403,
            0.8241373253984187,
          ],
        },
        "national": {
          "hoursReleasedPerPractice": [
            0,
            0,
            0,
          ],
          "paidByPractice": [
            1105.7033333333334,
            11404.336666666668,
            19875.873333333333,
          ],
          "participation": [
            0,
            0,
            0,
          ],
          "pointsPaidPerPractice": [
            119.30399999999999,
            73.46383333333334,
            116.30239999999999,
          ],
          "pointsPerPractice": [
            119.30399999999999,
            73.46383333333334,
            116.30239999999999,
          ],
          "qofPaymentTotal": [
            35210.43,
            27729.98,
            34217.33,
          ],
          "recordedAchievement": [
            0.8660389420895004,
            0.7074587947436383,
            0.8362633475188375,
          ],
        },
        "opt-out": {
          "hoursReleasedPerPractice": [
            253.90324074074076,
            9.216388888888888,
            243.04759259259257,
          ],
          "paidByPractice": [
            961.25,
            11772.84,
            19711.72666666667,
          ],
          "participation": [
            1,
            0.3333333333333333,
            1,
          ],
          "pointsPaidPerPractice": [
            117.21069999999999,
            69.2162,
            115.17346666666667,
          ],
          "pointsPerPractice": [
            84.68536666666667,
            72.47333333333333,
            96.57593333333334,
          ],
          "qofPaymentTotal": [
            35412.32,
            27532.48,
            34392.65,
          ],
          "recordedAchievement": [
            0.7016910025239177,
            0.706131157020309,
            0.7228469784426077,
          ],
        },
      }
    `);
  });

  it('pays AF006 and AF007, which the contract of 2014-15 did not have, as achieved, and moves nothing else', async () => {
    const [same, real] = [await tiny(sameContract), await tiny()];
    expect(figuresOf(real, 'national')).toEqual(figuresOf(same, 'national'));
    const { pointsPaidPerPractice, qofPaymentTotal, paidByPractice, ...others } = figuresOf(real, 'opt-out');
    expect(figuresOf(same, 'opt-out')).toMatchObject(others);
    expect({ pointsPaidPerPractice, qofPaymentTotal, paidByPractice }).toMatchInlineSnapshot(`
      {
        "paidByPractice": [
          965.2833333333333,
          11712.986666666668,
          19711.72666666667,
        ],
        "pointsPaidPerPractice": [
          116.54129999999999,
          69.2162,
          115.6179,
        ],
        "qofPaymentTotal": [
          35232.76,
          27532.48,
          34404.75,
        ],
      }
    `);
  });
});
