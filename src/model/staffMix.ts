import type { StaffShares } from '../facts/staffShares.js';
import { type ByStaffGroup, staffGroups } from '../facts/workforceFacts.js';
import { drawsOf, type ParameterDraws } from './parameters.js';

/** Shares of work by staff group, one value a parameter set; they add up to one. */
export type StaffMix = ByStaffGroup<Float64Array>;

/**
 * Who does clinical work of several types of care: the shares of each type by its weight, with the doctors' odds times the
 * belief `qofDoctorShareOdds` in each type and the other groups in their proportion.
 * @param weights  by care type; only ratios count. Without any weight nobody does it: all shares are nought
 */
export function clinicalMix(
  weights: ReadonlyMap<string, number>,
  { clinical }: StaffShares,
  draws: ParameterDraws,
): StaffMix {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const types = [...weights].map(([type, weight]) => {
    const row = clinical[type];
    if (!row) throw new Error(`no staff for care type ${type} in data/evidence/staff-by-care-type.json`);
    return { weight: total > 0 ? weight / total : 0, shares: shiftedMix({ ...row, administration: 0 }, draws) };
  });
  return mixOf((group) =>
    drawsOf(draws, 'qofDoctorShareOdds').map((_, set) =>
      types.reduce((sum, { weight, shares }) => sum + weight * shares[group][set]!, 0),
    ),
  );
}

/** Who does administration. */
export const administrativeMix = ({ administrative }: StaffShares, draws: ParameterDraws): StaffMix =>
  shiftedMix(administrative, draws);

function shiftedMix(shares: ByStaffGroup<number>, draws: ParameterDraws): StaffMix {
  const doctors = shares.generalPractitioner;
  const odds = drawsOf(draws, 'qofDoctorShareOdds');
  const scale = odds.map((odd) => 1 - doctors + doctors * odd);
  return mixOf((group) =>
    odds.map((odd, set) => (shares[group] * (group === 'generalPractitioner' ? odd : 1)) / scale[set]!),
  );
}

const mixOf = (value: (group: keyof StaffMix) => Float64Array): StaffMix =>
  Object.fromEntries(staffGroups.map((group) => [group, value(group)])) as StaffMix;
