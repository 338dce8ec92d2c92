import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyFromSeed } from '../../src/random/key.js';
import { fillThreefry, type Key } from '../../src/random/threefry.js';
import { uniformFromWord } from '../../src/random/uniform.js';

type Words = readonly [number, number, number, number];

function block(counter: Words, key: Key): readonly string[] {
  const out = new Int32Array(4);
  fillThreefry(out, 1, key, ...counter);
  return [...out].map((word) => (word >>> 0).toString(16).padStart(8, '0'));
}

const word = fc.integer({ min: 0, max: 0xffffffff });
const words = fc.tuple(word, word, word, word);

describe('Threefry4x32 with 20 rounds', () => {
  // kat_vectors of Random123 1.09 (Salmon, Moraes, Dror, Shaw), lines threefry4x32 20
  it.each([
    ['zeros', [0, 0, 0, 0], [0, 0, 0, 0], '9c6ca96a e17eae66 fc10ecd4 5256a7d8'],
    [
      'ones',
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      '2a881696 57012287 f6c7446e a16a6732',
    ],
    [
      'digits of pi',
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
      '59cd1dbb b8879579 86b5d00c ac8b6d84',
    ],
  ] as const)('gives the known answer of Random123 for %s', (_, counter, key, answer) => {
    expect(block(counter, key).join(' ')).toBe(answer);
  });

  it('gives a draw the same words alone and in the middle of a block, whatever the block', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 40 }), ([first, ...rest], key, count) => {
        const together = new Int32Array(4 * count);
        fillThreefry(together, count, key, first, ...rest);
        const alone = new Int32Array(4);
        for (let j = 0; j < count; j++) {
          fillThreefry(alone, 1, key, first + j, ...rest);
          expect([...together.subarray(4 * j, 4 * j + 4)]).toEqual([...alone]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('has uniform words: a chi-squared test of each byte and of neighbours is not extreme', () => {
    const draws = 16_384;
    const out = new Int32Array(4 * draws);
    fillThreefry(out, draws, keyFromSeed('bytes'), 0, 1, 2, 3);
    for (let shift = 0; shift < 32; shift += 8) {
      const counts = new Float64Array(256);
      for (const value of out) counts[(value >>> shift) & 255]! += 1;
      const expected = out.length / 256;
      const chiSquared = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
      // 255 degrees of freedom: mean 255, sd 22.6; five standard deviations.
      expect(Math.abs(chiSquared - 255)).toBeLessThan(5 * 22.6);
    }
    let product = 0;
    for (let d = 1; d < draws; d++)
      product += (uniformFromWord(out[4 * d]!) - 0.5) * (uniformFromWord(out[4 * d - 4]!) - 0.5);
    // Correlation of the first word of successive draws, standard error 1 / sqrt(draws).
    expect(Math.abs((12 * product) / draws) * Math.sqrt(draws)).toBeLessThan(4);
  });
});

describe('uniform number of a word', () => {
  it('lies strictly inside (0, 1), mirrors about one half and keeps the order of unsigned words', () => {
    expect(uniformFromWord(0)).toBeGreaterThan(0);
    expect(uniformFromWord(-1)).toBeLessThan(1);
    fc.assert(
      fc.property(word, (w) => {
        expect(uniformFromWord(w | 0) + uniformFromWord(~w)).toBe(1);
        if (w > 0) expect(uniformFromWord(w | 0)).toBeGreaterThan(uniformFromWord((w - 1) | 0));
      }),
    );
  });
});

describe('key of a seed', () => {
  it('is the same for the same text and differs in every word for another', () => {
    expect(keyFromSeed('qofsim')).toEqual(keyFromSeed('qofsim'));
    const other = keyFromSeed('qofsin');
    keyFromSeed('qofsim').forEach((value, i) => {
      expect(value).not.toBe(other[i]);
    });
  });
});
