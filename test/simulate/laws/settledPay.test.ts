import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure, Shock } from '../../../src/policy/policy.js';
import { measure, national, policyOf, simulated } from '../smallWorld.js';
import { anyIndicators, anyPeriods, anySeed, anySignal, settled, topped } from './anyMeasure.js';
import { fixed, practicesOf, totalOf } from './lawWorld.js';

const small = { practices: 9, draws: 8 } as const;
const runs = { numRuns: 20 };

const anyBeliefs = fc
  .record({
    shift: fc.double({ min: -5, max: 1.5, noNaN: true }),
    share: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    catchUp: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ shift, share, catchUp }) => ({
    'withdrawalLogitShift.recording': fixed(shift),
    'withdrawalLogitShift.complexProcess': fixed(shift),
    'withdrawalLogitShift.labTest': fixed(shift),
    'withdrawalLogitShift.metabolicControl': fixed(shift / 2),
    fractionOfShiftInYear1: fixed(share),
    temporarySuspensionAttenuation: fixed(share),
    fedBackMultiplier: fixed(1 - share),
    yearEndShareOfQofWork: fixed(share),
    catchUpCapacity: fixed(catchUp),
    hoursReleasedFraction: fixed(share),
  }));

const noHistory = fc.constantFrom('full' as const, 'none' as const, 'asOthers' as const);

/** One policy for each rule, all with the same terms besides. */
const policiesOf = (rules: readonly Measure['pay'][], terms: Partial<Measure>) => [
  national,
  ...rules.map((pay, i) => policyOf(`rule-${i}`, [measure({ ...terms, pay })])),
];

const idsOf = (rules: readonly Measure['pay'][]) => rules.map((_, i) => `rule-${i}`);

describe('pay by base years', () => {
  it('for every indicator is the same to the penny whatever practices believe, do, and when', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBeliefs,
        anySignal,
        anyPeriods,
        noHistory,
        anySeed,
        async (beliefs, signal, when, history, seed) => {
          const rules = settled(history);
          const plain = await simulated({ ...small, seed, policies: policiesOf(rules, {}) });
          const other = await simulated({ ...small, seed, beliefs, policies: policiesOf(rules, { signal, when }) });
          for (const id of idsOf(rules)) {
            // Local targets and outcomes are beliefs of their own, drawn apart from these.
            expect(totalOf(other, id, 'pence'), id).toEqual(totalOf(plain, id, 'pence'));
            expect(totalOf(other, id, 'pointsPaid'), id).toEqual(totalOf(plain, id, 'pointsPaid'));
            expect(practicesOf(other, id, 'pence'), id).toEqual(practicesOf(plain, id, 'pence'));
          }
        },
      ),
      runs,
    );
  });

  it('for some indicators leaves the pay of the others as it is: only the response differs, never the pay', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyIndicators,
        anySignal,
        anyBeliefs,
        noHistory,
        anySeed,
        async (indicators, signal, beliefs, history, seed) => {
          const rules = settled(history);
          const still = policiesOf(rules, { indicators, signal: { response: 'none', reporting: 'asUsual' } });
          const plain = await simulated({ ...small, seed, policies: still });
          const other = await simulated({
            ...small,
            seed,
            beliefs,
            policies: policiesOf(rules, { indicators, signal }),
          });
          for (const id of idsOf(rules)) expect(totalOf(other, id, 'pence'), id).toEqual(totalOf(plain, id, 'pence'));
        },
      ),
      runs,
    );
  });

  it('is untouched by a shock, which takes from pay for what is achieved', async () => {
    const shock: Shock = {
      id: 'laboratory',
      title: 'Laboratory',
      areas: 'all',
      when: { from: '2015-09-01', to: '2016-01-31' },
      on: 'recording',
      indicators: 'all',
      shareLost: { family: 'beta', a: 4, b: 2 },
    };
    await fc.assert(
      fc.asyncProperty(anySignal, noHistory, anySeed, async (signal, history, seed) => {
        const rules = settled(history);
        const policies = policiesOf(rules, { signal });
        const [calm, struck] = await Promise.all([
          simulated({ ...small, seed, policies }),
          simulated({ ...small, seed, policies, shocks: [shock] }),
        ]);
        for (const id of idsOf(rules)) expect(totalOf(struck, id, 'pence'), id).toEqual(totalOf(calm, id, 'pence'));
        const [before, after] = [calm, struck].map((world) => totalOf(world, 'national', 'pence'));
        after!.forEach((pence, d) => {
          expect(pence).toBeLessThan(before![d]!);
        });
      }),
      runs,
    );
  });

  it('differs between rules, and pay that counts what is achieved does depend on it: the law can fail', async () => {
    const rules = [...settled('none'), ...topped('none')];
    const weak = await simulated({ ...small, policies: policiesOf(rules, {}) });
    const strong = await simulated({
      ...small,
      beliefs: { 'withdrawalLogitShift.recording': fixed(-6), fractionOfShiftInYear1: fixed(0.99) },
      policies: policiesOf(rules, {}),
    });
    const pay = idsOf(rules).map((id) => totalOf(weak, id, 'pence').join());
    // Every rule has its own pay, but for one that has two names: a top-up is the higher of two, in cash.
    expect(pay[settled('none').length]).toBe(pay[settled('none').length + 2]);
    expect(new Set(pay).size).toBe(rules.length - 1);
    for (const id of idsOf(rules).slice(settled('none').length))
      expect(totalOf(strong, id, 'pence')).not.toEqual(totalOf(weak, id, 'pence'));
  });
});
