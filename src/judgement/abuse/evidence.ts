import type { EvidenceSpan, Label } from "./labels.ts";
import { isFunctionWord } from "./language.ts";
import type { LexiconEntry } from "./lexicon.ts";
import { toOriginal } from "./offset-text.ts";
import type { ReadComment } from "./read-comment.ts";
import type { Token } from "./tokens.ts";
import { usagesOf } from "./usage.ts";

/** At most so many passages per comment: a moderator reads a few, and hostile text must not give thousands. */
export const MOST_SPANS = 50;
/** A word the model alone found needs this weight (in logits) to be shown. */
const TELLING = 1.6;

const LABEL_OF: Record<LexiconEntry["kind"], Label> = {
  o: "obscenity",
  s: "sexual",
  i: "insult",
  d: "identity_attack",
  t: "threat",
};

/** What the passages are chosen by. */
export interface EvidenceInput {
  readonly comment: ReadComment;
  /** Weight of each own word for abuse; empty when the comment is not abusive enough for the model's word to count. */
  readonly weights: Float64Array;
  /** Label shown for a word that only the model found. */
  readonly leading: Label;
  /** Whether words of violence are evidence of a threat here. */
  readonly threatening: boolean;
}

/** The passages that speak for the scores, by position, neighbours with the same label joined. */
export function evidenceOf(input: EvidenceInput): EvidenceSpan[] {
  const { comment, weights } = input;
  const usages = usagesOf(comment.own);
  const spans: EvidenceSpan[] = [];
  comment.own.forEach((token, i) => {
    if (usages[i] !== "plain") return;
    const telling = (weights[i] ?? 0) >= TELLING && !isFunctionWord(token.text);
    const label = lexiconLabel(token, input) ?? (telling ? input.leading : undefined);
    if (label !== undefined) spans.push(spanOf(comment, token, { label, quoted: false }));
  });
  for (const token of comment.quoted) {
    const label = lexiconLabel(token, { ...input, threatening: false });
    if (label !== undefined) spans.push(spanOf(comment, token, { label, quoted: true }));
  }
  return join(
    spans.sort((a, b) => a.start - b.start || a.end - b.end),
    comment.text,
  ).slice(0, MOST_SPANS);
}

function lexiconLabel(token: Token, input: EvidenceInput): Label | undefined {
  const { entry } = token;
  if (entry === undefined) return undefined;
  if (entry.kind === "t") return input.threatening ? "threat" : undefined;
  return entry.strength >= 2 ? LABEL_OF[entry.kind] : undefined;
}

function spanOf(comment: ReadComment, token: Token, more: { label: Label; quoted: boolean }): EvidenceSpan {
  const { start, end } = toOriginal(comment.view, token.start, token.end);
  const written = comment.text.slice(start, end).toLowerCase().replaceAll("’", "'");
  const emoji = !/^[\p{L}\p{N}@$*|!+(]/u.test(written);
  return { start, end, ...more, disguised: !emoji && written !== token.text };
}

function join(spans: readonly EvidenceSpan[], text: string): EvidenceSpan[] {
  const joined: EvidenceSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end && span.label === last.label) {
      joined[joined.length - 1] = {
        ...last,
        end: Math.max(last.end, span.end),
        disguised: last.disguised || span.disguised,
      };
      continue;
    }
    const alike =
      last !== undefined &&
      last.label === span.label &&
      last.quoted === span.quoted &&
      last.disguised === span.disguised;
    if (alike && /^[\s'-]*$/.test(text.slice(last.end, span.start)) && span.start - last.end < 3) {
      joined[joined.length - 1] = { ...last, end: span.end };
    } else joined.push(span);
  }
  return joined;
}
