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
    const { start } = toOriginal(view, token.start, token.end);
    while (next < quotations.length && (quotations[next]?.end ?? 0) <= start) next += 1;
    const inside = next < quotations.length && (quotations[next]?.start ?? 0) <= start;
    (inside ? quoted : own).push(token);
  }
  return { text, view, own, quoted, quotations };
}
