import { describe, expect, it } from 'vitest';
import { checkScenario } from '../../src/documents/checkScenario.js';
import { structureFaults } from '../../src/documents/structureSchema.js';
import { loadResponseCalibration } from '../../src/facts/responseCalibration.js';
import { usualStructure } from '../../src/policy/responseStructure.js';
import { withMore } from './wrongScenarioCases.js';

const { variants } = loadResponseCalibration();
const read = (...more: readonly string[]) => checkScenario(withMore(...more), 'x.yaml').scenario;
const [{ variant, beliefs }] = variants as [(typeof variants)[number]];

describe('calibration in a scenario', () => {
  it('is beforeSomerset where nothing is said, with the usual variants and no beliefs of their own', () => {
    for (const scenario of [read(), read('calibration: beforeSomerset')]) {
      expect(scenario.calibration).toBe('beforeSomerset');
      expect(scenario.structure).toEqual(usualStructure);
    }
  });

  it('afterSomerset brings the fitted variants with their weights and beliefs', () => {
    const { calibration, structure } = read('calibration: afterSomerset');
    expect(calibration).toBe('afterSomerset');
    expect(structure.map((one) => [one.variant, one.beliefs])).toEqual(
      variants.map((one) => [one.variant, one.beliefs]),
    );
    expect(structure.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    structure.forEach(({ weight }, i) => {
      expect(weight).toBeCloseTo(variants[i]!.weight, 2);
    });
  });

  it('afterSomerset with variants by name takes those alone, with their fitted beliefs', () => {
    const one = read('calibration: afterSomerset', `structure: { response: ${variant} }`);
    expect(one.structure).toEqual([{ variant, weight: 1, beliefs }]);
    const all = read(
      'calibration: afterSomerset',
      `structure: { response: [${variants.map((v) => v.variant).join(', ')}] }`,
    );
    expect(all.structure).toEqual(read('calibration: afterSomerset').structure);
  });

  it('refuses a variant by name that the fit gave no weight, and says which have one', () => {
    const fitted = variants.filter((one) => one.variant === variant);
    const [fault, ...others] = structureFaults({ response: [variant, 'other' as 'shift'] }, 'afterSomerset', fitted);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ path: ['structure', 'response'], allowed: variant });
    expect(fault!.found).toContain('other');
    expect(structureFaults({ response: ['other' as 'shift'] }, 'beforeSomerset', fitted)).toEqual([]);
    expect(structureFaults({ response: 'average' }, 'afterSomerset', fitted)).toEqual([]);
  });
});
