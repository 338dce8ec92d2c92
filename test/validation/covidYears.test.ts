import { describe, expect, it } from 'vitest';
import { planScenario } from '../../src/analysis/planScenario.js';
import { practicesInYear } from '../../src/analysis/practicesInYear.js';
import { loadPopulation, loadScenario } from '../../src/documents/loadScenario.js';
import { loadAchievementCalibration } from '../../src/facts/achievementCalibration.js';
import { withoutYearEndEffort } from '../../src/facts/assumedEffects.js';
import { runPlan } from '../../src/simulate/runPlan.js';
import { pointUnits } from '../../src/simulate/totals.js';

const loaded = loadScenario('scenarios/covid-protection-2020-2022.yaml');
const small = {
  ...loaded,
  scenario: {
    ...loaded.scenario,
    draws: 4,
    worldsPerParameterSet: 1,
    population: { synthetic: { year: '2022-23' as const, practices: 150, seed: 'test' } },
  },
};

describe('the Covid years as they were paid', () => {
  it('leave out of protection the points that were published as on performance, and no others', () => {
    const measures = loaded.scenario.policies.find(({ id }) => id === 'protected')!.measures;
    const { years } = planScenario(small.scenario, loadPopulation(small).population, practicesInYear);
    const pointsOf = (position: number) => {
      const { ruleset } = years[position]!;
      const codes = new Set(
        measures
          .filter(({ when }) => when[0]!.from.startsWith(String(2020 + position)))
          .flatMap(({ indicators }) =>
            typeof indicators === 'object' && 'codes' in indicators ? indicators.codes : [],
          ),
      );
      const sum = (kept: (code: string) => boolean) =>
        ruleset.indicators.filter(({ code }) => kept(code)).reduce((total, { points }) => total + points.value, 0);
      return { quality: sum((code) => code.startsWith('QI')), unprotected: sum((code) => !codes.has(code)), codes };
    };
    // 2020/21: registers 81, cervical screening 22 and influenza 36; quality improvement 74 in full, 354 of 567 protected.
    const [first, second] = [pointsOf(0), pointsOf(1)];
    expect(first.quality).toBe(74);
    expect(first.unprotected).toBe(81 + 22 + 36);
    // 2021/22: registers 81, vaccinations 64, cervical screening 11, eight prescribing indicators 90.
    expect(second.quality).toBe(74);
    expect(second.unprotected).toBe(81 + 64 + 11 + 90);
    for (const code of ['AF007', 'CHD005', 'DM006', 'DM022', 'DM023', 'HF003', 'HF006', 'STIA007', 'VI001', 'CS005'])
      expect(second.codes.has(code), code).toBe(false);
  });

  it('change what is paid and nothing that is recorded', async () => {
    const { years } = planScenario(small.scenario, loadPopulation(small).population, practicesInYear);
    for (const { run, ruleset } of years) {
      const { totals } = await runPlan(run.kernel, { workers: 1 });
      const half = totals.points.length / 2;
      expect([...totals.points.slice(half)]).toEqual([...totals.points.slice(0, half)]);
      const paid = totals.pointsPaid.slice(half);
      const most = ruleset.indicators.reduce((sum, { points }) => sum + points.value, 0) * pointUnits * 150;
      for (const [d, points] of paid.entries()) {
        expect(points).toBeGreaterThan(totals.points[d]!);
        expect(points).toBeLessThan(most);
      }
    }
  });
});

describe('indicators whose time is up on a birthday', () => {
  it('have no year-end effort in any fitted year, and the others may have', () => {
    const { indicators } = loadAchievementCalibration();
    const codes = withoutYearEndEffort();
    let met = 0;
    for (const cells of Object.values(indicators))
      for (const [code, cell] of Object.entries(cells)) {
        if (!codes.has(code)) expect('effort' in cell && cell.effort === 0, code).toBe(false);
        else {
          met++;
          expect('effort' in cell && cell.effort, code).toBe(0);
        }
      }
    expect(met).toBeGreaterThanOrEqual(8);
  });
});
