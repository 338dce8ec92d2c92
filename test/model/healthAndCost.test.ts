import fc from 'fast-check';
import { mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../src/contract/ruleset.js';
import { loadCostEffectivenessFacts } from '../../src/facts/costEffectivenessFacts.js';
import { loadPriors } from '../../src/facts/priors.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { admissionsInAll, admissionsInYear, admissionsOfQof } from '../../src/model/admissions.js';
import { shareOfCare } from '../../src/model/health.js';
import { costOfAdmissions, valueOfHours } from '../../src/model/nhsCost.js';
import { drawParameters } from '../../src/model/parameters.js';
import { costByPathway, majorEvents, qalysByPathway } from '../../src/model/pathway.js';
import { breakEvenQalys, qalysFromReleasedHours, qalysLost } from '../../src/model/qalys.js';
import type { Distribution } from '../../src/random/distributions.js';
import { keyFromSeed } from '../../src/random/key.js';

const priors = loadPriors();
const fixed = (value: number): Distribution => ({ family: 'fixed', value });

/** Round numbers for a calculation by hand; one draw. */
const draws = drawParameters(
  priors,
  {
    acscAdmissionsPer100000: fixed(920),
    acscEffectOfQof: fixed(0.16),
    acscCausalWeight: fixed(0.5),
    qalysPerDeathAverted: fixed(6),
    qalyLossPerAdmission: fixed(0.05),
    releasedAccessQalysPer1000Hours: fixed(2),
    emergencyAdmissionCost: fixed(2000),
    staffHourValue: fixed(40),
    'majorVascularRate.withDisease': fixed(0.05),
    'majorVascularRate.withoutDisease': fixed(0.02),
    'riseWithoutControl.systolicPressure': fixed(20),
    'riseWithoutControl.cholesterol': fixed(1),
    'riseWithoutControl.hba1c': fixed(2),
    'rr10mmHg.majorCvd': fixed(0.8),
    'rr1mmolLdl.majorVascular': fixed(0.8),
    'hba1c1pct.mi': fixed(0.5),
    qalyLossPerMajorVascularEvent: fixed(3),
    majorVascularEventCost: fixed(10_000),
  },
  keyFromSeed('by hand'),
  1,
);
const one = Int32Array.of(0);
const draw = (value: number) => Float64Array.of(value);
const buildUp = [0.25, 0.75, 1];

describe('admissions from care forgone', () => {
  it('are the part of those averted that was lost: 920 with the QOF would be 1,000 without', () => {
    // e = 0.16 x 0.5 = 0.08; 920 x 0.08 / 0.92 = 80.
    expect(admissionsOfQof(draws)[0]).toBeCloseTo(80, 10);
    expect(admissionsInYear([draw(0.5)], [1], draws, one)[0]).toBeCloseTo(40, 10);
  });

  it('build up over the years of the scenario, and fade as they built up', () => {
    const years = (...shares: number[]) => admissionsInYear(shares.map(draw), buildUp, draws, one)[0]!;
    expect(years(1)).toBeCloseTo(20, 10);
    expect(years(1, 1)).toBeCloseTo(60, 10);
    expect(years(1, 1, 1)).toBeCloseTo(80, 10);
    expect(years(1, 1, 1, 1)).toBeCloseTo(80, 10);
    // Care came back this year: what was forgone the year before still shows half.
    expect(years(0, 1)).toBeCloseTo(40, 10);
    expect(years(0, 0, 0, 1)).toBe(0);
  });

  it('in all are those of the year and of the years after it, discounted', () => {
    expect(admissionsInAll(draw(1), buildUp, 0, draws, one)[0]).toBeCloseTo(80, 10);
    // 20 + 40 / 1.1 + 20 / 1.21
    expect(admissionsInAll(draw(1), buildUp, 0.1, draws, one)[0]).toBeCloseTo(72.8926, 4);
  });

  it('are none without care forgone, to the bit, and never fewer with more of it', () => {
    const sets = 20;
    const believed = drawParameters(priors, {}, keyFromSeed('law'), sets);
    const setOfDraw = Int32Array.from({ length: sets }, (_, d) => d);
    const facts = loadCostEffectivenessFacts();
    const of = (share: number) =>
      admissionsInYear([new Float64Array(sets).fill(share)], facts.admissionsBuildUp, believed, setOfDraw);
    expect(of(0).every((x) => Object.is(x, 0))).toBe(true);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, more) => {
        const [less, greater] = [of(a), of(a + more)];
        less.forEach((x, d) => {
          expect(greater[d]!).toBeGreaterThanOrEqual(x);
        });
      }),
    );
  });

  it('with the beliefs as they stand: about 22 for every 100,000 if all care goes', () => {
    const sets = 4000;
    const believed = drawParameters(priors, {}, keyFromSeed('mean'), sets);
    // 770 x e^(0.2^2 / 2) x E[e / (1 - e)], e = 0.08 x beta(2, 4): near 786 x 0.0275, sd 12, standard error 0.2.
    expect(Math.abs(mean([...admissionsOfQof(believed)]) - 21.6)).toBeLessThan(0.8);
  });

  it('are a share of the care of the QOF, and nothing where it brings none', () => {
    expect(shareOfCare(draw(0.02), 0.05)[0]).toBeCloseTo(0.4, 12);
    expect(shareOfCare(draw(0.02), 0)[0]).toBe(0);
  });
});

