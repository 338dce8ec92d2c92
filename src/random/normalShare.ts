import jstat from 'jstat';

/** Share of a standard normal distribution that lies below z (its distribution function), in (0, 1). */
export const normalShare = (z: number): number => jstat.normal.cdf(z, 0, 1);
