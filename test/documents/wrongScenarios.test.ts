import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/documents/scenarioDocument.js';
import { InputError, type InputProblem } from '../../src/inputError.js';
import { right, spoilt, wrongScenarios } from './wrongScenarioCases.js';

function problemsOf(text: string, where = 'x.yaml'): readonly InputProblem[] {
  try {
    readScenario(text, where);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('a wrong scenario', () => {
  it('is compared with one that is right', () => {
    expect(problemsOf(right)).toEqual([]);
  });

  it.each(wrongScenarios)('with $fault is one problem at line $at', ({ text, at, path, found, allowed, mend }) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect({ where: problem!.where, path: problem!.path }).toEqual({ where: `x.yaml:${at}`, path });
    expect(problem!.found).toContain(found);
    expect(problem!.allowed).toContain(allowed);
    expect(problem!.mend).toContain(mend);
  });

  it.each(['', '  \n', '# only a comment\n', '---\n'])('that is empty (%j) is one problem', (text) => {
    expect(problemsOf(text)).toEqual([expect.objectContaining({ where: 'x.yaml', found: 'an empty file' })]);
  });

  it('with two faults far apart is two problems', () => {
    const text = spoilt('draws: 100', 'draws: 0').replace('share: 0.7', 'share: -1');
    expect(problemsOf(text).map((problem) => problem.where)).toEqual(['x.yaml:9:8', 'x.yaml:20:31']);
  });

  it('in JSON has its line too, also for a doubled key', () => {
    const text = JSON.stringify({ schemaVersion: 1, id: 'Wrong Id' }, null, 2);
    expect(problemsOf(text, 'x.json').find((problem) => problem.path === 'id')?.where).toBe('x.json:3:9');
    expect(problemsOf('{\n"id": "a",\n"id": "b"\n}', 'x.json')).toEqual([
      expect.objectContaining({ where: 'x.json:3:1', found: 'the key "id" a second time' }),
    ]);
    expect(problemsOf('{\n"id": "a"\n', 'x.json')[0]?.where).toBe('x.json:2');
  });
});
