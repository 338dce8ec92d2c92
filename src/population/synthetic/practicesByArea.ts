/**
 * Shares practices out to areas in proportion to their residents, at least one each (highest averages, Sainte-Laguë): after
 * the first of each area, one after the other goes to the area with most residents / (2 x practices so far + 1), the first of
 * equal ones.
 * @param practices  at least as many as areas
 */
export function practicesByArea(populations: readonly number[], practices: number): readonly number[] {
  if (practices < populations.length)
    throw new Error(`${practices} practices cannot fill ${populations.length} areas.`);
  const sizes = populations.map(() => 1);
  const claim = (i: number) => populations[i]! / (2 * sizes[i]! + 1);
  for (let given = populations.length; given < practices; given++) {
    let next = 0;
    for (let i = 1; i < sizes.length; i++) if (claim(i) > claim(next)) next = i;
    sizes[next] = sizes[next]! + 1;
  }
  return sizes;
}
