import type { CombinedRegisterFacts } from '../facts/combinedRegisters.js';
import { InputError } from '../inputError.js';
import type { Patients } from '../units.js';

/**
 * Size of a combined register, which counts a patient once however many of its component registers he or she is on
 * (SMOK_LTC: long-term conditions; CHOL: cardiovascular disease). The NHS publishes it for England only; a practice is given
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
export function combinedRegister(
  registers: Readonly<Record<string, Patients>>,
  list: Patients,
  { code, components, ratio }: Pick<CombinedRegisterFacts, 'code' | 'components' | 'ratio'>,
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
