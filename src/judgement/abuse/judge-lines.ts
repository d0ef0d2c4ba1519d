import { judgeComment, type Judgement } from "./judge-comment.ts";
import type { AbuseModel } from "./model.ts";

/** A line that is not `{"text": string, "parent"?: string}`. */
export class LineError extends Error {
  /** Counted from 1. */
  readonly line: number;

  constructor(line: number, why: string) {
    super(`Line ${line}: ${why}`);
    this.name = "LineError";
    this.line = line;
  }
}

/**
 * Judges comments given as JSON lines. In: pieces of text, cut anywhere; each line `{"text", "parent"?}`; blank lines
 * are passed over. Out: for each, in order, a line (with `\n`)
 * `{"abuse", "insult", "obscenity", "threat", "identity_attack", "sexual", "spans", "language"}`; for a language that
 * is not judged every score is 0 and `"abstained": true` is added. Throws a `LineError` at the first line that is
 * malformed; the lines before it have been answered.
 */
export async function* judgeLines(pieces: AsyncIterable<string>, model: AbuseModel): AsyncGenerator<string> {
  let rest: string[] = [];
  let line = 0;
  for await (const piece of pieces) {
    let from = 0;
    let answers = "";
    for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", from)) {
      rest.push(piece.slice(from, end));
      from = end + 1;
      line += 1;
      try {
        answers += answer(rest.join(""), line, model);
      } catch (error) {
        if (answers !== "") yield answers;
        throw error;
      }
      rest = [];
    }
    rest.push(piece.slice(from));
    if (answers !== "") yield answers;
  }
  const last = answer(rest.join(""), line + 1, model);
  if (last !== "") yield last;
}

function answer(source: string, line: number, model: AbuseModel): string {
  const trimmed = source.trim();
  if (trimmed === "") return "";
  const { text, parent } = parse(trimmed, line);
  return `${JSON.stringify(outputOf(judgeComment(text, { model, parent })))}\n`;
}

function parse(source: string, line: number): { text: string; parent: string | undefined } {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new LineError(line, `not JSON (${error instanceof Error ? error.message : "unreadable"})`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new LineError(line, 'an object {"text", "parent"?} is needed');
  }
  const { text, parent } = value as { text?: unknown; parent?: unknown };
  if (typeof text !== "string") throw new LineError(line, '"text" is needed and must be a string');
  if (parent !== undefined && parent !== null && typeof parent !== "string") {
    throw new LineError(line, '"parent" must be a string');
  }
  return { text, parent: parent ?? undefined };
}

function outputOf(judgement: Judgement): object {
  const { scores, spans, language, abstained } = judgement;
  return { ...scores, spans, language, ...(abstained ? { abstained } : {}) };
}
