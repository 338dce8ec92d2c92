import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diseaseFactor, practicePrevalence } from '../../src/contract/diseaseFactor.js';
import { historicalDiseaseFactors, prevalenceForm } from '../../src/contract/historicalDiseaseFactors.js';
import { indicatorFactor } from '../../src/contract/indicatorFactor.js';
import { MissingFact } from '../../src/contract/missingFact.js';
import { nationalPrevalence } from '../../src/contract/nationalPrevalence.js';
import { nationalShares } from '../../src/contract/nationalShares.js';
import { targetPopulationFactor } from '../../src/contract/targetPopulationFactor.js';
import { loadRuleset } from '../../src/facts/rulesets.js';
import { patients, share } from '../../src/units.js';

const practice = (register: number, list: number) => ({ register: patients(register), list: patients(list) });
const oneTwentieth = share(0.05);

describe('national prevalence (rule A20b)', () => {
  // Prevalences 1% and 3%; 100 + 60 of 12,000 patients.
  const country = [practice(100, 10_000), practice(60, 2_000)];

  it('has two definitions', () => {
    expect(nationalPrevalence(country, 'pooled')).toBeCloseTo(160 / 12_000, 12);
    expect(nationalPrevalence(country, 'meanOfPractices')).toBeCloseTo(0.02, 12);
  });

  it('makes the mean disease factor 1 when taken as the mean of practices', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1000, max: 30_000 })), { minLength: 1 }),
        (pairs) => {
          const practices = pairs.map(([register, list]) => practice(register, list));
          const national = nationalPrevalence(practices, 'meanOfPractices');
          const factors = practices.map(({ register, list }) =>
            diseaseFactor(practicePrevalence(register, list), national),
          );
          expect(factors.reduce((a, b) => a + b) / factors.length).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});

describe('older forms of the factor (rule A22)', () => {
  it.each([
    ['2004-05', 'square-root'],
    ['2008-09', 'square-root'],
    ['2009-10', 'cut-off'],
    ['2010-11', 'true'],
    ['2016-17', 'true'],
  ] as const)('is in %s the form %s', (year, form) => {
    expect(prevalenceForm(year)).toBe(form);
  });

  // The highest is 10%, so the cut-off is 0.5%: the practice at 0.1% counts as one at 0.5%.
  const prevalences = [share(0.001), share(0.01), share(0.1)];

  it('raises to the cut-off, takes the root, then rebases', () => {
    const roots = [Math.sqrt(0.005), 0.1, Math.sqrt(0.1)];
    const mean = (roots[0]! + roots[1]! + roots[2]!) / 3;
    const factors = historicalDiseaseFactors(prevalences, 'square-root', oneTwentieth);
    factors.forEach((factor, i) => {
      expect(factor).toBeCloseTo(roots[i]! / mean, 12);
    });
  });

  it('keeps only the cut-off in 2009/10 and nothing after', () => {
    const [low, , high] = historicalDiseaseFactors(prevalences, 'cut-off', oneTwentieth);
    expect(high! / low!).toBeCloseTo(20, 10);
    const [trueLow, , trueHigh] = historicalDiseaseFactors(prevalences, 'true', oneTwentieth);
    expect(trueHigh! / trueLow!).toBeCloseTo(100, 10);
  });

  it('favours low prevalence: the letter of Dr Fitton, 1.67% against 3%, gives 0.745 by the root', () => {
    const [low, national] = historicalDiseaseFactors([share(100 / 6000), share(0.03)], 'square-root', oneTwentieth);
    expect(low! / national!).toBeCloseTo(0.745, 3);
  });
});

describe('what scales an indicator (rules A23, A43)', () => {
  const ruleset = loadRuleset('England', '2016-17');
  const adjustmentOf = (code: string) => ruleset.indicators.find((one) => one.code === code)!.adjustment;
  const base = {
    list: patients(8000),
    registers: { DM: patients(500) },
    targetPopulations: { women25to64: patients(2400) },
  };
  const national = nationalShares(ruleset);

  it('is the register over the national prevalence of the whole list', () => {
    // England 2016-17: 3,116,399 of 58,029,147 patients.
    expect(indicatorFactor(adjustmentOf('DM007'), base, national)).toBeCloseTo(
      500 / 8000 / (3_116_399 / 58_029_147),
      5,
    );
  });

  it('is 1 for palliative care and, by default, for additional services', () => {
    expect(indicatorFactor(adjustmentOf('PC001'), base, national)).toBe(1);
    expect(indicatorFactor(adjustmentOf('CS002'), base, national)).toBe(1);
  });

  it('is the target population factor where that is switched on', () => {
    // 15,302,111 women aged 25-64 of 58,029,147 patients.
    const expected = targetPopulationFactor(patients(2400), patients(8000), share(15_302_111 / 58_029_147));
    expect(indicatorFactor(adjustmentOf('CS002'), base, national, 'target-population')).toBeCloseTo(expected, 5);
    expect(expected).toBeCloseTo(1.1377, 4);
  });

  it("asks for the practice's own count", () => {
    expect(() => indicatorFactor(adjustmentOf('AF001'), base, national)).toThrow(/registers.AF.*Add/s);
  });

  it('never invents a national prevalence', () => {
    const later = loadRuleset('England', '2023-24');
    const error = catchError(() => indicatorFactor(adjustmentOf('DM007'), base, nationalShares(later)));
    expect(error).toBeInstanceOf(MissingFact);
    expect((error as MissingFact).missing).toMatchObject({ nation: 'England', year: '2023-24' });
    expect(String(error)).toMatch(/register DM.*contract\.nationalPrevalence\.DM/s);
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
