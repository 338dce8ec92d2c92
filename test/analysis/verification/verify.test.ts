import { describe, expect, it } from 'vitest';
import { verify } from '../../../src/analysis/verification/verify.js';
import { loadScenario } from '../../../src/documents/loadScenario.js';

const loaded = loadScenario('scenarios/england-2016-17.yaml');
const size = { runs: 7, practices: 4, draws: 10, truths: 4, attempts: 2, fitPractices: 15, iterations: 2 };

describe('the verification', () => {
  it('is the same for any number of threads (they run compiled code: npm run build first), and holds every run', async () => {
    const [one, two] = await Promise.all([1, 2].map((workers) => verify({ loaded, seed: 'test', size }, { workers })));
    expect(two).toEqual(one);
    const points = one!.coverage.find(({ outcome }) => outcome === 'pointsPerPractice')!;
    // Four policies and three differences, in each of seven runs.
    expect(points.truths).toBe(7 * 7 * 4);
    expect(one!.recovery[0]!.attempts).toBe(2);
  });

  it('has other worlds with another seed', async () => {
    const small = { ...size, runs: 2, attempts: 2 };
    const [one, other] = await Promise.all(
      ['one', 'other'].map((seed) => verify({ loaded, seed, size: small }, { workers: 1 })),
    );
    expect(other!.recovery).not.toEqual(one!.recovery);
    expect(other!.coverage).not.toEqual(one!.coverage);
  });
});
