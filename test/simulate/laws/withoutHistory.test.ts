import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../../src/facts/rulesets.js';
import type { PayRule, WithoutHistory } from '../../../src/policy/policy.js';
import { buildPlan, type PlanInput } from '../../../src/simulate/buildPlan.js';
import { runPlan } from '../../../src/simulate/runPlan.js';
import { contractOf, measure, national, policyOf, practiceOf, type Simulated, worldOf } from '../smallWorld.js';
import { practicesOf } from './lawWorld.js';

const codes = ['AF001', 'DM007', 'DM014', 'SMOK004'] as const;
const ruleset = contractOf(codes);
const practices = Array.from({ length: 12 }, (_, i) => practiceOf(i, ruleset));

/** The world of one draw with other contracts of base years. */
async function worldWith(changes: Partial<PlanInput>, some: readonly string[] = codes): Promise<Simulated> {
  const input: PlanInput = { ...worldOf({ ruleset: contractOf(some), practices, draws: 1 }).input, ...changes };
  const run = buildPlan(input);
  return { input, run, result: await runPlan(run.kernel, { workers: 1 }) };
}

/** Contracts of base years that lack some of today's indicators. */
const lacking =
  (missing: readonly string[]): PlanInput['contractOf'] =>
  (year) => {
    const contract = loadRuleset('England', year);
    return { ...contract, indicators: contract.indicators.filter(({ code }) => !missing.includes(code)) };
  };

const base = (withoutHistory: WithoutHistory): PayRule => ({ rule: 'basePoints', baseYear: '2014-15', withoutHistory });
const policies = (rule: (withoutHistory: WithoutHistory) => PayRule) => [
  national,
  policyOf('achieved', [measure({ pay: { rule: 'actual' } })]),
  ...(['actual', 'full', 'none', 'asOthers'] as const).map((treatment) =>
    policyOf(treatment, [measure({ pay: rule(treatment) })]),
  ),
];
const pay = (world: Simulated, id: string) => practicesOf(world, id, 'pence');

describe('indicators that the base year did not have', () => {
  it('are paid as achieved under the measure, in full, or not at all; the others by the base year', async () => {
    const missing = ['DM007', 'SMOK004'];
    const world = await worldWith({ policies: policies(base), contractOf: lacking(missing) });
    const known = await worldWith({ policies: policies(base) }, ['AF001', 'DM014']);
    const without = await worldWith({ policies: policies(base), contractOf: lacking(missing) }, missing);
    const { fullPence, eligible, indicatorCount } = without.run.kernel;
    practices.forEach((_, p) => {
      const full = missing.reduce((sum, __, i) => sum + Math.floor(fullPence[p * indicatorCount + i]! + 0.5), 0);
      // Indicators that nobody on the practice's registers counts for are not paid in full either.
      expect(missing.every((__, i) => eligible[p * indicatorCount + i]! > 0)).toBe(true);
      const byBase = pay(known, 'none')[p]!;
      expect(pay(world, 'none')[p]).toBe(byBase);
      expect(pay(world, 'full')[p]).toBe(byBase + full);
      expect(pay(world, 'actual')[p]).toBe(byBase + pay(without, 'achieved')[p]!);
    });
    expect(pay(world, 'actual')).not.toEqual(pay(world, 'full'));
  });

  it('are paid by the share of points that the practice had of the others', async () => {
    const missing = ['DM007', 'SMOK004'];
    const world = await worldWith({ policies: policies(base), contractOf: lacking(missing) });
    const { fullPence, indicatorCount } = world.run.kernel;
    const at = missing.map((code) => codes.indexOf(code as (typeof codes)[number]));
    const known = ruleset.indicators.filter(({ code }) => !missing.includes(code));
    const available = known.reduce((sum, { points }) => sum + points.value, 0);
    const points = practicesOf(world, 'none', 'pointsPaid');
    practices.forEach((_, p) => {
      const full = at.reduce((sum, i) => sum + Math.floor(fullPence[p * indicatorCount + i]! + 0.5), 0);
      // Points are counted in ten-thousandths.
      const share = points[p]! / (10_000 * available);
      expect(pay(world, 'asOthers')[p]).toBe(pay(world, 'none')[p]! + Math.floor(full * share + 0.5));
    });
    // Nothing to go by is nothing.
    const nothing = await worldWith({ policies: policies(base), contractOf: lacking(codes) });
    expect(new Set(pay(nothing, 'asOthers'))).toEqual(new Set([0]));
  });

  it('are paid for what is achieved under the measure, not for what would have been', async () => {
    const world = await worldWith({ policies: policies(base), contractOf: lacking(codes) });
    expect(pay(world, 'actual')).toEqual(pay(world, 'achieved'));
    expect(pay(world, 'actual')).not.toEqual(pay(world, 'national'));
    expect(new Set(pay(world, 'none'))).toEqual(new Set([0]));
  });

  it('make no difference where the base year had them all', async () => {
    const world = await worldWith({ policies: policies(base), contractOf: lacking(['BP002']) });
    expect(pay(world, 'full')).toEqual(pay(world, 'none'));
    expect(pay(world, 'actual')).toEqual(pay(world, 'none'));
    expect(pay(world, 'asOthers')).toEqual(pay(world, 'none'));
  });

  it('count year by year in a mean: half of the base where one of two years had them', async () => {
    const later: PlanInput['contractOf'] = (year) =>
      year === '2013-14' ? lacking(['SMOK004'])(year) : loadRuleset('England', year);
    const mean = (withoutHistory: WithoutHistory): PayRule => ({
      rule: 'coreTransfer',
      baseYears: ['2014-15', '2013-14'],
      outOfHoursDeduction: false,
      withoutHistory,
    });
    const world = await worldWith({ policies: policies(mean), contractOf: later }, ['SMOK004']);
    const yearBefore = await worldWith({ policies: policies(base) }, ['SMOK004']);
    pay(world, 'none').forEach((pence, p) => {
      expect(pence).toBe(Math.floor(pay(yearBefore, 'none')[p]! / 2 + 0.5));
      const both = pay(yearBefore, 'none')[p]! + pay(world, 'achieved')[p]!;
      expect(pay(world, 'actual')[p]).toBe(Math.floor(both / 2 + 0.5));
    });
  });

  it('are declared items too', async () => {
    const world = await worldWith({ policies: policies(base), contractOf: lacking(['AF001']) }, ['AF001']);
    expect(new Set(pay(world, 'none'))).toEqual(new Set([0]));
    expect(pay(world, 'actual')).toEqual(pay(world, 'national'));
    pay(world, 'full').forEach((pence, p) => {
      expect(pence).toBe(Math.floor(world.run.kernel.fullPence[p]! + 0.5));
    });
  });
});
