import type { CombinedRegisterFacts } from '../facts/populationFacts.js';
import { InputError } from '../inputError.js';
import type { Patients } from '../units.js';

/**
 * Size of the combined register of long-term conditions (SMOK_LTC), which counts a patient once however many of its
 * conditions he or she has. The NHS publishes it for England only; a practice is given its share of it:
 *
 *   combined = ratio x (sum of the component registers), rounded to whole patients, at most the list
 *
 * where ratio = national combined register / national sum of the components. A practice whose patients have more
 * conditions each than the country's is therefore overstated.
 *
 * @param registers  register sizes of one practice, in patients
 * @param list  registered patients of the practice
 * @throws InputError when a component register is missing
 */
export function combinedSmokingRegister(
  registers: Readonly<Record<string, Patients>>,
  list: Patients,
  { code, components, ratio }: CombinedRegisterFacts,
): Patients {
  let sum = 0;
  for (const component of components) {
    const size = registers[component];
    if (size === undefined) {
      throw new InputError({
        where: `combined register ${code}`,
        path: `registers.${component}`,
        found: 'nothing',
        allowed: `the registers ${components.join(', ')}`,
        mend: `Add the size of the ${component} register, in patients, to each practice.`,
      });
    }
    sum += size;
  }
  return Math.min(list, Math.round(sum * ratio.value)) as Patients;
}
