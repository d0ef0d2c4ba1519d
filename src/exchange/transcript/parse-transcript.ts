import { Problem } from "../../domain/problem.ts";
import type { ImportWarning } from "../import-report.ts";
import { parseHeading, unescapeLine } from "./heading.ts";
import type { Heading } from "./heading.ts";
import { lineAt, linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import { PLACEHOLDER_NAMES } from "./transcript.ts";
import type { ParsedComment, ParsedTranscript, TranscriptState } from "./transcript.ts";

/**
 * Reads a page that was saved as text: a line with the title, the article's paragraphs, then the comments, each a line
 * `  1. NAME says:` followed by its text, indented deeper. A heading that is indented deeper than another answers it.
 * The order of the page and its indentation count; numbers that say otherwise are reported as warnings.
 * @param options.credit credit of the article's image where that runs into the first paragraph; it is set apart.
 * @throws Problem `invalid-input`, naming the line, for a text that is no such page.
 */
export function parseTranscript(text: string, options: { credit?: string } = {}): ParsedTranscript {
  const nul = text.indexOf("\0");
  if (nul !== -1) throw malformed(lineAt(text, nul), "there is a NUL character, so this is not a text file");
  const reader = new TranscriptReader();
  for (const line of linesOf(text)) reader.read(line);
  return reader.finish(options.credit ?? null);
}

/** Paragraphs that are being gathered line by line. */
class ParagraphReader {
  readonly paragraphs: string[] = [];
  #lines: string[] = [];

  read(text: string): void {
    if (text === "") this.end();
    else this.#lines.push(text);
  }

  end(): string[] {
    if (this.#lines.length > 0) this.paragraphs.push(this.#lines.join("\n"));
    this.#lines = [];
    return this.paragraphs;
  }
}

/** A heading under which deeper ones may follow. */
interface OpenComment {
  readonly index: number;
  readonly indent: number;
  readonly number: string;
  replies: number;
}

class TranscriptReader {
  #title: string | null = null;
  readonly #article = new ParagraphReader();
  #articleLine: number | null = null;
  readonly #comments: ParsedComment[] = [];
  readonly #warnings: ImportWarning[] = [];
  /** The comment being read and those above it, outermost first. */
  readonly #open: OpenComment[] = [];
  #roots = 0;
  #text: ParagraphReader | null = null;
  #afterText = false;
  #lastLine = 1;

  read(line: Line): void {
    if (line.text !== "") this.#lastLine = line.number;
    if (this.#title === null) {
      if (line.text !== "") this.#title = line.text;
      return;
    }
    const heading = this.#headingAt(line);
    if (heading !== null) this.#begin(heading, line);
    else if (this.#text === null) this.#readArticle(line);
    else this.#readText(line, this.#text);
    this.#afterText = heading === null && line.text !== "";
  }

  finish(credit: string | null): ParsedTranscript {
    if (this.#title === null) throw malformed(1, "the file is empty");
    if (this.#text === null) {
      throw malformed(this.#lastLine, 'the page ends without any comment: no indented line looks like "1. NAME says:"');
    }
    this.#endComment();
    const paragraphs = this.#article.end();
    if (credit !== null) setCreditApart(paragraphs, credit, this.#articleLine ?? 1);
    return { title: this.#title, credit, paragraphs, comments: this.#comments, warnings: this.#warnings };
  }

  #headingAt(line: Line): Heading | null {
    const heading = parseHeading(line.text);
    if (heading === null) return null;
    const current = this.#open.at(-1);
    // A numbered list at the margin of the article is part of the article.
    if (current === undefined) return line.indent > 0 ? heading : null;
    // An item of a list in the middle of a text ("3. The report says:") has neither a blank line before it nor the
    // number of a first reply.
    const inText = this.#afterText && line.indent > current.indent && heading.ordinal !== 1;
    return inText ? null : heading;
  }

  #begin(heading: Heading, line: Line): void {
    this.#endComment();
    let closed: OpenComment | undefined;
    while ((this.#open.at(-1)?.indent ?? -1) >= line.indent) closed = this.#open.pop();
    if (closed !== undefined && closed.indent !== line.indent) {
      this.#warn(line, "this comment is not indented like those before it on its level");
    }
    const parent = this.#open.at(-1);
    const ordinal = parent === undefined ? ++this.#roots : ++parent.replies;
    if (ordinal !== heading.ordinal) {
      this.#warn(line, `this comment is numbered ${heading.ordinal} and is number ${ordinal} by its place`);
    }
    if (heading.author === "") this.#warn(line, "this comment names no author");
    const number = parent === undefined ? String(ordinal) : `${parent.number}.${ordinal}`;
    const index = this.#comments.length;
    this.#text = new ParagraphReader();
    this.#comments.push({
      number,
      parentIndex: parent?.index ?? null,
      author: heading.author,
      paragraphs: this.#text.paragraphs,
      state: "published",
      line: line.number,
    });
    this.#open.push({ index, indent: line.indent, number, replies: 0 });
  }

  #endComment(): void {
    const index = this.#comments.length - 1;
    const comment = this.#comments[index];
    if (this.#text === null || comment === undefined || this.#text.end().length > 0) return;
    const state = placeholderState(comment.author);
    if (state !== null) this.#comments[index] = { ...comment, author: "", state };
    else this.#warnings.push({ line: comment.line, text: "this comment has no text" });
  }

  #readArticle(line: Line): void {
    if (line.text !== "") this.#articleLine ??= line.number;
    this.#article.read(line.text);
  }

  #readText(line: Line, text: ParagraphReader): void {
    if (line.text !== "" && line.indent <= (this.#open.at(-1)?.indent ?? 0)) {
      throw malformed(line.number, "this text is indented less than the comment before it, so nobody said it");
    }
    text.read(unescapeLine(line.text));
  }

  #warn(line: Line, text: string): void {
    this.#warnings.push({ line: line.number, text });
  }
}

function placeholderState(author: string): Exclude<TranscriptState, "published"> | null {
  if (author === PLACEHOLDER_NAMES.removed) return "removed";
  return author === PLACEHOLDER_NAMES.withdrawn ? "withdrawn" : null;
}

function setCreditApart(paragraphs: string[], credit: string, line: number): void {
  const first = paragraphs[0] ?? "";
  if (credit.trim() === "" || !first.startsWith(credit)) {
    throw malformed(line, `the article does not begin with the image credit "${credit}"`);
  }
  const rest = first.slice(credit.length).trimStart();
  if (rest === "") paragraphs.shift();
  else paragraphs[0] = rest;
}

function malformed(line: number, what: string): Problem {
  return new Problem("invalid-input", `Line ${line}: ${what}.`);
}