describe('quality-adjusted life-years and pounds', () => {
  it('are deaths and admissions each at its weight, over all patients', () => {
    // (3 x 6 + 40 x 0.05) x 2,000,000 / 100,000 = 400
    expect(qalysLost(draw(3), draw(40), 2e6, draws, one)[0]).toBeCloseTo(400, 9);
    // 40 x 20 x 2,000 pounds
    expect(costOfAdmissions(draw(40), 2e6, draws, one)[0]).toBeCloseTo(1_600_000, 6);
  });

  it('of released hours are as set, and nought by default', () => {
    expect(qalysFromReleasedHours(draw(5000), draws, one)[0]).toBeCloseTo(10, 12);
    expect(valueOfHours(draw(5000), draws, one)[0]).toBeCloseTo(200_000, 9);
    const usual = drawParameters(priors, {}, keyFromSeed('usual'), 3);
    expect([...qalysFromReleasedHours(draw(5000), usual, one)]).toEqual([0]);
  });

  it('break even where hours bring what care forgone costs', () => {
    expect([...breakEvenQalys(Float64Array.of(400, -10, 400), Float64Array.of(200_000, 1000, 0))]).toEqual([2, -10, 0]);
  });
});

describe('the pathway by risk factors', () => {
  const ruleset = loadRuleset('England', '2016-17');
  const facts = loadCostEffectivenessFacts();
  const control = (rows: readonly (readonly [code: string, forgone: number, patients: number])[]) => ({
    indicators: rows.map(([code]) => ruleset.indicators.find((other) => other.code === code)!) as readonly Indicator[],
    forgone: Float64Array.from(rows, ([, forgone]) => forgone),
    counted: Float64Array.from(rows, ([, , patients]) => patients),
  });
  const events = (...rows: readonly (readonly [string, number, number])[]) =>
    majorEvents(control(rows), facts, draws, one)[0]!;

  it('takes patients who lose control x rate x excess risk', () => {
    // 20 mm Hg: 0.8^-2 - 1 = 0.5625. 10,000 x 0.02 x 0.5625 x 0.01 of patients.
    expect(events(['HYP006', 0.01, 1_000_000])).toBeCloseTo(10_000 * 0.02 * 0.5625, 8);
    expect(events(['CHD002', 0.01, 100_000])).toBeCloseTo(1000 * 0.05 * 0.5625, 8);
    // 1 mmol/l: 1 / 0.8 - 1; 2 points of HbA1c: 0.5^-2 - 1.
    expect(events(['DM004', 0.01, 100_000])).toBeCloseTo(1000 * 0.02 * 0.25, 8);
    expect(events(['DM007', 0.01, 100_000])).toBeCloseTo(1000 * 0.02 * 3, 8);
  });

  it('counts patients of one register and factor once, and adds registers and factors', () => {
    const rows = [
      ['DM007', 0.01, 100_000],
      ['DM008', 0.03, 100_000],
      ['DM009', 0.02, 100_000],
    ] as const;
    expect(events(...rows)).toBeCloseTo(events(rows[1]), 10);
    expect(events(['DM004', 0.01, 1e5], ['HYP006', 0.01, 1e5])).toBeCloseTo(
      events(['DM004', 0.01, 1e5]) + events(['HYP006', 0.01, 1e5]),
      10,
    );
    expect(events(['DM008', -0.03, 1e5], ['DM007', 0.01, 1e5])).toBeLessThan(0);
  });

  it('has no place for reviews, vaccinations, other control items or indicators without patients', () => {
    expect(events(['AST003', 0.5, 1e6], ['DM018', 0.5, 1e6], ['MH010', 0.5, 1e6], ['HYP001', 0.5, 1e6])).toBe(0);
    expect(events(['HYP006', Number.NaN, 0])).toBe(0);
  });

  it('turns events into health and pounds', () => {
    expect(qalysByPathway(draw(50), draws, one)[0]).toBeCloseTo(150, 10);
    expect(costByPathway(draw(50), draws, one)[0]).toBeCloseTo(500_000, 6);
  });

  it('knows the risk factor and the register of every control item of every year but lithium', () => {
    for (const year of ['2014-15', '2016-17', '2018-19', '2020-21', '2023-24', '2024-25'] as const)
      for (const { code, careType, careSubtype = '', area } of loadRuleset('England', year).indicators) {
        if (careType !== 'outcome' || careSubtype === 'lithium') continue;
        expect(facts.riskFactorBySubtype[careSubtype], `${code} ${year}`).toBeDefined();
        expect(facts.eventRateByArea[area], `${code} ${year}`).toBeDefined();
      }
  });
});
