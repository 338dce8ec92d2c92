import { describe, expect, it } from 'vitest';
import { estimatesOf } from '../../../src/analysis/estimatesOf.js';
import { outcomeVectors } from '../../../src/analysis/outcomeVectors.js';
import { hoursByIndicator } from '../../../src/analysis/workload/hoursByIndicator.js';
import { monthlyResults } from '../../../src/analysis/workload/monthlyResults.js';
import { pressureTable, yearPressure } from '../../../src/analysis/workload/pressureTable.js';
import { staffGroups } from '../../../src/facts/workforceFacts.js';
import { pressureShares } from '../../../src/model/pressure.js';
import type { Measure } from '../../../src/policy/policy.js';
import type { Distribution } from '../../../src/random/distributions.js';
import { meanOf, outcomesOf, yearOf } from '../../simulate/outcomesOf.js';
import {
  measure,
  national,
  policyOf,
  type Simulated,
  simulated,
  suspension,
  temporary,
} from '../../simulate/smallWorld.js';

const summed = estimatesOf({ worlds: 2, variantOfSet: new Uint8Array(6) });

const fixed = (value: number): Distribution => ({ family: 'fixed', value });
const late = [{ from: '2016-01-15', to: '2016-03-31' }];
const autumn = [{ from: '2015-10-01', to: '2015-11-15' }];
const trigger = { level: 'amber', shareOfPractices: 0.3 } as const;
const policies = [
  national,
  suspension('all-year'),
  suspension('late', { when: late, signal: temporary }),
  suspension('autumn', { when: autumn, signal: temporary }),
  suspension('some-join', { who: { areas: 'all', participation: { share: 0.4 } } }),
  suspension('where-pressed', { who: { areas: 'all', participation: 'everyone', trigger } }),
  policyOf('two', [
    measure({ id: 'one', indicators: { codes: ['DM007', 'DM012'] } }),
    measure({ id: 'other', indicators: { codes: ['SMOK004', 'HYP006'] }, when: late }),
  ]),
  suspension('unmoved', { signal: { response: 'none', reporting: 'asUsual' } }),
  suspension('to-recovery', { release: { urgentAccess: 0, longTermCare: 0.5, recovery: 0.5 } }),
];
const world = await simulated({ policies });
const year = yearOf(world);
const place = (id: string) => policies.findIndex((policy) => policy.id === id);
const draws = world.run.kernel.drawCount;
const practices = world.run.kernel.practiceCount;
const overYear = (matrix: Float64Array, d: number) =>
  Array.from({ length: 12 }, (_, month) => matrix[month * draws + d]!).reduce((sum, x) => sum + x, 0);
const known = new Map(policies.map(({ id }) => [id, outcomeVectors(year, place(id))]));
const outcomesIn = (id: string) => known.get(id)!;
const unmet = (of: Simulated, id: string) => outcomesOf(of, id).unmetDemandPer1000Patients;

describe('released hours', () => {
  it.each(policies.map(({ id }) => id))('of %s add up over months, staff and indicators', (id) => {
    const work = year.workloadUnder(place(id));
    const { hoursReleasedPerPractice, ...outcomes } = outcomesIn(id);
    for (let d = 0; d < draws; d++) {
      const total = practices * hoursReleasedPerPractice[d]!;
      const byStaff = staffGroups.reduce((sum, group) => sum + overYear(work.released[group], d), 0);
      const width = world.run.kernel.indicatorCount;
      const byIndicator = Array.from({ length: width }, (_, i) => work.byIndicator[i * draws + d]!);
      // Seconds are whole by practice.
      expect(Math.abs(byStaff - total)).toBeLessThan(practices / 3600 + 1e-9);
      expect(Math.abs(byIndicator.reduce((sum, x) => sum + x, 0) - byStaff)).toBeLessThan(1e-6);
      const { doctorHoursReleasedPerPractice: doctors, otherClinicalHoursReleasedPerPractice: others } = outcomes;
      const groups = doctors[d]! + others[d]! + outcomes.administrativeHoursReleasedPerPractice[d]!;
      expect(groups).toBeCloseTo(byStaff / practices, 9);
      const uses = outcomes.urgentAccessHoursPerPractice[d]! + outcomes.longTermCareHoursPerPractice[d]!;
      expect(uses + outcomes.recoveryHoursPerPractice[d]!).toBeCloseTo(groups, 9);
    }
    const table = hoursByIndicator([year], summed, place(id));
    const sum = (value: (row: (typeof table)[number]) => number) => table.reduce((all, row) => all + value(row), 0);
    expect(sum(({ hours }) => hours.mean)).toBeCloseTo(meanOf(outcomes.qofHoursPerPractice), 3);
    for (const { staff, hours } of table)
      if (hours.mean > 0) expect(Object.values(staff).reduce((all, share) => all + share, 0)).toBeCloseTo(1, 9);
  });

  it('fall into the days of the measure; what is caught up counts against the months after', () => {
    const months = (id: string) => {
      const { released } = year.workloadUnder(place(id));
      return Array.from({ length: 12 }, (_, month) => released.nurse[month * draws]!);
    };
    const [spring, fall] = [months('late'), months('autumn')];
    expect(spring.slice(0, 9)).toEqual(new Array(9).fill(0));
    expect(Math.min(...spring.slice(9))).toBeGreaterThan(0);
    expect(fall.slice(0, 6)).toEqual(new Array(6).fill(0));
    expect(fall[6]).toBeGreaterThan(0);
    expect(fall[8]).toBeLessThan(0);
  });
});

