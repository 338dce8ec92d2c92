import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { payCommand } from '../../src/cli/payCommand.js';
import type { PracticeStatement } from '../../src/contract/practiceStatement.js';
import { payRequestSchema } from '../../src/documents/payRequestSchema.js';
import { InputError } from '../../src/inputError.js';

/** Runs `qofsim pay` on a text as if it were in a file. */
function pay(text: string, ...options: readonly string[]): string {
  const printed: string[] = [];
  const command = payCommand({ read: () => text, print: (line) => printed.push(line) });
  command.exitOverride().parse(['practice.yaml', ...options], { from: 'user' });
  return printed.join('\n');
}

const statement = (text: string) =>
  JSON.parse(pay(text, '--json')) as PracticeStatement & { readonly notices: readonly string[] };

const example = (name: string) => readFileSync(new URL(`../../docs/examples/${name}`, import.meta.url), 'utf8');

const short = `year: 2020-21
list: 10000
contract: { pointValue: 194.83, averageList: 8799 }
areas:
  DEM: { points: 44, register: 53, nationalPrevalence: 0.78 }
  other: { points: 70, prevalenceAdjusted: false }
`;

describe('qofsim pay', () => {
  it('pays GBP 6,619.98 for dementia in the published example (Ardens 2020)', () => {
    const { areas, total, listSizeIndex } = statement(short);
    const [dementia, other] = areas;
    expect(dementia).toMatchObject({ area: 'DEM', points: 44, register: 53, payment: 6619.98 });
    expect(dementia!.diseaseFactor).toBeCloseTo(0.53 / 0.78, 12);
    // 70 x 194.83 x 10,000 / 8,799
    expect(other).toMatchObject({ area: 'other', points: 70, diseaseFactor: 1, payment: 15_499.6 });
    expect(listSizeIndex).toBeCloseTo(10_000 / 8799, 12);
    expect(total).toBe(22_119.58);
  });

  it('needs no contract section: the data of the year hold the same values', () => {
    expect(statement(short.replace(/contract:.*\n/, '')).total).toBe(22_119.58);
  });

  it('prints a table with the total', () => {
    const text = pay(short);
    expect(text).toMatch(/DEM.*44.*53.*0\.53%.*0\.78%.*0\.6795.*6,619\.98/);
    expect(text).toMatch(/Total.*114.*22,119\.58/);
    expect(text).toContain('list-size index 1.136493');
  });

  it('pays counts, points, yes or no and areas of the fuller example', () => {
    const { areas, total, balance } = statement(example('practice-2016-17.yaml'));
    const dm007 = areas.flatMap(({ indicators }) => indicators).find(({ code }) => code === 'DM007')!;
    // 262 of 408 is 64.2%; thresholds 35-75; 17 points; 470 of 8,200 against 3,116,399 of 58,029,147; list 8,200 of 7,460.
    const expectedPoints = (17 * ((100 * 262) / 408 - 35)) / 40;
    expect(dm007.points).toBeCloseTo(expectedPoints, 9);
    const factor = 470 / 8200 / (3_116_399 / 58_029_147);
    expect(dm007.payment).toBeCloseTo((expectedPoints * 165.18 * factor * 8200) / 7460, 1);
    expect(dm007.exceptionRate).toBeCloseTo((100 * 52) / 460, 9);
    expect(areas.find(({ area }) => area === 'SMOK')!.diseaseFactor).toBeNull();
    expect(balance).toBeCloseTo(total - 15_000, 2);
  });

  it('documents its own output: docs/pay.md shows what the examples print', () => {
    const document = readFileSync(new URL('../../docs/pay.md', import.meta.url), 'utf8');
    for (const name of ['practice-dementia-2020-21.yaml', 'practice-2016-17.yaml']) {
      const printed: string[] = [];
      payCommand({ read: () => example(name), print: (line) => printed.push(line) }).parse([`docs/examples/${name}`], {
        from: 'user',
      });
      expect(document).toContain(printed.join('\n'));
    }
  });

  it('takes the year with a slash, JSON, and points or thresholds of its own', () => {
    const own = {
      year: '2016/17',
      list: 7460,
      indicators: { CS002: { numerator: 70, denominator: 100 } },
      contract: { points: { CS002: 20 }, thresholds: { CS002: { lower: 60, upper: 80, step: 4 } } },
    };
    const printed: string[] = [];
    payCommand({ read: () => JSON.stringify(own), print: (line) => printed.push(line) }).parse(['own.json', '--json'], {
      from: 'user',
    });
    const result = JSON.parse(printed.join('')) as PracticeStatement;
    // 4 on reaching 60%, then half of 16.
    expect(result.points).toBe(12);
    expect(result.total).toBe(1982.16);
  });

  it('scales additional services by their target population where asked to', () => {
    const text = 'year: 2016-17\nlist: 7460\ntargetPopulations: { women25to64: 2500 }\nareas: { CS: { points: 20 } }\n';
    const byPopulation = `${text}contract: { additionalServices: target-population }\n`;
    // 15,302,111 women aged 25-64 of 58,029,147 patients.
    const factor = 2500 / 7460 / (15_302_111 / 58_029_147);
    expect(statement(text).total).toBe(3303.6);
    expect(statement(byPopulation).total).toBeCloseTo(3303.6 * factor, 1);
    const one = byPopulation.replace('areas: { CS: { points: 20 } }', 'indicators: { CS002: 11 }');
    expect(statement(one).total).toBeCloseTo(11 * 165.18 * factor, 1);
  });

  it('scales a free label by its own register and prevalence', () => {
    const text = 'year: 2016-17\nlist: 7460\nareas: { local: { points: 10, register: 746, nationalPrevalence: 5 } }\n';
    expect(statement(text).total).toBe(3303.6);
  });

  it('lets an area of mixed scaling be paid by list size alone when told so', () => {
    const text = 'year: 2016-17\nlist: 7460\nareas: { SMOK: { points: 64, prevalenceAdjusted: false } }\n';
    expect(statement(text).total).toBe(10_571.52);
  });

  it('says what it does not know for sure', () => {
    const { notices } = statement('year: 2018-19\nlist: 8000\nareas: { PC: { points: 6 } }\n');
    expect(notices.join('\n')).toMatch(/Point value \(memory\).*179\.62/);
    expect(notices.join('\n')).toMatch(/earn nothing: .*AF.*STIA/);
  });

  it('says of another nation what stands in for its contract', () => {
    const { notices, total } = statement('nation: Wales\nyear: 2016-17\nlist: 7295\nareas: { PC: { points: 4 } }\n');
    expect(notices.join('\n')).toMatch(/England 2016-17 stand in for those of Wales 2016-17/);
    expect(notices.join('\n')).toMatch(/cluster network domain \(160\)/);
    expect(total).toBe(4 * 161.2);
  });

  it('publishes a JSON Schema', () => {
    const schema = z.toJSONSchema(payRequestSchema, { io: 'input' });
    expect(schema.required).toEqual(['year', 'list']);
    expect(Object.keys(schema.properties ?? {})).toContain('contract');
  });
});

