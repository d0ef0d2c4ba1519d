/** Cells on each side of a picture; its right half mirrors the left one. */
const SIDE = 5;

/** Colours that pictures have, evenly around the colour wheel. */
const HUES = 12;

/** What a member's picture is drawn from: nothing is uploaded, and nobody else's server is asked. */
export interface Avatar {
  /** Hue in degrees. */
  readonly hue: number;
  /** An SVG path (https://www.w3.org/TR/SVG2/paths.html) of strokes one wide on a field of 5 x 5. */
  readonly path: string;
}

/** The picture of a member; always the same for the same id, and unlike that of the next one. */
export function avatarOf(personId: number): Avatar {
  const bits = scatter(personId);
  let path = "";
  for (let row = 0; row < SIDE; row++) {
    const half = (bits >>> (row * 3)) & 0b111;
    const cells = [half & 1, half & 2, half & 4, half & 2, half & 1].map((cell) => cell !== 0);
    path += strokes(cells, row);
  }
  // Of the few whose cells are all empty.
  return { hue: ((bits >>> 15) % HUES) * (360 / HUES), path: path === "" ? "M1 2h3" : path };
}

/** Runs of filled cells in one row. */
function strokes(cells: readonly boolean[], row: number): string {
  let path = "";
  for (let column = 0; column < SIDE;) {
    let end = column;
    while (cells[end] === true) end++;
    if (end > column) path += `M${column} ${row}h${end - column}`;
    column = end + 1;
  }
  return path;
}

/** Spreads small numbers over 32 bits: the last steps of MurmurHash3 (public domain; constants by its author). */
function scatter(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
