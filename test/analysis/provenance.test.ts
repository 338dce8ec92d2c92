import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { behindOutcome, parametersInUse } from '../../src/analysis/behindOutcome.js';
import { contractRules, rulesOfPayRule, rulesOutsideRuns } from '../../src/analysis/contractRules.js';
import { filesBehind } from '../../src/analysis/filesBehind.js';
import { outcomeSubModels } from '../../src/analysis/outcomeParts.js';
import { subModels } from '../../src/analysis/provenance.js';
import { simulateScenario } from '../../src/analysis/simulateScenario.js';
import type { SubModelId } from '../../src/analysis/subModel.js';
import { checkScenario } from '../../src/documents/checkScenario.js';
import { loadPopulation } from '../../src/documents/loadScenario.js';
import { type OutcomeId, outcomeIds } from '../../src/documents/outcomeIds.js';
import type { Scenario } from '../../src/documents/scenarioDocument.js';
import { dataFiles } from '../../src/facts/dataFingerprint.js';
import { loadPriors } from '../../src/facts/priors.js';
import type { Policy } from '../../src/policy/policy.js';
import type { Population } from '../../src/population/population.js';
import { type Distribution, quantile } from '../../src/random/distributions.js';

const root = new URL('../../', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const priors = loadPriors();

/** Every part of the policy language that brings in a part of the model, over two years, the second with the network fund. */
const everything = `
schemaVersion: 2
id: everything
title: Everything
question: Which figures move when a belief moves?
nation: England
years: { from: 2021-22, to: 2022-23 }
population: { synthetic: { practices: 40 } }
draws: 8
# Without a value of released hours nothing could move the health that they bring.
beliefs: { releasedAccessQalysPer1000Hours: { fixed: 2 } }
structure: { response: [mixture, shift, completions] }
policies:
  - { id: national, title: National QOF }
  - id: earn-back
    title: Joined by choice, earned back, perhaps revoked, over after a year
    measures:
      - who: { participation: choice, trigger: { level: amber, shareOfPractices: 0.3 } }
        when: { from: 2021-06-01, to: 2022-03-31 }
        indicators: { allBut: { areas: [AST] } }
        signal: { response: whole-year, reporting: fedBack }
        pay: { rule: earnBack, withheld: 0.3 }
        revocation: { probability: 0.5, on: 2022-01-01 }
        conditions: { localHoursPer1000Patients: 10, spendOnStaff: 0 }
        release: { urgentAccess: 0.5, longTermCare: 0.3, recovery: 0.2 }
  - id: shared
    title: Shared outcome over two years
    measures:
      - who: { participation: choice }
        indicators: { shareOfPoints: 0.5, choose: mostHoursPerPoint }
        signal: { response: whole-year }
        pay: { rule: sharedOutcome, atRisk: 0.3 }
        conditions: { localHoursPer1000Patients: 10, spendOnStaff: 0 }
        release: { urgentAccess: 0.5, longTermCare: 0.3, recovery: 0.2 }
  - id: paused
    title: Paused twice where pressure is high
    measures:
      - who: { participation: choice, trigger: { level: amber, shareOfPractices: 0.3 } }
        when: [{ from: 2021-06-01, to: 2021-09-30 }, { from: 2022-01-01, to: 2022-02-15 }]
        gaps: national
        indicators: { allBut: { codes: [DM020, HYP007, CHD008] } }
        signal: { response: temporary, reporting: fedBack }
        pay: { rule: actual }
    networkFund: { withdraw: all, from: 2022-10-01, repay: protect }
`;

/** A plain suspension: most beliefs should not matter to it. */
const plain = `
schemaVersion: 2
id: plain
title: Plain
question: Which figures move when a belief moves?
nation: England
year: 2016-17
population: { synthetic: { practices: 12 } }
draws: 4
policies:
  - { id: national, title: National QOF }
  - id: pause
    title: A pause
    measures:
      - when: { from: 2017-01-25, to: 2017-03-31 }
        indicators: all
        signal: { response: temporary }
        pay: { rule: basePoints }
`;

/** The year of the network fund that pays on judgement. */
const judged = `
schemaVersion: 2
id: judged
title: Judged
question: Which figures move when a belief moves?
nation: England
year: 2023-24
population: { synthetic: { practices: 30 } }
draws: 8
policies:
  - { id: national, title: National QOF }
  - id: withdrawn
    title: Withdrawn
    networkFund: { withdraw: all, from: 2023-10-01, repay: nothing }
`;

/** Another value that the belief allows. */
function otherBelief(name: string): Distribution {
  const { distribution } = priors.get(name)!;
  if (distribution.family === 'fixed')
    return { family: 'fixed', value: distribution.value === 0 ? 1 : distribution.value / 2 };
  return { family: 'fixed', value: quantile(distribution, 0.93) };
}

/** A scenario with its practices, drawn once. */
function worldOf(text: string): World {
  const { scenario } = checkScenario(text, 'test.yaml');
  return { scenario, population: loadPopulation({ scenario, path: 'test.yaml', text }).population };
}

interface World {
  readonly scenario: Scenario;
  readonly population: Population;
}

/** Every outcome of every policy by draw, with the scenario's own beliefs or one of them changed. */
async function outcomesWith(
  { scenario, population }: World,
  beliefs: Readonly<Record<string, Distribution>> = {},
): Promise<Outcomes> {
  const { vectors, plan } = await simulateScenario(
    { ...scenario, beliefs: { ...scenario.beliefs, ...beliefs } },
    population,
    { workers: 1 },
  );
  return {
    policies: plan.policies,
    valuesOf: (outcome) => plan.policies.flatMap((_, k) => [...vectors.vectorOf(k, outcome)]),
  };
}

interface Outcomes {
  readonly policies: readonly Policy[];
  readonly valuesOf: (outcome: OutcomeId) => readonly number[];
}

/** Outcomes that move, by more than rounding, when a belief changes. */
async function movedBy(world: World, name: string, before: Outcomes): Promise<readonly OutcomeId[]> {
  const after = await outcomesWith(world, { [name]: otherBelief(name) });
  return outcomeIds.filter((outcome) => {
    const old = before.valuesOf(outcome);
    return after.valuesOf(outcome).some((value, d) => Math.abs(value - old[d]!) > 1e-9 * Math.abs(old[d]!));
  });
}

const behind = (name: string, before?: Outcomes): readonly OutcomeId[] =>
  outcomeIds.filter((outcome) => behindOutcome(outcome, before?.policies).parameters.includes(name));

/** Pairs that hold in the model and that so few practices and draws do not show: a line that nobody crosses, a few practices. */
const tooFewToSee: readonly OutcomeId[] = [
  'shareAtMaximum',
  'shareOfPracticesLosing',
  'shareOfPracticesLosingOver1Percent',
  'shareOfPartnersLosingOver1Percent',
  'shareOfPartnersLosingOver5Percent',
  'pointsOfParticipants',
  'pointsOfOthers',
  'incomeChangeOfParticipants',
  'incomeChangeOfOthers',
  'incomeChangeOfLowAchievers',
  'incomeChangeOfHighAchievers',
  'breakEvenDeathsPer1000Hours',
  'breakEvenQalysPer1000Hours',
  'localHoursPer1000PoundsEarned',
  'recordingInForce',
];

describe('what is behind an outcome, against what moves when a belief is changed', () => {
  it('in all parts of the policy language: all that moves it, and nothing that does not', {
    timeout: 300_000,
  }, async () => {
    const world = worldOf(everything);
    const before = await outcomesWith(world);
    const moved = new Map<string, readonly OutcomeId[]>();
    for (const name of parametersInUse) {
      const outcomes = await movedBy(world, name, before);
      moved.set(name, outcomes);
      const expected = behind(name);
      expect
        .soft(
          outcomes.filter((outcome) => !expected.includes(outcome)),
          `${name} moves`,
        )
        .toEqual([]);
    }
    // The other way round, part by part: some parameter of a part moves every outcome that the part is behind.
    for (const [id, { parameters }] of Object.entries(subModels)) {
      if (parameters.length === 0) continue;
      const seen = new Set(parameters.flatMap((name) => moved.get(name)!));
      const expected = outcomeIds.filter((outcome) =>
        behindOutcome(outcome).parts.some(({ title }) => title === subModels[id as SubModelId].title),
      );
      expect
        .soft(
          expected.filter((outcome) => !seen.has(outcome) && !tooFewToSee.includes(outcome)),
          `${id} does not move`,
        )
        .toEqual([]);
    }
  });

  it('of a plain suspension: what its policies do not bring in moves nothing', { timeout: 300_000 }, async () => {
    const world = worldOf(plain);
    const before = await outcomesWith(world);
    const unmoved = parametersInUse.filter((name) => behind(name, before).length === 0);
    expect(unmoved).toEqual(
      expect.arrayContaining(['networkSpreadFactor', 'optOutParticipation', 'sharedOutcomeMean']),
    );
    for (const name of parametersInUse) {
      const expected = behind(name, before);
      const outcomes = await movedBy(world, name, before);
      expect
        .soft(
          outcomes.filter((outcome) => !expected.includes(outcome)),
          `${name} moves`,
        )
        .toEqual([]);
    }
  });

  it('of the network fund of 2023/24: the improvement payment moves money and nothing else', async () => {
    const world = worldOf(judged);
    const before = await outcomesWith(world);
    const moved = await movedBy(world, 'networkImprovementShare', before);
    expect(moved).toContain('networkFundPerPractice');
    const expected = behind('networkImprovementShare', before);
    expect(moved.filter((outcome) => !expected.includes(outcome))).toEqual([]);
  });
});

describe('the register of what is behind outcomes', () => {
  it('has every parameter that the code asks for', () => {
    const source = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(`src/${file}`))
      .join('\n');
    const asked = [...source.matchAll(/drawsOf\(\w+, '([^']+)'\)/g)].map((match) => match[1]!);
    const shifts = [...priors.keys()].filter((name) => name.startsWith('withdrawalLogitShift.'));
    expect([...parametersInUse].sort()).toEqual([...new Set([...asked, ...shifts])].sort());
  });

  it('has every rule of docs/contract.md, as part of a run or as outside of it', () => {
    const numbers = read('docs/contract.md')
      .split('\n')
      .flatMap((line) => /^(?:\| )?\*\*((?:[A-D]\d+[a-z]?(?:, )?)+)/.exec(line)?.[1]?.split(', ') ?? []);
    expect(numbers.length).toBeGreaterThan(50);
    expect([...Object.keys(contractRules), ...rulesOutsideRuns].sort()).toEqual([...numbers].sort());
  });

  it('names no rule that does not exist, and leaves none of a run without a use', () => {
    const used = [...Object.values(subModels).flatMap(({ rules }) => rules), ...Object.values(rulesOfPayRule).flat()];
    expect([...new Set(used)].sort()).toEqual(Object.keys(contractRules).sort());
  });

  it('has every file of data/ but the figures that runs are held against', () => {
    const heldAgainst = ['data/validation/', 'data/calibration/tolerances.json'];
    const files = dataFiles().filter(({ path }) => !heldAgainst.some((start) => path.startsWith(start)));
    const patterns = [...new Set(outcomeIds.flatMap((outcome) => behindOutcome(outcome).data))];
    const years = Array.from({ length: 13 }, (_, i) => `${2013 + i}-${String(14 + i)}`);
    const found = new Set(
      ['England', 'Wales', 'Scotland', 'Northern Ireland'].flatMap((nation) =>
        filesBehind(patterns, { nation, years }, files, files).map(({ path }) => path),
      ),
    );
    expect(files.map(({ path }) => path).filter((path) => !found.has(path))).toEqual([]);
  });

  it('describes every part at a place that exists', () => {
    const sections = new Set([...read('docs/model.md').matchAll(/^### (\d\.\d+) /gm)].map((match) => match[1]!));
    for (const { described } of Object.values(subModels)) {
      for (const [file] of described.matchAll(/docs\/[\w-]+\.md/g)) expect(() => read(file), file).not.toThrow();
      const model = /docs\/model\.md ([\d., ]+)/.exec(described)?.[1] ?? '';
      for (const section of model.match(/\d\.\d+/g) ?? []) expect(sections).toContain(section);
    }
  });
});

describe('files behind a figure', () => {
  const recorded = [
    { path: 'data/contract/england/2016-17.json', sha256: 'a' },
    { path: 'data/contract/england/2015-16.json', sha256: 'b' },
    { path: 'data/contract/wales/2016-17.json', sha256: 'c' },
    { path: 'data/income/england.json', sha256: 'd' },
    { path: 'practices.json', sha256: 'e' },
  ];

  it('are those of the nation and years of the run, and say what has changed since', () => {
    const found = filesBehind(
      ['data/contract/{nation}/{year}.json', 'data/income/{nation}.json'],
      { nation: 'England', years: ['2016-17'] },
      recorded,
      [{ path: 'data/contract/england/2016-17.json', sha256: 'other' }],
    );
    expect(found).toEqual([
      { path: 'data/contract/england/2016-17.json', sha256: 'a', since: 'changed' },
      { path: 'data/income/england.json', sha256: 'd', since: 'gone' },
    ]);
  });
});

describe('pay rules', () => {
  it('bring their rules with the policy that has them', () => {
    const { scenario } = checkScenario(plain, 'test.yaml');
    const [national, pause] = scenario.policies;
    expect(behindOutcome('qofPaymentTotal', [national!]).rules).not.toContain('A91');
    expect(behindOutcome('qofPaymentTotal', [national!, pause!]).rules).toContain('A91');
    expect(behindOutcome('qofPaymentTotal', [national!, pause!]).rules).not.toContain('D11');
    expect(behindOutcome('qofPaymentTotal').rules).toContain('D11');
    expect(outcomeSubModels.pointsPerPractice).toEqual(['recording']);
  });
});
