import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/policy/policy.js';
import { outcomesOf, rowsOf } from '../simulate/outcomesOf.js';
import { national, protectedBy, simulated, suspension } from '../simulate/smallWorld.js';

/**
 * Figures to the last bit of a tiny scenario: they say that nothing moved, not that anything is right. A change that is meant
 * to move figures regenerates them (npx vitest run test/golden -u) and says so in the changelog.
 */
const policies: readonly Policy[] = [
  national,
  suspension('opt-out', { who: { areas: 'all', participation: 'choice' }, pay: protectedBy('basePoints') }),
  suspension('late', {
    when: { from: '2016-01-25', to: '2016-03-31' },
    indicators: { allBut: { codes: ['DM007'] } },
    signal: { response: 'temporary' },
    pay: protectedBy('higherOf'),
  }),
];

describe('a tiny scenario', () => {
  it('gives the recorded figures to the bit: three practices, three draws', async () => {
    const world = await simulated({ policies, practices: 3, draws: 3, worldsPerParameterSet: 1, seed: 'golden' });
    const names = [
      'pointsPerPractice',
      'pointsPaidPerPractice',
      'qofPaymentTotal',
      'hoursReleasedPerPractice',
      'recordedAchievement',
      'participation',
    ] as const;
    const figures = Object.fromEntries(
      policies.map(({ id }) => [
        id,
        {
          ...Object.fromEntries(names.map((name) => [name, [...outcomesOf(world, id)[name]]])),
          paidByPractice: [...rowsOf(world, id).values()].map((row) => row.qofPayment),
        },
      ]),
    );
    expect(figures).toMatchInlineSnapshot(`
      {
        "late": {
          "hoursReleasedPerPractice": [
            32.19990857279107,
            16.442395067777273,
            31.56418664554094,
          ],
          "paidByPractice": [
            1163.7866666666666,
            11358.21,
            19697.263333333332,
          ],
          "participation": [
            1,
            1,
            1,
          ],
          "pointsPaidPerPractice": [
            117.28913333333333,
            80.6143,
            116.20576666666666,
          ],
          "pointsPerPractice": [
            114.80720000000001,
            80.22053333333334,
            115.52253333333334,
          ],
          "qofPaymentTotal": [
            35473.12,
            27230.68,
            33953.98,
          ],
          "recordedAchievement": [
            0.8462331098671261,
            0.715061481909246,
            0.8167839268698257,
          ],
        },
        "national": {
          "hoursReleasedPerPractice": [
            0,
            0,
            0,
          ],
          "paidByPractice": [
            1189.54,
            11358.21,
            19749.743333333336,
          ],
          "participation": [
            0,
            0,
            0,
          ],
          "pointsPaidPerPractice": [
            116.51333333333334,
            81.3947,
            117.38213333333334,
          ],
          "pointsPerPractice": [
            116.51333333333334,
            81.3947,
            117.38213333333334,
          ],
          "qofPaymentTotal": [
            34913.34,
            27731.64,
            34247.5,
          ],
          "recordedAchievement": [
            0.8605468246084123,
            0.7229471059153881,
            0.8330670687283328,
          ],
        },
        "opt-out": {
          "hoursReleasedPerPractice": [
            253.9032063781472,
            9.216380300631238,
            243.04753799806144,
          ],
          "paidByPractice": [
            1013.3366666666667,
            11772.839999999998,
            19804.62,
          ],
          "participation": [
            1,
            0.3333333333333333,
            1,
          ],
          "pointsPaidPerPractice": [
            117.40176666666667,
            70.14343333333333,
            119.09746666666666,
          ],
          "pointsPerPractice": [
            86.43843333333332,
            80.82786666666667,
            87.3719,
          ],
          "qofPaymentTotal": [
            35467.27,
            27286.14,
            35018.98,
          ],
          "recordedAchievement": [
            0.706957945550692,
            0.7194545923169859,
            0.6835451463417841,
          ],
        },
      }
    `);
  });
});
