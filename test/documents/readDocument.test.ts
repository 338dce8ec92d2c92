import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument } from '../../src/documents/readDocument.js';
import { InputError, type InputProblem } from '../../src/inputError.js';

function problemsOf(text: string, schema: z.ZodType, where = 'x.yaml'): readonly InputProblem[] {
  try {
    readDocument(text, where, schema);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('readDocument', () => {
  const schema = z.strictObject({ size: z.number().max(9), names: z.array(z.string()).max(2).optional() });

  it('gives the checked value, also behind a byte-order mark', () => {
    expect(readDocument('\uFEFFsize: 3\n', 'x.yaml', schema)).toEqual({ size: 3 });
  });

  it.each([
    ['size: 10', 'x.yaml:1:7', 'at most 9'],
    ['size: 1\nnames: [a, b, c]', 'x.yaml:2:8', 'a list of at most 2'],
    ['size: "3"', 'x.yaml:1:7', 'a number'],
    ['- 1', 'x.yaml:1:1', 'a group of keys'],
    ['size: .nan', 'x.yaml:1:7', 'a number'],
  ])('explains the limits of plain schemas: %j', (text, where, allowed) => {
    expect(problemsOf(text, schema)).toEqual([expect.objectContaining({ where, allowed })]);
  });

  it('offers to take quotes off a number', () => {
    expect(problemsOf('size: "3"', schema)[0]?.mend).toBe('Remove the quotes.');
  });

  it('prefers the message that a schema brings along', () => {
    const own = z.strictObject({ size: z.number({ error: 'a size in metres' }) });
    expect(problemsOf('size: big', own)[0]?.allowed).toBe('a size in metres');
  });

  it('keeps the message of a refinement that names no details', () => {
    const even = z.strictObject({ size: z.number().refine((size) => size % 2 === 0, 'an even number') });
    expect(problemsOf('size: 3', even)).toEqual([
      { where: 'x.yaml:1:7', path: 'size', found: '3', allowed: 'an even number', mend: 'Change it.' },
    ]);
  });

  it('reports the faults of the one alternative that was meant', () => {
    const either = z.union([z.strictObject({ circle: z.number() }), z.strictObject({ square: z.number().max(9) })]);
    expect(problemsOf('square: 10', either)).toEqual([
      expect.objectContaining({ where: 'x.yaml:1:9', path: 'square', allowed: 'at most 9' }),
    ]);
    expect(problemsOf('{}', either)[0]).toMatchObject({ found: 'an empty group' });
  });

  it('refuses an alias that leads nowhere and a tag that means nothing', () => {
    expect(problemsOf('size: *other', schema)[0]?.found).toContain('an alias that cannot be followed');
    expect(problemsOf('names: &all [*all]', schema)[0]?.found).toContain('an alias that cannot be followed');
    expect(problemsOf('size: !metres 3', schema)[0]).toMatchObject({ where: 'x.yaml:1:7' });
  });

  it('refuses aliases that unfold without end', () => {
    const row = (name: string, inner: string) => `${name}: &${name} [${Array(20).fill(`*${inner}`).join(', ')}]`;
    const text = ['a: &a [x, x]', row('b', 'a'), row('c', 'b'), row('d', 'c'), row('e', 'd')].join('\n');
    expect(problemsOf(text, z.unknown())[0]?.found).toContain('alias');
  });

  it('locates faults of a very large file by path alone', () => {
    const text = JSON.stringify({ size: 10, names: ['x'.repeat(2_000_000)] });
    expect(problemsOf(text, schema, 'x.json')).toEqual([expect.objectContaining({ where: 'x.json', path: 'size' })]);
  });
});
