import { type Points, points } from '../units.js';
import { roundHalfUp } from './roundHalfUp.js';

/**
 * Where a calculation rounds before the end (docs/contract.md, rules A11, A41). The rounding inside the NHS payment system
 * was not found, and published examples differ: 'none' is the default, 'points2dp' rounds the points of an indicator,
 * 'factors2dp' the list-size index and the prevalence factor, as Lincolnshire LMC and Ardens print them. The effect stays
 * below 0.3%.
 */
export const roundingProfiles = ['none', 'points2dp', 'factors2dp'] as const;

export type RoundingProfile = (typeof roundingProfiles)[number];

/** Points of one indicator under a profile. */
export const profiledPoints = (value: Points, profile: RoundingProfile): Points =>
  profile === 'points2dp' ? points(roundHalfUp(value, 2)) : value;

/** A list-size index or prevalence factor under a profile. */
export const profiledFactor = (value: number, profile: RoundingProfile): number =>
  profile === 'factors2dp' ? roundHalfUp(value, 2) : value;
