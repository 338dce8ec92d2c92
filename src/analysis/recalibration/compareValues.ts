/** A value that is not what it was. */
export interface ValueDifference {
  /** Where in the document: 'effects.generalSpread'. */
  readonly path: string;
  /** Undefined where only the other document has the value. */
  readonly committed: unknown;
  readonly computed: unknown;
  /** Of two numbers; undefined where one of them is none. */
  readonly difference?: number;
}

/** Two documents value by value. */
export interface Comparison {
  /** Numbers, texts and so on that were looked at. */
  readonly values: number;
  /** Largest difference of two numbers, also where it is within the tolerance. */
  readonly largest: number;
  /** In the order of the documents. */
  readonly differences: readonly ValueDifference[];
}

/**
 * Compares two JSON documents leaf by leaf: numbers agree within the tolerance (absolute; 0 asks for the same number), all
 * else has to be the same, and neither may have what the other lacks.
 */
export function compareValues(committed: unknown, computed: unknown, tolerance: number): Comparison {
  const differences: ValueDifference[] = [];
  let values = 0;
  let largest = 0;
  const compare = (a: unknown, b: unknown, path: string): void => {
    if (isTree(a) && isTree(b) && Array.isArray(a) === Array.isArray(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        compare(a[key], b[key], path === '' ? key : `${path}.${key}`);
      return;
    }
    values += 1;
    if (typeof a === 'number' && typeof b === 'number') {
      const difference = b - a;
      largest = Math.max(largest, Math.abs(difference));
      // Decimal fractions: a difference of one unit of the last digit is not exactly that in binary.
      if (!(Math.abs(difference) <= tolerance + 1e-9))
        differences.push({ path, committed: a, computed: b, difference });
      return;
    }
    if (JSON.stringify(a) !== JSON.stringify(b)) differences.push({ path, committed: a, computed: b });
  };
  compare(committed, computed, '');
  return { values, largest, differences };
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
