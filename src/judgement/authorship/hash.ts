/**
 * Fixed hashing of text features into buckets. Only 32-bit integer arithmetic, so every Node gives the same buckets.
 */

/** Start value and factor of FNV-1a, 32 bit (draft-eastlake-fnv). */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over the UTF-16 code units of `text`, starting from `seed`; an unsigned 32-bit number. */
export function hashText(text: string, seed: number = FNV_OFFSET): number {
  let hash = seed | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}

/** One more step: mixes an integer into a hash. */
export function mix(hash: number, value: number): number {
  return Math.imul((hash | 0) ^ value, FNV_PRIME) >>> 0;
}

/** Spreads all bits of a hash (the finaliser of MurmurHash3) and keeps the lowest `bits`. */
export function bucket(hash: number, bits: number): number {
  let spread = hash | 0;
  spread = Math.imul(spread ^ (spread >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  spread ^= spread >>> 16;
  return (spread >>> 0) & ((1 << bits) - 1);
}
