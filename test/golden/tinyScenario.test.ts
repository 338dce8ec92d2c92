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
            1083.2066666666667,
            11460.756666666668,
            19837.373333333333,
          ],
          "participation": [
            1,
            1,
            1,
          ],
          "pointsPaidPerPractice": [
            120.1725,
            72.89886666666666,
            115.23026666666668,
          ],
          "pointsPerPractice": [
            118.98353333333334,
            72.7629,
            115.0997,
          ],
          "qofPaymentTotal": [
            35522.54,
            27627.77,
            33993.7,
          ],
          "recordedAchievement": [
            0.8553212828317157,
            0.708010016246739,
            0.8277920035792962,
          ],
        },
        "national": {
          "hoursReleasedPerPractice": [
            0,
            0,
            0,
          ],
          "paidByPractice": [
            1106.99,
            11460.756666666668,
            20005.11666666667,
          ],
          "participation": [
            0,
            0,
            0,
          ],
          "pointsPaidPerPractice": [
            120.27903333333335,
            73.77073333333333,
            116.25003333333332,
          ],
          "pointsPerPractice": [
            120.27903333333335,
            73.77073333333333,
            116.25003333333332,
          ],
          "qofPaymentTotal": [
            35287.17,
            28102.91,
            34328.51,
          ],
          "recordedAchievement": [
            0.8695473788376031,
            0.7142514944950908,
            0.8397064301594916,
          ],
        },
        "opt-out": {
          "hoursReleasedPerPractice": [
            253.90324074074076,
            9.216388888888888,
            243.04759259259257,
          ],
          "paidByPractice": [
            953.9933333333333,
            11772.84,
            19836.933333333334,
          ],
          "participation": [
            1,
            0.3333333333333333,
            1,
          ],
          "pointsPaidPerPractice": [
            117.11506666666666,
            69.82786666666667,
            114.41113333333334,
          ],
          "pointsPerPractice": [
            90.0125,
            72.70406666666666,
            99.03833333333334,
          ],
          "qofPaymentTotal": [
            35380.38,
            27919.58,
            34391.34,
          ],
          "recordedAchievement": [
            0.7104372270494562,
            0.7131154416055565,
            0.7293037103877005,
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
          11727.583333333332,
          19836.933333333334,
        ],
        "pointsPaidPerPractice": [
          116.60893333333333,
          69.82786666666667,
          115.65556666666667,
        ],
        "qofPaymentTotal": [
          35244.61,
          27919.58,
          34425.21,
        ],
      }
    `);
  });
});