describe('wrong input is one InputError with file and line', () => {
  const head = 'year: 2016-17\nlist: 8000\n';
  it.each([
    ['a negative list', 'year: 2016-17\nlist: -5\n', /practice\.yaml:2:7 \(list\): found -5; allowed: .*1 or more/],
    ['no list', 'year: 2016-17\n', /\(list\): found nothing/],
    ['an unknown key', `${head}lists: 3\n`, /practice\.yaml:3:1: found the unknown key "lists".*Did you mean "list"/],
    [
      'an unknown key inside',
      `${head}areas:\n  AF: { points: 5, registr: 20 }\n`,
      /practice\.yaml:4:20 \(areas\.AF\): found the unknown key "registr".*Did you mean "register"/,
    ],
    ['a year without data', 'year: 2012-13\nlist: 8000\n', /practice\.yaml:1:7 \(year\).*2013-14 to 2025-26/],
    ['a year that is none', 'year: 2016-18\nlist: 8000\n', /:1:7 \(year\).*a contract year such as/],
    ['a year as a number', 'year: 2016\nlist: 8000\n', /:1:7 \(year\): found 2016; allowed: a contract year such as/],
    [
      'a year that the nation lacks',
      'year: 2019-20\nlist: 8000\nnation: Wales\n',
      /:1:7 \(year\).*2013-14 to 2017-18.*Wales/,
    ],
    [
      'a numerator above the denominator',
      `${head}registers: { DM: 400 }\nindicators:\n  DM007: { numerator: 30, denominator: 20 }\n`,
      /:5:23 \(indicators\.DM007\.numerator\): found 30; allowed: at most the denominator 20/,
    ],
    ['an unknown indicator', `${head}indicators:\n  CS0002: 5\n`, /:4:11 \(indicators\.CS0002\).*77 indicators.*CS002/],
    ['an indicator of another year', `${head}indicators: { DM034: 5 }\n`, /DM034.*England 2016-17/],
    [
      'too many points',
      `${head}indicators: { CS002: 12 }\n`,
      /indicators\.CS002.*found 12 points; allowed: at most 11/,
    ],
    [
      'more points than the area has',
      `${head}areas: { DEM: { points: 51, register: 60 } }\n`,
      /:3:25 \(areas\.DEM\.points\): found 51; allowed: at most 50/,
    ],
    ['an unknown area', `${head}areas: { extra: { points: 5 } }\n`, /\(areas\.extra\).*prevalenceAdjusted: false/],
    ['an area of mixed scaling', `${head}areas: { SMOK: { points: 60 } }\n`, /\(areas\.SMOK\).*Give the indicators/],
    [
      'points twice',
      `${head}registers: { DEM: 60 }\nareas: { DEM: { points: 50 } }\nindicators: { DEM001: 5 }\n`,
      /\(areas\.DEM\).*paid twice/,
    ],
    [
      'a register that is missing',
      `${head}indicators: { AF001: 5 }\n`,
      /\(registers\.AF\): found nothing.*points of AF001/,
    ],
    ['a register that nothing uses', `${head}areas: { PC: { points: 6, register: 9 } }\n`, /list size alone/],
    ['an unknown register', `${head}registers: { HYPE: 3 }\n`, /\(registers\.HYPE\).*Did you mean "HYP"/],
    ['a register above the list', `${head}registers: { AF: 9000 }\n`, /at most the list of 8000/],
    [
      'yes where counts belong',
      `${head}registers: { DM: 9 }\nindicators: { DM007: { achieved: true } }\n`,
      /counts or points/,
    ],
    [
      'counts where yes belongs',
      `${head}indicators: { CS001: { numerator: 1, denominator: 1 } }\n`,
      /yes or no, or points: CS001/,
    ],
    [
      'thresholds upside down',
      `${head}contract: { thresholds: { CS002: { lower: 80, upper: 45 } } }\n`,
      /contract\.thresholds\.CS002.*80 to 45/,
    ],
    [
      'an override of an unknown indicator',
      `${head}contract: { points: { AF001: 6, AFO06: 3 } }\n`,
      /\(contract\.points\.AFO06\).*Did you mean "AF006"/,
    ],
    [
      'thresholds of a register',
      `${head}contract: { thresholds: { AF001: { lower: 10, upper: 20 } } }\n`,
      /contract\.thresholds\.AF001.*of kind register/,
    ],
    [
      'a step above the points',
      `${head}contract: { thresholds: { CS002: { lower: 10, upper: 20, step: 12 } } }\n`,
      /contract\.thresholds\.CS002\.step.*at most the 11 points/,
    ],
    [
      'a target population that is missing',
      `${head}indicators: { CS002: 11 }\ncontract: { additionalServices: target-population }\n`,
      /\(targetPopulations\.women25to64\): found nothing.*points of CS002/,
    ],
    [
      'a target population of an area that is missing',
      `${head}areas: { CS: { points: 20 } }\ncontract: { additionalServices: target-population }\n`,
      /\(targetPopulations\.women25to64\): found nothing.*area CS/,
    ],
    ['a prevalence of nothing', `${head}areas: { x: { points: 1, register: 1, nationalPrevalence: 0 } }\n`, /above 0/],
    [
      'no national prevalence in the year',
      'year: 2023-24\nlist: 8000\nregisters: { AF: 150 }\nindicators: { AF001: 5 }\n',
      /no national prevalence of AF.*contract\.nationalPrevalence\.AF/,
    ],
    [
      'the mean of practices, which the data do not hold',
      `${head}areas: { DEM: { points: 50, register: 60 } }\ncontract: { nationalPrevalenceDefinition: meanOfPractices }\n`,
      /no national prevalence of DEM.*areas\.DEM\.nationalPrevalence/,
    ],
    [
      'days outside the year',
      `${head}daysInContract: 366\n`,
      /:3:17 \(daysInContract\): found 366; allowed: at most 365/,
    ],
    ['an empty file', '', /empty/],
  ])('%s', (_name, text, message) => {
    let caught: unknown;
    try {
      pay(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(InputError);
    expect((caught as InputError).message).toMatch(message);
    expect((caught as InputError).problems).toHaveLength(1);
  });

  it('tells that a file is not there', () => {
    const command = payCommand();
    expect(() => command.exitOverride().parse(['no-such-file.yaml'], { from: 'user' })).toThrow(/no such file/);
  });

  it('pays once the missing prevalence is given, as a value of the register or of the area', () => {
    const byRegister =
      'year: 2023-24\nlist: 9639\nregisters: { AF: 200 }\nindicators: { AF001: 5 }\ncontract: { nationalPrevalence: { AF: 2 } }\n';
    const byArea = 'year: 2023-24\nlist: 9639\nareas: { AF: { points: 5, register: 200, nationalPrevalence: 2 } }\n';
    // 5 x 213.43 x (200 / 9,639) / 2%
    expect(statement(byRegister).total).toBe(1107.12);
    expect(statement(byArea).total).toBe(1107.12);
  });
});
