import type { ImportWarning } from "../import-report.ts";

/** A page saved as text: an article and the numbered, indented comments under it. */
export interface Transcript {
  /** One line. */
  readonly title: string;
  /** Credit of the article's image, where the caller told it apart; else null. */
  readonly credit: string | null;
  /** Paragraphs of the article, plain text; a newline in one is a line break. */
  readonly paragraphs: readonly string[];
  /** In the order of the page: every comment behind its parent. */
  readonly comments: readonly TranscriptComment[];
}

/** One comment of a transcript. */
export interface TranscriptComment {
  /** Index of the comment that it answers; null for a root. */
  readonly parentIndex: number | null;
  /** One line; empty where the page names nobody. */
  readonly author: string;
  /** Plain text; a newline in a paragraph is a line break. */
  readonly paragraphs: readonly string[];
  /** Removed and withdrawn comments keep their place and have neither author nor text. */
  readonly state: TranscriptState;
}

/** States that a transcript can tell apart. */
export type TranscriptState = "published" | "removed" | "withdrawn";

/** A transcript as read from a file. */
export interface ParsedTranscript extends Transcript {
  readonly comments: readonly ParsedComment[];
  readonly warnings: readonly ImportWarning[];
}

/** A comment as read from a file. */
export interface ParsedComment extends TranscriptComment {
  /** Its place by order and indentation, such as `6.1.1.2`, whatever numbers the file has. */
  readonly number: string;
  /** Line of its heading in the file, from 1. */
  readonly line: number;
}

/** What stands for the author of a comment that is only a placeholder. */
export const PLACEHOLDER_NAMES: Readonly<Record<Exclude<TranscriptState, "published">, string>> = {
  removed: "[removed]",
  withdrawn: "[withdrawn]",
};
