import { describe, expect, it } from 'vitest';
import { readScenario } from '../../src/documents/readScenario.js';
import { InputError, type InputProblem } from '../../src/inputError.js';
import { wrongMeasures } from './wrongMeasureCases.js';
import { wrongQuestions } from './wrongQuestionCases.js';
import { right, spoilt, wrongScenarios } from './wrongScenarioCases.js';
import { rightVersion1, wrongVersion1Scenarios } from './wrongVersion1Cases.js';

function problemsOf(text: string, where = 'x.yaml'): readonly InputProblem[] {
  try {
    readScenario(text, where);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe.each([
  ['of version 2', right, wrongScenarios],
  ['with a wrong measure', right, wrongMeasures],
  ['with a wrong question', right, wrongQuestions],
  ['of version 1', rightVersion1, wrongVersion1Scenarios],
])('a scenario %s', (_, faultless, wrong) => {
  it('is compared with one that is right', () => {
    expect(problemsOf(faultless)).toEqual([]);
  });

  it.each(wrong)('with $fault is one problem at line $at', ({ text, at, path, found, allowed, mend }) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect({ where: problem!.where, path: problem!.path }).toEqual({ where: `x.yaml:${at}`, path });
    expect(problem!.found).toContain(found);
    expect(problem!.allowed).toContain(allowed);
    expect(problem!.mend).toContain(mend);
  });
});

describe('a wrong scenario', () => {
  it.each(['', '  \n', '# only a comment\n', '---\n'])('that is empty (%j) is one problem', (text) => {
    expect(problemsOf(text)).toEqual([expect.objectContaining({ where: 'x.yaml', found: 'an empty file' })]);
  });

  it('with two faults far apart is two problems', () => {
    const text = spoilt('draws: 100', 'draws: 0').replace('share: 0.7', 'share: -1');
    expect(problemsOf(text).map((problem) => problem.where)).toEqual(['x.yaml:9:8', 'x.yaml:20:35']);
  });

  it('in JSON has its line too, also for a doubled key', () => {
    const text = JSON.stringify({ schemaVersion: 2, id: 'Wrong Id' }, null, 2);
    expect(problemsOf(text, 'x.json').find((problem) => problem.path === 'id')?.where).toBe('x.json:3:9');
    expect(problemsOf('{\n"id": "a",\n"id": "b"\n}', 'x.json')).toEqual([
      expect.objectContaining({ where: 'x.json:3:1', found: 'the key "id" a second time' }),
    ]);
    expect(problemsOf('{\n"id": "a"\n', 'x.json')[0]?.where).toBe('x.json:2');
  });
});
