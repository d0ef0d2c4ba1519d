import { hashText, mix } from "./hashing.ts";

const PROBES = 5;

/** A set of ordinary English words, kept as a Bloom filter (Bloom 1970): no word is missed, about 1 in 2,000 is wrong. */
export class Vocabulary {
  readonly bits: Uint8Array;
  readonly #mask: number;

  /** `bits.length` must be a power of two. */
  constructor(bits: Uint8Array) {
    this.bits = bits;
    this.#mask = bits.length * 8 - 1;
  }

  /** Whether the lower-case word is (very probably) in the set. */
  has(word: string): boolean {
    const first = mix(hashText(word));
    const step = mix(first ^ 0x9e3779b9) | 1;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = (first + Math.imul(step, probe)) & this.#mask;
      if (((this.bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }

  /** Puts a word into the set. */
  add(word: string): void {
    const first = mix(hashText(word));
    const step = mix(first ^ 0x9e3779b9) | 1;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = (first + Math.imul(step, probe)) & this.#mask;
      this.bits[bit >>> 3] = (this.bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
    }
  }
}
