/**
 * A text made from another, knowing for each of its UTF-16 units which range of the original it came from: unit `i`
 * came from `[starts[i], ends[i])`. Both arrays are non-decreasing.
 */
export interface OffsetText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** A range of UTF-16 units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Collects an `OffsetText` piece by piece. */
export class OffsetBuilder {
  #parts: string[] = [];
  #length = 0;
  #starts: Uint32Array;
  #ends: Uint32Array;

  /** `capacity`: the expected length in UTF-16 units; it grows when that is not enough. */
  constructor(capacity: number) {
    this.#starts = new Uint32Array(capacity + 16);
    this.#ends = new Uint32Array(capacity + 16);
  }

  /** Adds `piece`, every unit of which came from `[start, end)` of the original. */
  add(piece: string, start: number, end: number): void {
    this.#reserve(piece.length);
    this.#starts.fill(start, this.#length, this.#length + piece.length);
    this.#ends.fill(end, this.#length, this.#length + piece.length);
    this.#parts.push(piece);
    this.#length += piece.length;
  }

  /** Adds `piece`, unit `i` of which is unit `start + i` of the original. */
  addEach(piece: string, start: number): void {
    this.#reserve(piece.length);
    for (let i = 0; i < piece.length; i += 1) {
      this.#starts[this.#length + i] = start + i;
      this.#ends[this.#length + i] = start + i + 1;
    }
    this.#parts.push(piece);
    this.#length += piece.length;
  }

  /** Copies `[from, to)` of `source` with its offsets. */
  copy(source: OffsetText, from: number, to: number): void {
    this.#reserve(to - from);
    this.#starts.set(source.starts.subarray(from, to), this.#length);
    this.#ends.set(source.ends.subarray(from, to), this.#length);
    this.#parts.push(source.text.slice(from, to));
    this.#length += to - from;
  }

  /** The text collected so far. */
  finish(): OffsetText {
    return {
      text: this.#parts.join(""),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    };
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#starts.length) return;
    const size = Math.max(needed, this.#starts.length * 2);
    this.#starts = growTo(this.#starts, size);
    this.#ends = growTo(this.#ends, size);
  }
}

function growTo(array: Uint32Array, size: number): Uint32Array {
  const larger = new Uint32Array(size);
  larger.set(array);
  return larger;
}

/** The range of the original behind `[from, to)` of a view; an empty range stays empty. */
export function toOriginal(view: OffsetText, from: number, to: number): Range {
  const start = view.starts[from] ?? view.ends[view.ends.length - 1] ?? 0;
  const end = to > from ? (view.ends[to - 1] ?? start) : start;
  return { start, end };
}
