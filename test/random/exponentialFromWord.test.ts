import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentialFromWord } from '../../src/random/exponentialFromWord.js';
import { uniformFromWord } from '../../src/random/uniform.js';

describe('exponentialFromWord', () => {
  it('is -log of the uniform number of the word', () => {
    const check = (word: number) => {
      expect(Math.abs(exponentialFromWord(word) + Math.log(uniformFromWord(word)))).toBeLessThan(1e-8);
    };
    for (const word of [0, 1, 2, 3, 0x7fffffff, -0x80000000, -0x7fffffff, -2, -1, 0x10000, 0xffff]) check(word);
    fc.assert(fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), check), { numRuns: 2000 });
    // Every leading bit, so every number of leading zeros.
    for (let bit = 0; bit < 32; bit++) for (const low of [0, 1, 5]) check((1 << bit) | (low & ((1 << bit) - 1)));
  });

  it('has mean 1, variance 1 and skewness 2 over an even grid of words', () => {
    const n = 2 ** 17;
    const values = Float64Array.from({ length: n }, (_, i) => exponentialFromWord((i * (2 ** 32 / n) + 2 ** 14) | 0));
    const mean = values.reduce((sum, x) => sum + x, 0) / n;
    const moment = (k: number) => values.reduce((sum, x) => sum + (x - mean) ** k, 0) / n;
    expect(mean).toBeCloseTo(1, 4);
    expect(moment(2)).toBeCloseTo(1, 2);
    expect(moment(3)).toBeCloseTo(2, 1);
  });
});
