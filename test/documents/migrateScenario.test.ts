import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkScenario } from '../../src/documents/checkScenario.js';
import { migrateText } from '../../src/documents/migrateScenario.js';
import { readScenario, readScenarioFile } from '../../src/documents/readScenario.js';
import { scenarioSchema } from '../../src/documents/scenarioSchema.js';
import { rightVersion1, spoiltVersion1 } from './wrongVersion1Cases.js';

/** The measure of the second policy of version 1 with these parts, as version 2 resolves it. */
const measureOf = (family: string, ...parts: readonly string[]) => {
  const head = rightVersion1.slice(0, rightVersion1.indexOf('    family: localOptOut'));
  const text = [
    `${head}    family: ${family}`,
    '    title: Old',
    '    indicators: all',
    '    pay: { rule: higherOf }',
    ...parts.map((part) => `    ${part}`),
  ].join('\n');
  return readScenario(text, 'x.yaml').policies[1]!.measures[0]!;
};

describe('a scenario of version 1', () => {
  it('is read with a message that names the file and the way to migrate it', () => {
    const message = 'x.yaml: version 1, read as version 2; qofsim migrate x.yaml writes it';
    expect(readScenarioFile(rightVersion1, 'x.yaml').notice).toBe(message);
    expect(checkScenario(rightVersion1, 'x.yaml').notice).toBe(message);
    expect(readScenario(rightVersion1, 'x.yaml').schemaVersion).toBe(2);
  });

  it('means what its families took for granted', () => {
    expect(measureOf('localOptOut')).toEqual({
      id: 'measure-1',
      who: { areas: 'all', participation: 'choice' },
      when: [{ from: '2016-04-01', to: '2017-03-31' }],
      announced: '2016-04-01',
      indicators: 'all',
      signal: { response: 'whole-year', reporting: 'asUsual' },
      pay: { rule: 'higherOf', baseYear: '2015-16', basis: 'points', withoutHistory: 'actual' },
      conditions: { localHoursPer1000Patients: 0, spendOnStaff: 0 },
      release: { urgentAccess: 1, longTermCare: 0, recovery: 0 },
    });
    const short = 'when: { from: 2017-02-01, to: 2017-03-31 }';
    expect(measureOf('localOptOut', short).signal.response).toBe('whole-year');
    expect(measureOf('suspension', short)).toMatchObject({
      who: { participation: 'everyone' },
      signal: { response: 'temporary' },
    });
    expect(measureOf('suspension').signal.response).toBe('temporary');
    expect(measureOf('suspension', 'when: { from: 2016-04-01, to: 2017-03-31 }').signal.response).toBe('temporary');
  });

  it('keeps what was written beside the defaults', () => {
    expect(measureOf('localOptOut', 'who: { areas: [X] }').who).toEqual({ areas: ['X'], participation: 'choice' });
    expect(measureOf('localOptOut', 'who: { participation: everyone }').who.participation).toBe('everyone');
    expect(measureOf('suspension', 'signal: { response: whole-year }').signal.response).toBe('whole-year');
  });

  it('has its faults against the contract at its own lines and paths', () => {
    const text = spoiltVersion1('DM007', 'DM001');
    expect(() => checkScenario(text, 'x.yaml')).toThrow(
      /^x\.yaml:22:17 \(policies\[1\]\.indicators\): found the indicator "DM001"/,
    );
  });
});

describe('migrateText', () => {
  const same = (text: string, name = 'x.yaml') => {
    const migrated = migrateText(text, name.endsWith('.json') ? 'json' : 'yaml');
    const value: unknown = parse(migrated);
    expect(scenarioSchema.safeParse(value).error).toBeUndefined();
    expect(readScenario(migrated, name)).toEqual(readScenario(text, name));
    return migrated;
  };

  it('keeps the order, the notes and every comment', () => {
    const text = rightVersion1
      .replace('schemaVersion: 1', '# At the top.\nschemaVersion: 1 # the format')
      .replace('    who:', '    # Who.\n    who:')
      .replace('[DM007] }', '[DM007] } # one');
    const migrated = same(text);
    for (const comment of ['# At the top.', '# the format', '# Who.', '# one']) {
      expect(migrated).toContain(comment);
    }
    expect(migrated.replace(/.*DM007.*/, '')).toMatch(/^# At the top\.\nschemaVersion: 2 # the format\nid: example\n/);
    expect(migrated).toContain('    title: Opt-out\n    measures:\n');
  });

  it('writes what the families took for granted only where version 2 would not', () => {
    const optOut = same(spoiltVersion1('      participation: { share: 0.7 }\n', ''));
    expect(optOut).toMatch(/participation: choice/);
    expect(optOut).not.toMatch(/response/);
    expect(same(spoiltVersion1('family: localOptOut', 'family: suspension'))).toMatch(
      /signal: \{ response: temporary \}/,
    );
    expect(same(spoiltVersion1('from: 2016-04-01', 'from: 2016-04-02'))).toMatch(/signal: \{ response: whole-year \}/);
  });

  it('migrates policies in flow style, with aliases, and JSON', () => {
    const flow = `${rightVersion1.slice(0, rightVersion1.indexOf('  - id: opt-out'))}  - { id: opt-out, family: suspension, title: T, indicators: all, pay: { rule: actual } }\n`;
    expect(same(flow)).toContain('measures: ');
    const aliases = rightVersion1
      .replace('codes: [DM007] }', 'codes: &codes [DM007] }')
      .concat(
        '  - { id: other, family: suspension, title: T, indicators: { codes: *codes }, pay: { rule: actual } }\n',
      );
    same(aliases);
    const json = JSON.stringify(parse(rightVersion1));
    expect(JSON.parse(same(json, 'x.json'))).toMatchObject({ schemaVersion: 2 });
  });

  it('gives the same scenario as reading the old file, whatever its parts', () => {
    const optional = (part: string) => fc.constantFrom('', part);
    fc.assert(
      fc.property(
        fc.constantFrom('localOptOut', 'suspension'),
        fc.constantFrom('', 'who: { areas: [X] }', 'who: { participation: { share: 0.3 } }', 'who: {}'),
        fc.constantFrom('', 'when: { from: 2016-04-01, to: 2017-03-31 }', 'when: { from: 2017-01-01, to: 2017-03-31 }'),
        fc.constantFrom('', 'signal: { response: temporary }', 'signal: { response: whole-year }'),
        fc.constantFrom('pay: { rule: actual }', 'pay: { rule: basePoints, baseYear: 2015-16 }'),
        optional('notes: Old.'),
        (family, ...parts) => {
          const policy = [`  - id: p`, `family: ${family}`, 'title: P', 'indicators: all', ...parts.filter(Boolean)];
          same(`${rightVersion1}${policy.join('\n    ')}\n`);
        },
      ),
      { numRuns: 60 },
    );
  });
});
