import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPriors } from '../../src/facts/priors.js';
import { quantile } from '../../src/random/distributions.js';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const priors = loadPriors();

/** Rows of the table of beliefs in docs/model.md, cell by cell. */
const rows = read('docs/model.md')
  .split('\n## ')
  .find((section) => section.startsWith('8. '))!
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map(([, name, distribution, interval, confidence, why]) => ({ name, distribution, interval, confidence, why }));

const twoDigits = (value: number): string => String(Number(value.toPrecision(2)));

/** Names of parameters that the code asks for; the shifts are asked for by class. */
function namesInSource(): readonly string[] {
  const text = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => read(`src/${file}`))
    .join('\n');
  const asked = [...text.matchAll(/drawsOf\(\w+, '([^']+)'\)/g)].map((match) => match[1]!);
  const shifts = [...priors.keys()].filter((name) => name.startsWith('withdrawalLogitShift.'));
  return [...new Set([...asked, ...shifts])].sort();
}

describe('the table of beliefs in docs/model.md', () => {
  it('has every belief that the model uses and no other', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(namesInSource());
  });

  it.each(rows)(
    'tells $name as data/evidence/priors.json has it',
    ({ name, distribution, interval, confidence, why }) => {
      const prior = priors.get(name!)!;
      const { family, ...parameters } = prior.distribution;
      expect(distribution).toBe(`${family} ${Object.values(parameters).join(', ')}`);
      const [middle, low, high] = [0.5, 0.025, 0.975].map((u) => twoDigits(quantile(prior.distribution, u)));
      expect(interval?.startsWith(family === 'fixed' ? `${middle}` : `${middle} (${low} to ${high})`)).toBe(true);
      expect(confidence).toBe(`${prior.confidence}, ${prior.certainty}`);
      expect(why).not.toBe('');
    },
  );
});
