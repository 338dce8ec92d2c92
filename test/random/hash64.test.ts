import { describe, expect, it } from 'vitest';
import { loadRuleset, rulesetYears } from '../../src/facts/rulesets.js';
import { hash64 } from '../../src/random/hash64.js';

const hex = (text: string) => {
  const [low, high] = hash64(text);
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
};

describe('64-bit FNV-1a', () => {
  // Test vectors of the authors' reference code (Fowler, Noll, Vo; RFC 9923 appendix C).
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['b', 'af63df4c8601f1a5'],
    ['foobar', '85944171f73967e8'],
  ])('hashes %j as published', (text, published) => {
    expect(hex(text)).toBe(published);
  });

  it('hashes bytes of UTF-8, not code units', () => {
    // FNV-1a over the two bytes c3 a9, by hand with the published basis and prime.
    let expected = 0xcbf29ce484222325n;
    for (const byte of [0xc3n, 0xa9n]) expected = BigInt.asUintN(64, (expected ^ byte) * 0x100000001b3n);
    expect(hex('é')).toBe(expected.toString(16).padStart(16, '0'));
  });

  it('keeps all indicators of all years and ten thousand practice codes apart', () => {
    const codes = new Set(
      rulesetYears('England').flatMap((y) => loadRuleset('England', y).indicators.map((i) => i.code)),
    );
    // Indicators are addressed by the upper 24 bits of the low word.
    expect(new Set([...codes].map((code) => hash64(code)[0] >>> 8)).size).toBe(codes.size);
    const practices = Array.from({ length: 10_000 }, (_, i) => `SYN${String(i).padStart(5, '0')}`);
    expect(new Set(practices.map(hex)).size).toBe(practices.length);
  });
});
