/**
 * 64-bit FNV-1a hash of a text as two unsigned 32-bit words [low, high]: the permanent random-number identity of a
 * practice code, an indicator code or a parameter name.
 * Reference: Fowler, Noll, Vo; offset basis 0xcbf29ce484222325, prime 0x100000001b3. UTF-8 bytes.
 */
export function hash64(text: string): readonly [low: number, high: number] {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return [Number(hash & 0xffffffffn), Number(hash >> 32n)];
}
