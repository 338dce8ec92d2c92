import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutcomeId, OutcomeUnit, PolicyResult } from '../../src/documents/resultsSchema.js';
import { findings } from '../../src/report/finding.js';
import { sampleEstimate, samplePolicy, sampleResults } from './sampleResults.js';

const national = samplePolicy('national', 'National QOF', 0);
const units = {
  hoursReleasedPerPractice: 'hours',
  qofPaymentPerPractice: 'GBP',
  recordedAchievement: 'share of one',
} as const;

/** What is said of a policy with these contrasts: mean and standard deviation. */
function effectOf(contrasts: Partial<Record<keyof typeof units, readonly [number, number]>>): string {
  const changed = Object.entries(contrasts).map(([id, [mean, sd]]) => [
    id,
    sampleEstimate(units[id as keyof typeof units] as OutcomeUnit, mean, sd),
  ]);
  const same = samplePolicy('national', 'National QOF', 0);
  const policy: PolicyResult = {
    ...same,
    id: 'other',
    title: 'Other',
    contrasts: { ...same.contrasts, ...(Object.fromEntries(changed) as Partial<Record<OutcomeId, never>>) },
  };
  return findings(sampleResults({ policies: [national, policy] }))[0]!.effect;
}

describe('findings', () => {
  it('are one sentence a policy, with intervals, and no direction that the interval does not have', () => {
    const [late, wholeYear] = findings(sampleResults());
    expect(late?.sentence).toBe(
      'Suspension from February, compared with National QOF: frees 96 hours a practice (90% interval 45 to 147), ' +
        'may raise or lower QOF payment (−£80 to +£780 a practice) and lowers recorded achievement by 2.13 percentage ' +
        'points (1.13 to 3.13); 31.0% of practices lose at least £1 (17.8% to 44.2%).',
    );
    expect(wholeYear?.policy).toBe('Suspension for the whole year');
    expect(wholeYear?.sentence).toBe(`Suspension for the whole year, compared with National QOF: ${wholeYear?.effect}`);
  });

  it('turn sizes round where something falls: the smaller end first, without signs', () => {
    const effect = effectOf({ qofPaymentPerPractice: [-1_300, 500], hoursReleasedPerPractice: [-40, 10] });
    expect(effect).toContain('adds 40.0 hours of QOF work a practice (90% interval 24 to 56)');
    expect(effect).toContain('lowers QOF payment by £1,300 a practice (£480 to £2,120)');
    expect(effect).toContain('and leaves recorded achievement as it is;');
  });

  it('say of a policy that changes nothing that nothing changes', () => {
    expect(effectOf({})).toBe(
      'changes neither QOF work nor QOF payment nor recorded achievement; no practice loses income.',
    );
  });

  it('give levels where there is nothing to compare', () => {
    const [finding] = findings(sampleResults({ policies: [national] }));
    expect(finding?.sentence).toBe(
      'National QOF: the average practice earns 533 points (90% interval 530 to 537), is paid £92,000 ' +
        '(£91,400 to £92,600) and spends 1,450 hours on QOF work (760 to 2,140).',
    );
  });

  it('name the interval once and never leave a number out, whatever the figures', () => {
    const figure = fc.tuple(
      fc.double({ min: -500, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 300, noNaN: true }),
    );
    fc.assert(
      fc.property(figure, figure, (payment, hours) => {
        const effect = effectOf({ qofPaymentPerPractice: payment, hoursReleasedPerPractice: hours });
        expect(effect).not.toMatch(/NaN|undefined|null|\+−|−−/);
        expect(effect.match(/90% interval/g)?.length ?? 0).toBeLessThanOrEqual(1);
        if (payment[0] - 1.645 * payment[1] > 1) expect(effect).toContain('raises QOF payment');
        if (payment[0] + 1.645 * payment[1] < -1) expect(effect).toContain('lowers QOF payment');
        if (Math.abs(payment[0]) < payment[1]) expect(effect).toContain('may raise or lower QOF payment');
      }),
    );
  });
});
