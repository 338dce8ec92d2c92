import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutcomeId, OutcomeUnit, PolicyResult } from '../../src/documents/resultsSchema.js';
import { findings } from '../../src/report/finding.js';
import { sampleEstimate, samplePolicy, sampleResults, sampleYears } from './sampleResults.js';

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

  it('put the money first where a policy moves only money, and then who loses', () => {
    expect(effectOf({ qofPaymentPerPractice: [-1_300, 500] })).toBe(
      'lowers QOF payment by £1,300 a practice (90% interval £480 to £2,120), and leaves QOF work and recorded achievement as they are; no practice loses income.',
    );
  });

  it('speak of income where the money does not go through the QOF', () => {
    const same = samplePolicy('network', 'Network fund', 0);
    const moved = { ...same, contrasts: { ...same.contrasts, practiceIncome: sampleEstimate('GBP', 2_000, 100) } };
    const [finding] = findings(sampleResults({ policies: [national, moved] }));
    expect(finding?.effect).toMatch(/^raises practice income by £2,000 a practice \(90% interval/);
    expect(finding?.effect).not.toContain('QOF payment');
  });

  it('say who gains and who loses where income moves between many practices', () => {
    const [late] = sampleResults().policies.slice(1);
    const shares = [0.05, 0.2, 0.1, 0.2, 0.1, 0.25, 0.1];
    const bands = late!.winnersAndLosers.bands.map((band, i) => ({
      ...band,
      share: sampleEstimate('share of one', shares[i]!, 0.01),
    }));
    const moved = { ...late!, winnersAndLosers: { bands } };
    const [finding] = findings(sampleResults({ policies: [national, moved] }));
    expect(finding?.effect).toMatch(/; 35% gain and 25% lose more than 1% of their income\.$/);
    const lopsided = bands.map((band, i) => ({ ...band, share: { ...band.share, mean: [0.3, 0.1, 0.6][i] ?? 0 } }));
    const [loss] = findings(
      sampleResults({ policies: [national, { ...late!, winnersAndLosers: { bands: lopsided } }] }),
    );
    expect(loss?.effect).toMatch(/; 40% lose more than 1% of their income\.$/);
    expect(findings(sampleResults())[0]?.effect).not.toContain('of their income');
  });

  it('say that money moves where its mean stays but some lose', () => {
    const same = samplePolicy('capitation', 'By the head', 0);
    const losing = sampleEstimate('share of one', 0.4127, 0.002);
    const policy = { ...same, outcomes: { ...same.outcomes, shareOfPracticesLosing: losing } };
    expect(findings(sampleResults({ policies: [national, policy] }))[0]?.effect).toBe(
      'moves QOF payment between practices without changing its mean, and leaves QOF work and recorded achievement as they are; ' +
        '41.3% of practices lose at least £1 (90% interval 40.9% to 41.6%).',
    );
  });

  it('leave out an interval whose ends are printed alike', () => {
    const effect = effectOf({ qofPaymentPerPractice: [5_500, 0.001], hoursReleasedPerPractice: [40, 10] });
    expect(effect).toContain('raises QOF payment by £5,500 a practice and');
  });

  it('are means over several years, with where recorded achievement ends', () => {
    const [late] = findings(sampleYears());
    expect(late?.effect).toContain('frees 96 hours a practice and year (90% interval 45 to 147)');
    expect(late?.effect).toMatch(
      /Figures are means over 2016-17 to 2018-19; in 2018-19 alone it lowers recorded achievement by 3\.19 percentage points \(90% interval 2\.19 to 4\.20\)\.$/,
    );
    const alone = findings({ ...sampleYears(), policies: [sampleYears().policies[0]!] });
    expect(alone[0]?.effect).toMatch(/on QOF work \(760 to 2,140\), a year on average over 2016-17 to 2018-19\.$/);
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
