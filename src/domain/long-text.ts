/** Characters in a line, about, on a phone and where there is room. */
const NARROW = 44;
const WIDE = 70;

/** As many lines are shown of a long comment in a list; in `thread.css` by height. */
const SHOWN = 12;

/** What is barely longer is not worth a fold, in lines. */
const WORTH = 3;

/** Whether a comment is too long to be shown whole among others: on no screen, on narrow ones only, or on any. */
export type Length = "short" | "long-if-narrow" | "long";

/** How long a comment's text is going to be, estimated. @param html as Markdown is rendered. */
export function lengthOf(html: string): Length {
  // By far the most are not, however few line breaks they have.
  if (html.length < SHOWN * 2) return "short";
  const lines = html.split(/<br>|<\/(?:p|li|pre)>|\n/u).map((line) => line.replaceAll(/<[^>]*>/gu, "").trim().length);
  const least = SHOWN + WORTH;
  if (linesOf(lines, WIDE) > least) return "long";
  return linesOf(lines, NARROW) > least ? "long-if-narrow" : "short";
}

function linesOf(lengths: readonly number[], width: number): number {
  return lengths.reduce((sum, length) => sum + Math.ceil(length / width), 0);
}
