/** Mean of vectors entry by entry; one vector is returned as it is. */
export function meanOfVectors(vectors: readonly Float64Array[]): Float64Array {
  const [first] = vectors;
  if (!first) throw new Error('the mean of no vectors');
  if (vectors.length === 1) return first;
  return first.map((_, d) => vectors.reduce((sum, vector) => sum + vector[d]!, 0) / vectors.length);
}
