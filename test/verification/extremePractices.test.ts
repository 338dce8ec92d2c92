import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/index.js';
import { national, numbersIn, policy, practicesOf, resultOf, run, type WrittenPractice } from './blackBox.js';

const policies = [
  national,
  policy('unpaid', {}),
  policy('held', { pay: { rule: 'higherOf' }, who: { participation: 'choice' } }),
  policy('shared-out', { pay: { rule: 'globalSumTransfer' } }),
];
const some = practicesOf(8);
const ordinary = some[0]!;

/** The practice with another list, weighted list left to follow it, and registers in proportion. */
function scaled(
  { weightedList, otherIncome, ...practice }: WrittenPractice,
  list: number,
  code = practice.code,
): WrittenPractice {
  const registers = Object.entries(practice.registers).map(([name, n]) => [
    name,
    Math.min(list, Math.round((n * list) / practice.list)),
  ]);
  return { ...practice, code, list, registers: Object.fromEntries(registers) };
}

const withoutRegisters = (practice: WrittenPractice): WrittenPractice => ({
  ...practice,
  registers: Object.fromEntries(Object.keys(practice.registers).map((name) => [name, 0])),
});

/** Numbers that are what they say: finite, quantiles in order, shares between nought and one, nothing paid below nought. */
async function sound(practices: readonly WrittenPractice[], changes: Partial<Parameters<typeof run>[0]> = {}) {
  const result = await run({ policies, practices, ...changes });
  for (const [path, value] of numbersIn(result)) expect(Number.isFinite(value), path).toBe(true);
  for (const { id, outcomes } of result.results.policies) {
    for (const [outcome, { unit, q05, q25, q50, q75, q95 }] of Object.entries(outcomes)) {
      expect(q05 <= q25 && q25 <= q50 && q50 <= q75 && q75 <= q95, `${id} ${outcome}`).toBe(true);
      if (unit === 'share of one' && !/care|sd/.test(outcome)) {
        expect(q05, `${id} ${outcome}`).toBeGreaterThanOrEqual(0);
        expect(q95, `${id} ${outcome}`).toBeLessThanOrEqual(1);
      }
    }
  }
  for (const row of result.practices) {
    for (const name of ['qofPayment', 'points', 'pointsPaid', 'hours', 'hoursReleased', 'income'] as const)
      expect(row[name], `${row.policy} ${row.practice} ${name}`).toBeGreaterThanOrEqual(0);
    expect(row.income).toBeGreaterThanOrEqual(row.qofPayment);
  }
  return result;
}

describe('results are sound for', () => {
  it.each<readonly [string, readonly WrittenPractice[]]>([
    ['a practice with one patient', [scaled(ordinary, 1)]],
    ['a practice with 100,000 patients', [scaled(ordinary, 100_000)]],
    ['one of each', [scaled(ordinary, 1, 'SMALL'), scaled(ordinary, 100_000, 'LARGE')]],
    ['one practice alone', [ordinary]],
    ['practices of one area', some.map((practice) => ({ ...practice, area: ordinary.area }))],
    ['practices that are an area each', some.map((practice, i) => ({ ...practice, area: `A${i}` }))],
    ['a practice without anybody on a register', [withoutRegisters(ordinary)]],
    ['registers that nobody of the country is on', some.map((practice) => withoutRegisters(practice))],
    [
      'a register that is empty in half of the practices',
      some.map((practice, i) =>
        i % 2 ? practice : { ...practice, registers: { ...practice.registers, DM: 0, AF: 0 } },
      ),
    ],
  ])('%s', async (_, practices) => {
    const { results, practices: rows } = await sound(practices);
    expect(results.population.practices).toBe(practices.length);
    expect(rows).toHaveLength(policies.length * practices.length);
  });

  it('one draw, and one parameter set, where errors are not known and are said not to be', async () => {
    const { results } = await sound(some, { draws: 1, worldsPerParameterSet: 1 });
    for (const { outcomes } of results.policies)
      expect(outcomes.pointsPerPractice).toMatchObject({ mcse: null, sdEpistemic: null, sdAleatory: null, sd: 0 });
  });

  it('one indicator alone under a policy, of every one that can be', async () => {
    const codes = ['AF006', 'DM007', 'SMOK004', 'AF001', 'BP002'];
    const result = await sound(some, {
      policies: [national, ...codes.map((code) => policy(code.toLowerCase(), { indicators: { codes: [code] } }))],
    });
    for (const code of codes) {
      const { indicators } = resultOf(result, code.toLowerCase());
      for (const { code: other, change } of indicators)
        if (other !== code) expect(change, `${code} moves ${other}`).toMatchObject({ mean: 0, sd: 0 });
    }
  });
});

describe('a measure as short as can be', () => {
  const on = (from: string, to: string) => policy('short', { when: { from, to }, signal: { response: 'whole-year' } });

  it('of the last day releases a little work and costs next to nothing; of a day in autumn all is caught up', async () => {
    const { practices } = await run({ policies: [national, on('2017-03-31', '2017-03-31')], practices: 8 });
    const autumn = resultOf(await run({ policies: [national, on('2016-10-03', '2016-10-03')], practices: 8 }), 'short');
    expect(autumn.outcomes.hoursReleasedPerPractice).toMatchObject({ mean: 0, sd: 0 });
    expect(autumn.contrasts.recordedAchievement).toMatchObject({ mean: 0, sd: 0 });
    const [short, usual] = ['short', 'national'].map((id) => practices.filter((row) => row.policy === id));
    short!.forEach((row, p) => {
      expect(row.hoursReleased).toBeGreaterThan(0);
      // Less than a hundredth of the year's hours, where the mean day holds one in 365.
      expect(row.hoursReleased).toBeLessThan(usual![p]!.hours / 100);
      expect(Math.abs(row.points - usual![p]!.points)).toBeLessThan(3);
    });
  });

  it('of no day at all, or backwards, is refused with the days that it names', async () => {
    await expect(run({ policies: [national, on('2016-10-04', '2016-10-03')] })).rejects.toBeInstanceOf(InputError);
    await expect(run({ policies: [national, on('2016-10-04', '2016-10-03')] })).rejects.toThrow(/2016-10-0/);
    await expect(run({ policies: [national, policy('none', { when: [] })] })).rejects.toBeInstanceOf(InputError);
  });
});

describe('a practice of twice the size', () => {
  it('has twice the income of every stream that is paid by the patient', async () => {
    const twice = scaled(ordinary, 2 * ordinary.list, 'TWICE');
    const once = scaled(ordinary, ordinary.list, 'ONCE');
    const local = policy('by-head', { pay: { rule: 'perPatientMonthly', poundsPerPatientAndMonth: 0.75 } });
    const { practices } = await run({ policies: [national, local], practices: [once, twice] });
    const row = (id: string, code: string) =>
      practices.find(({ policy: own, practice }) => own === id && practice === code)!;
    const other = (code: string) => row('national', code).income - row('national', code).qofPayment;
    expect(other('TWICE')).toBeCloseTo(2 * other('ONCE'), 1);
    // 75 pence a patient and month, all year, for a list that is its own weighted list.
    expect(row('by-head', 'ONCE').qofPayment).toBeCloseTo(0.75 * 12 * ordinary.list, 1);
    expect(row('by-head', 'TWICE').qofPayment).toBeCloseTo(2 * row('by-head', 'ONCE').qofPayment, 1);
  });
});
