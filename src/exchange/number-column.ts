/** Numbers that are appended one by one and read as one array; memory stays at 8 bytes for each, twice that at most. */
export class NumberColumn {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(value: number): void {
    if (this.#length === this.#values.length) {
      const values = new Float64Array(this.#values.length * 2);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[this.#length++] = value;
  }

  /** The number at `index`; NaN where there is none. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] ?? NaN) : NaN;
  }

  /** All numbers; later ones are not in it. */
  toArray(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}
