/** Called for each piece found: its number and the units `[start, end)` of the text. Answers whether to go on. */
export type OnPiece = (piece: number, start: number, end: number) => boolean;

/**
 * Finds many strings in one pass over a text, without ever going back (Aho & Corasick 1975, "Efficient string matching:
 * an aid to bibliographic search").
 */
export class Automaton {
  readonly #pieces: readonly string[];
  /** From a state (upper bits) by a unit (lower 16 bits) to the next state. */
  readonly #steps = new Map<number, number>();
  /** The state of the longest proper ending of a state's string that is a state as well. */
  readonly #fallbacks: number[] = [0];
  /** Pieces that end in a state, and the next shorter state in which one ends. */
  readonly #ends: (number | undefined)[] = [undefined];
  readonly #shorter: number[] = [0];

  /** @param pieces no empty ones, each once. */
  constructor(pieces: readonly string[]) {
    this.#pieces = pieces;
    pieces.forEach((piece, index) => this.#insert(piece, index));
    this.#link();
  }

  /** Goes over `text` once, from left to right by the ends of what is found. */
  run(text: string, onPiece: OnPiece): void {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = this.#next(state, text.charCodeAt(i));
      for (let at = this.#firstEnd(state); at !== 0; at = this.#shorter[at] ?? 0) {
        const piece = this.#ends[at] ?? 0;
        if (!onPiece(piece, i + 1 - (this.#pieces[piece]?.length ?? 0), i + 1)) return;
      }
    }
  }

  #firstEnd(state: number): number {
    return this.#ends[state] === undefined ? (this.#shorter[state] ?? 0) : state;
  }

  #next(from: number, unit: number): number {
    let state = from;
    for (;;) {
      const next = this.#steps.get(state * 65_536 + unit);
      if (next !== undefined) return next;
      if (state === 0) return 0;
      state = this.#fallbacks[state] ?? 0;
    }
  }

  #insert(piece: string, index: number): void {
    let state = 0;
    for (let i = 0; i < piece.length; i++) {
      const key = state * 65_536 + piece.charCodeAt(i);
      let next = this.#steps.get(key);
      if (next === undefined) {
        next = this.#ends.length;
        this.#steps.set(key, next);
        this.#ends.push(undefined);
        this.#fallbacks.push(0);
        this.#shorter.push(0);
      }
      state = next;
    }
    this.#ends[state] = index;
  }

  /** States were made parents first within each piece; fallbacks have to be set by depth. */
  #link(): void {
    const children = new Map<number, [unit: number, child: number][]>();
    for (const [key, child] of this.#steps) {
      const parent = Math.floor(key / 65_536);
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [[key % 65_536, child]]);
      else known.push([key % 65_536, child]);
    }
    const queue = [0];
    for (let i = 0; i < queue.length; i++) {
      const state = queue[i] ?? 0;
      for (const [unit, child] of children.get(state) ?? []) {
        const fallback = state === 0 ? 0 : this.#next(this.#fallbacks[state] ?? 0, unit);
        this.#fallbacks[child] = fallback;
        this.#shorter[child] = this.#firstEnd(fallback);
        queue.push(child);
      }
    }
  }
}
