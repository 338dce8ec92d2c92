/** Steps from the root of a document to a value. */
export type Place = readonly (string | number)[];
/** What may be done to a document at one place. */
export type Change = { readonly kind: 'set'; readonly value: unknown } | { readonly kind: 'remove' | 'rename' | 'add' };

/** The paths of all values below the root. */
export function placesIn(node: unknown, path: Place = []): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [path];
  const below = Object.entries(node).flatMap(([key, value]) =>
    placesIn(value, [...path, Array.isArray(node) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...below] : below;
}

/** A copy of a document with one change. */
export function changedAt(root: unknown, place: Place, change: Change): unknown {
  const copy = structuredClone(root);
  const parent = place
    .slice(0, -1)
    .reduce<unknown>((node, step) => (node as Record<string | number, unknown>)[step], copy);
  const last = place.at(-1)!;
  if (Array.isArray(parent)) {
    if (change.kind === 'set') parent[Number(last)] = change.value;
    else if (change.kind === 'remove') parent.splice(Number(last), 1);
    else parent.push(parent[Number(last)]);
    return copy;
  }
  const group = parent as Record<string, unknown>;
  if (change.kind === 'set') group[last] = change.value;
  else if (change.kind === 'add') group.surplus = 1;
  else {
    if (change.kind === 'rename') group[`${last}x`] = group[last];
    delete group[last];
  }
  return copy;
}
