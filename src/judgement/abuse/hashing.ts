/** Start value of the 32-bit FNV-1a hash (draft-eastlake-fnv, section 5). */
export const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** One FNV-1a step over a UTF-16 unit. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}

/** FNV-1a over the UTF-16 units of `text[from, to)`, continuing from `hash`. */
export function hashText(text: string, from = 0, to = text.length, hash = FNV_START): number {
  let value = hash;
  for (let i = from; i < to; i += 1) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  return value;
}

/** Spreads a hash over its low bits (the finaliser of MurmurHash3) so that a power of two can be cut off. */
export function mix(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
