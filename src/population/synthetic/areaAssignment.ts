import type { PopulationFacts } from '../../facts/populationFacts.js';
import type { Area } from '../population.js';

export interface AssignedArea extends Area {
  /** Number of practices. */
  readonly size: number;
  /** Number of primary care networks, where the year has them. */
  readonly networks?: number;
}

/** Place of one practice. */
export interface Place {
  /** Index into `areas`. */
  readonly area: number;
  /** 0 for the first practice of the area. */
  readonly rank: number;
}

/** Whether an area stands for a real one by size alone. */
export const isNumbered = ({ code, name }: Area): boolean => name === `Area ${code.slice(1)}`;

/**
 * Gives every practice of the permanent order its area. The k-th of the s practices of an area stands at position
 * (k + 1/2) / s of the order, and the positions of all areas are merged; so the first n practices are spread over the
 * areas in proportion to their sizes, whatever n, and an area's size is exact over the whole country.
 */
export function areaAssignment(facts: PopulationFacts['areas']): {
  readonly areas: readonly AssignedArea[];
  readonly places: readonly Place[];
} {
  const areas: AssignedArea[] = [
    ...facts.named.map(({ code, name, practices, networks }) => ({
      code,
      name,
      size: practices,
      ...(networks === undefined ? {} : { networks }),
    })),
    ...facts.otherSizes.map((size, i) => {
      const number = String(i + 1).padStart(3, '0');
      const networks = facts.otherNetworks?.[i];
      return { code: `A${number}`, name: `Area ${number}`, size, ...(networks === undefined ? {} : { networks }) };
    }),
  ];
  const places = areas
    .flatMap(({ size }, area) =>
      Array.from({ length: size }, (_, rank) => ({ area, rank, position: (rank + 0.5) / size })),
    )
    .sort((a, b) => a.position - b.position || a.area - b.area);
  return { areas, places };
}
