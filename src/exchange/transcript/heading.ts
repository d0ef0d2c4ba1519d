/** The heading of a comment in a transcript: `NUMBER. NAME says:` on a line of its own. */
export interface Heading {
  readonly ordinal: number;
  /** Empty where nobody is named. */
  readonly author: string;
}

interface HeadingLike extends Heading {
  readonly backslashes: number;
}

const CLOSING = "says:";
const BEGINNING = /^(\d{1,9})(\\*)\.[ \t\u00a0]+/u;

/** Reads `line`, trimmed of white space at both ends, as a heading; null when it is none. */
export function parseHeading(line: string): Heading | null {
  const found = matchHeading(line);
  return found === null || found.backslashes > 0 ? null : { ordinal: found.ordinal, author: found.author };
}

/** The heading as a line. A name is put on one line. */
export function formatHeading(heading: Heading): string {
  const author = heading.author.replaceAll(/\s*[\r\n]\s*/gu, " ").trim();
  return `${heading.ordinal}. ${author === "" ? "" : `${author} `}${CLOSING}`;
}

/**
 * A line of text that looks like a heading gets a backslash (`1\. The minister says:`), and one that looks so with
 * backslashes gets one more, so that `unescapeLine` always knows which is which.
 */
export function escapeLine(line: string): string {
  return matchHeading(line) === null ? line : line.replace(".", "\\.");
}

/** Takes away the backslash that `escapeLine` has put in. */
export function unescapeLine(line: string): string {
  const found = matchHeading(line);
  return found === null || found.backslashes === 0 ? line : line.replace("\\.", ".");
}

function matchHeading(line: string): HeadingLike | null {
  // Looking at the end first keeps this linear in the length of the line.
  if (!line.endsWith(CLOSING)) return null;
  const match = BEGINNING.exec(line);
  if (match === null) return null;
  const author = line.slice(match[0].length, -CLOSING.length);
  // "2. essays:" ends like a heading and is none.
  if (author !== "" && author.trimEnd() === author) return null;
  return { ordinal: Number(match[1]), author: author.trim(), backslashes: match[2]?.length ?? 0 };
}