describe('unmet demand', () => {
  it('does not move, to the bit, where nothing is released for those who wait', () => {
    for (const id of ['unmoved', 'to-recovery'])
      for (const name of ['unmetDemandPer1000Patients', 'shareAtRedOrBlack', 'shareAtRedOrBlackInWinter'] as const)
        expect(outcomesIn(id)[name]).toEqual(outcomesIn('national')[name]);
    expect(outcomesIn('national').unmetDemandRelievedPer1000Patients).toEqual(new Float64Array(draws));
    expect(meanOf(outcomesIn('to-recovery').recoveryHoursPerPractice)).toBeGreaterThan(0);
  });

  it('falls with released hours, by no more than the appointments that they offer', () => {
    const list = year.patients / practices / 1000;
    for (const id of ['all-year', 'late', 'some-join', 'where-pressed', 'two']) {
      const { unmetDemandRelievedPer1000Patients: relieved, appointmentsOfferedPerPractice, ...rest } = outcomesIn(id);
      relieved.forEach((value, d) => {
        expect(value).toBeGreaterThanOrEqual(-1e-9);
        // An hour of a nurse offers fewer appointments than the mixed hour in which unmet demand is counted.
        expect(value).toBeLessThanOrEqual(2 * (appointmentsOfferedPerPractice[d]! / list) + 1e-9);
        expect(rest.shareAtRedOrBlack[d]).toBeLessThanOrEqual(outcomesIn('national').shareAtRedOrBlack[d]! + 1e-12);
      });
      expect(meanOf(relieved)).toBeGreaterThan(0);
    }
  });

  it('never rises when more hours are released, or more of them can be used', async () => {
    const with_ = (beliefs: Readonly<Record<string, Distribution>>) =>
      simulated({ policies: policies.slice(0, 2), beliefs });
    const [few, many] = [
      await with_({ hoursReleasedFraction: fixed(0.1) }),
      await with_({ hoursReleasedFraction: fixed(0.8) }),
    ];
    const [before, after] = [unmet(few, 'all-year'), unmet(many, 'all-year')];
    expect(after.every((value, d) => value < before[d]!)).toBe(true);
    expect(unmet(many, 'national')).toEqual(unmet(few, 'national'));
    const useless = await with_({ releasedHoursUsable: fixed(0) });
    expect(unmet(useless, 'all-year')).toEqual(unmet(useless, 'national'));
  });

  it('is relieved less where the same hours fall on fewer practices', async () => {
    const share = (value: number): Partial<Measure> => ({ who: { areas: 'all', participation: { share: value } } });
    const some = await simulated({ policies: [national, suspension('half', share(0.5)), suspension('all', share(1))] });
    const per = (id: string) => {
      const outcomes = outcomesOf(some, id);
      return meanOf(outcomes.unmetDemandRelievedPer1000Patients) / meanOf(outcomes.hoursReleasedPerPractice);
    };
    expect(per('half') / per('all')).toBeGreaterThan(0.8);
    expect(per('half') / per('all')).toBeLessThan(1.2);
  });
});

describe('the table of pressure', () => {
  it('has the levels of practices that are simulated one by one', () => {
    const { run } = world;
    const table = pressureTable(run, yearPressure(run, false));
    const months = [4, 8];
    // The same areas with many practices each: their effects are the areas', so that only practices and months are chance.
    const many = run.areas.flatMap((area) => Array.from({ length: 3000 }, (_, p) => ({ code: `${area}-${p}`, area })));
    for (const level of ['amber', 'red', 'black'] as const) {
      const shares = run.areas.map((area) =>
        pressureShares({
          draws: run.parameters,
          setOfDraw: run.setOfDraw,
          key: run.kernel.key,
          year: run.year,
          practices: many.filter((practice) => practice.area === area),
          level,
          months,
        }),
      );
      months.forEach((month, m) => {
        for (let d = 0; d < Math.min(draws, 6); d++) {
          const weighted = run.areas.reduce(
            (sum, _, a) => sum + (run.areaPractices[a]! / practices) * shares[a]![m * draws + d]!,
            0,
          );
          expect(Math.abs(table[level][month * draws + d]! - weighted)).toBeLessThan(0.025);
        }
      });
    }
  });

  it('keeps the loss of capacity in winter apart from the demand that winter adds', async () => {
    const none = await simulated({ policies, beliefs: { winterAbsencePart: fixed(0) } });
    const all = await simulated({ policies, beliefs: { winterAbsencePart: fixed(1) } });
    const months = (of: Simulated) => monthlyResults([yearOf(of)], summed, 0);
    const [apart, absent] = [months(none), months(all)];
    const [summer, december] = [3, 8];
    expect(apart[december]!.winterAbsence.mean).toBe(0);
    expect(apart[december]!.winterDemand.mean).toBeGreaterThan(0.02);
    expect(absent[december]!.winterDemand.mean).toBe(0);
    expect(absent[december]!.winterAbsence.mean).toBeGreaterThan(0.02);
    expect(absent[summer]!.winterAbsence.mean).toBe(0);
    expect(absent[december]!.capacity.all.mean).toBeLessThan(apart[december]!.capacity.all.mean);
    // The ratio is the same process, however the winter is told apart.
    expect(absent[december]!.redOrBlack).toEqual(apart[december]!.redOrBlack);
  });

  it('has rising quantiles, levels of everybody, and capacity that its groups add up to', () => {
    for (const { pressure, levels, capacity, demand } of monthlyResults([year], summed, place('all-year'))) {
      expect(pressure.p10.mean).toBeLessThan(pressure.median.mean);
      expect(pressure.median.mean).toBeLessThan(pressure.p90.mean);
      expect(Object.values(levels).reduce((sum, level) => sum + level.mean, 0)).toBeCloseTo(1, 12);
      for (const { all, ...groups } of [capacity, demand])
        expect(Object.values(groups).reduce((sum, group) => sum + group.mean, 0)).toBeCloseTo(all.mean, 9);
    }
  });
});
