/**
 * JSON text with the same bytes for the same value: two spaces, keys in the order of the value, newline at the end.
 * @throws Error when a number is not finite, which JSON would silently turn into null
 */
export function stableJson(value: unknown): string {
  const refuseNonFinite = (key: string, item: unknown): unknown => {
    if (typeof item === 'number' && !Number.isFinite(item)) throw new Error(`${key || 'value'} is ${item}`);
    return item;
  };
  return `${JSON.stringify(value, refuseNonFinite, 2)}\n`;
}
