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
            1166.1733333333332,
            11344.386666666667,
            19695.713333333333,
          ],
          "participation": [
            1,
            1,
            1,
          ],
          "pointsPaidPerPractice": [
            117.30306666666667,
            80.59776666666666,
            116.24536666666667,
          ],
          "pointsPerPractice": [
            114.80720000000001,
            80.204,
            115.54266666666666,
          ],
          "qofPaymentTotal": [
            35477.78,
            27221.37,
            33919.67,
          ],
          "recordedAchievement": [
            0.8462331098671261,
            0.7145923956191297,
            0.8162158969313065,
          ],
        },
        "national": {
          "hoursReleasedPerPractice": [
            0,
            0,
            0,
          ],
          "paidByPractice": [
            1191.9233333333332,
            11344.386666666667,
            19744.253333333334,
          ],
          "participation": [
            0,
            0,
            0,
          ],
          "pointsPaidPerPractice": [
            116.51333333333334,
            81.37126666666667,
            117.41486666666667,
          ],
          "pointsPerPractice": [
            116.51333333333334,
            81.37126666666667,
            117.41486666666667,
          ],
          "qofPaymentTotal": [
            34913.34,
            27718.76,
            34209.59,
          ],
          "recordedAchievement": [
            0.8605468246084123,
            0.722478019625272,
            0.8325534279989945,
          ],
        },
        "opt-out": {
          "hoursReleasedPerPractice": [
            253.90324074074076,
            9.216388888888888,
            243.04759259259257,
          ],
          "paidByPractice": [
            1016.9166666666667,
            11772.84,
            19801.88,
          ],
          "participation": [
            1,
            0.3333333333333333,
            1,
          ],
          "pointsPaidPerPractice": [
            117.4157,
            70.73536666666666,
            118.71283333333334,
          ],
          "pointsPerPractice": [
            86.40596666666666,
            80.80443333333334,
            87.23129999999999,
          ],
          "qofPaymentTotal": [
            35471.93,
            27301.88,
            35001.1,
          ],
          "recordedAchievement": [
            0.7066643104329465,
            0.7189855060268698,
            0.6828139487757222,
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
          1047.1566666666668,
          11772.84,
          19801.88,
        ],
        "pointsPaidPerPractice": [
          117.4157,
          74.06869999999999,
          118.71283333333334,
        ],
        "qofPaymentTotal": [
          35471.93,
          27392.6,
          35001.1,
        ],
      }
    `);
  });
});
