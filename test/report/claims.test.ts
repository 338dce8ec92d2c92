import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsText } from '../../src/report/claimsText.js';
import { claimWords, shareOfWorlds } from '../../src/report/claimWords.js';
import { sampleClaims, sampleEstimate, sampleResults } from './sampleResults.js';

const results = sampleResults({ claims: sampleClaims });
const probability = (mean: number, mcse: number | null = 0.01) => ({
  ...sampleEstimate('share of one', mean, 0.1),
  mcse,
});

describe('the claims in a terminal', () => {
  it('are the statement, how it is read, the figure with its interval and how often it holds', () => {
    expect(claimsText(results, { width: 200 })).toContain(
      [
        'NHS England, 2017-02: it would not do very much practically to help practices.',
        '  Read as: Hours released per practice and week under Suspension from February, compared with National QOF: below 1 hour a week.',
        '  In the model: +11.3 hours a week [+5.4 to +17.2]; holds in 7% of simulated worlds.',
        '',
        'NHS England, 2017-02: care will go on.',
        '  Read as: Recorded achievement (the indicators of DM) in 2016-17 under Suspension from February: above 80%.',
        '  In the model: 82.0% [81.0% to 83.0%]; holds in all 400 simulated worlds.',
        '',
        'Pulse: the vast majority of practices reported black or red.',
        '  Read as: Share of practices of Devon at alert level red or worse in 2022-12: above 80%.',
        '  In the model: 40.0% [24% to 56%]; holds in none of 400 simulated worlds.',
      ].join('\n'),
    );
  });

  it.each([40, 60, 80, 110])('are wrapped to %d columns', (width) => {
    const lines = claimsText(results, { width }).split('\n');
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
  });

  it('are nothing where nothing was said', () => {
    expect(claimsText(sampleResults(), { width: 80 })).toBe('');
  });

  it('carry the id of policies with one title, and end a sentence only once', () => {
    const twins = sampleResults({
      claims: [{ ...sampleClaims[0]!, statement: 'Is that so?' }],
      policies: results.policies.map((policy) => ({ ...policy, title: 'The same' })),
    });
    const [words] = claimWords(twins);
    expect(words?.test).toContain('under The same (late), compared with The same (national)');
    expect(words?.statement).toBe('Is that so?');
  });
});

describe('how often a claim holds', () => {
  it.each([
    [0.934, 0.01, '93% of simulated worlds'],
    [1, 0, 'all 1,000 simulated worlds'],
    [0, 0, 'none of 1,000 simulated worlds'],
    [0.9991, 0.001, 'more than 99% of simulated worlds'],
    [0.0009, 0.001, 'fewer than 1% of simulated worlds'],
    [0.47, 0.12, '50% of simulated worlds'],
    [0.97, 0.12, '97% of simulated worlds'],
    [0.5, null, '50% of simulated worlds'],
  ])('%d with an error of %s: %s', (mean, mcse, words) => {
    expect(shareOfWorlds(probability(mean, mcse), 1000)).toBe(words);
  });

  it('adds up with its opposite to all worlds', () => {
    const percent = (mean: number, mcse: number) => Number.parseInt(shareOfWorlds(probability(mean, mcse), 1000), 10);
    for (const mcse of [0.01, 0.2]) {
      for (const mean of [0.125, 0.25, 0.35, 0.445, 0.055]) {
        expect(percent(mean, mcse) + percent(1 - mean, mcse), `${mean}`).toBe(100);
      }
    }
  });

  it('is never all or none, nor 100% or 0%, of what has an exception', () => {
    const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(share, fc.double({ min: 0, max: 0.5, noNaN: true }), (mean, mcse) => {
        expect(shareOfWorlds(probability(mean, mcse), 200)).not.toMatch(/^(all|none|100%|0%)/);
      }),
    );
  });
});
