import { describe, expect, it } from 'vitest';
import { planScenario } from '../../src/analysis/planScenario.js';
import { loadPopulation, loadScenario } from '../../src/documents/loadScenario.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { withPublishedPrevalence } from '../../src/model/withPublishedPrevalence.js';

const loaded = loadScenario('scenarios/national-2016-17.yaml');
const scenario = {
  ...loaded.scenario,
  draws: 4,
  population: { synthetic: { year: '2016-17', practices: 3, seed: 'a' } } as const,
};
const { population: synthetic } = loadPopulation({ ...loaded, scenario });
const ruleset = loadRuleset('England', '2016-17');
const few = { ...synthetic, nationalPrevalence: {} };

describe('a file of a few practices, which cannot know the national prevalence', () => {
  it('takes the published one of the contract year and says so', () => {
    const { population, note } = withPublishedPrevalence(few, ruleset);
    // 1,065,569 patients on the AF register of 58,029,147 (NHS Digital, 2016-17).
    expect(population.nationalPrevalence.AF?.pooled).toBeCloseTo(1_065_569 / 58_029_147, 6);
    expect(note).toContain('AF, ');
  });

  it('leaves a population that holds the whole country alone', () => {
    expect(withPublishedPrevalence(synthetic, ruleset)).toEqual({ population: synthetic });
  });

  it('is paid by it, and works the same hours as inside the country', () => {
    const { years, substitutions } = planScenario(scenario, few);
    const alone = years[0]!;
    const inside = planScenario(scenario, synthetic).years[0]!;
    const af = alone.ruleset.indicators.findIndex(({ code }) => code === 'AF007');
    const practice = few.practices[0]!;
    const factor = practice.registers.AF! / practice.list / (1_065_569 / 58_029_147);
    // 12 points at GBP 165.18 for an average list of 7,460; the data print the prevalence to five decimals of a percent.
    expect(alone.run.kernel.fullPence[af]! / 100).toBeCloseTo(12 * 165.18 * (practice.list / 7460) * factor, 1);
    // The synthetic country has the published prevalence, so only the rounding of registers tells the two apart.
    alone.run.practiceHours.forEach((hours, p) => {
      expect(hours / inside.run.practiceHours[p]!).toBeCloseTo(1, 2);
    });
    expect(substitutions.join(' ')).toContain('National prevalence as published');
  });
});
