import { normalise } from "./normalise.ts";
import { type OffsetText, type Range, toOriginal } from "./offset-text.ts";
import { quotedRanges } from "./quoted-ranges.ts";
import { type Token, tokenise } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A comment taken apart for judging. */
export interface ReadComment {
  /** The comment as given. */
  readonly text: string;
  readonly view: OffsetText;
  /** The author's own words. */
  readonly own: readonly Token[];
  /** Words inside quotations. */
  readonly quoted: readonly Token[];
  readonly quotations: readonly Range[];
}

/** Takes `text` apart; `parent` is the comment it answers, if any. Linear in both. */
export function readComment(text: string, parent: string | undefined, vocabulary: Vocabulary): ReadComment {
  const view = normalise(text, vocabulary);
  const quotations = quotedRanges(text, parent);
  const own: Token[] = [];
  const quoted: Token[] = [];
  let next = 0;
  for (const token of tokenise(view)) {
    const start = view.starts[token.start] ?? 0;
    while (next < quotations.length && (quotations[next]?.end ?? 0) <= start) next += 1;
    const inside = next < quotations.length && (quotations[next]?.start ?? 0) <= start;
    const list = inside ? quoted : own;
    if (token.entry === undefined || !ALSO_NAMES.has(token.text)) list.push(token);
    else list.push(isName(text, toOriginal(view, token.start, token.end)) ? { ...token, entry: undefined } : token);
  }
  return { text, view, own, quoted, quotations };
}

/** Words of the lexicon that are also given or family names. */
const ALSO_NAMES = new Set([
  "dick",
  "cock",
  "cumming",
  "fag",
  "hooker",
  "wang",
  "hoe",
  "mong",
  "yid",
  "weiner",
  "slag",
]);
const TITLE = /(?:^|\W)(?:Mr|Mrs|Ms|Miss|Dr|Sir|Prof|Moby)\.? $/;

/** "Dick Turner", "Mr Cumming": written with a capital, and next to a title or another capital. */
function isName(text: string, at: Range): boolean {
  if (!/^[A-Z][a-z]+$/.test(text.slice(at.start, at.end))) return false;
  return (
    /^ [A-Z][a-z]/.test(text.slice(at.end, at.end + 3)) || TITLE.test(text.slice(Math.max(0, at.start - 8), at.start))
  );
}
