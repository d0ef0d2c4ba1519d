/** A line of a text file. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Columns of white space before the text. */
  readonly indent: number;
  /** Without white space at its ends; empty for a blank line. */
  readonly text: string;
}

/** Columns between tab stops. */
const TAB_STOP = 8;

/** The lines of `text`, whose line ends are LF, CRLF or CR. A byte order mark is no text. */
export function* linesOf(text: string): Generator<Line> {
  let number = 0;
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  while (start <= text.length) {
    const { end, next } = lineEnd(text, start);
    number++;
    yield readLine(text.slice(start, end), number);
    start = next;
  }
}

/** Number of the line in which the character at `index` stands. */
export function lineAt(text: string, index: number): number {
  let number = 1;
  for (let start = 0; ; number++) {
    const { next } = lineEnd(text, start);
    if (next > index) return number;
    start = next;
  }
}

function lineEnd(text: string, start: number): { end: number; next: number } {
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10) return { end: index, next: index + 1 };
    if (code === 13) return { end: index, next: text.charCodeAt(index + 1) === 10 ? index + 2 : index + 1 };
  }
  return { end: text.length, next: text.length + 1 };
}

function readLine(line: string, number: number): Line {
  let indent = 0;
  let start = 0;
  for (; start < line.length; start++) {
    if (line[start] === "\t") indent += TAB_STOP - (indent % TAB_STOP);
    else if (line[start] === " ") indent++;
    else break;
  }
  // Other white space (no-break spaces, form feeds) is white space too, but says nothing about nesting.
  return { number, indent, text: line.slice(start).trim() };
}
