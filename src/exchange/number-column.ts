/** Numbers as a typed array. */
export type Numbers = Uint32Array | Float64Array;

/**
 * Numbers that are appended one by one and read as one array. Memory stays at 4 bytes for each as long as all are whole
 * and below 2^32, else at 8; twice that at most.
 */
export class NumberColumn {
  #values: Numbers = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(value: number): void {
    if (this.#values instanceof Uint32Array && value >>> 0 !== value) this.#values = Float64Array.from(this.#values);
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
  }

  /** The number at `index`; NaN where there is none. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] ?? NaN) : NaN;
  }

  /** All numbers; later ones are not in it. */
  toArray(): Numbers {
    return this.#values.subarray(0, this.#length);
  }

  #grow(): void {
    const size = this.#values.length * 2;
    const values = this.#values instanceof Uint32Array ? new Uint32Array(size) : new Float64Array(size);
    values.set(this.#values);
    this.#values = values;
  }
}
