import { MAX_BODY_LENGTH, MAX_NAME_LENGTH } from "./comment.ts";
import { Problem } from "./problem.ts";
import type { FieldProblem } from "./problem.ts";

/** Longest e-mail address (RFC 5321, section 4.5.3.1.3: a path of 256 octets with its brackets). */
export const MAX_EMAIL_LENGTH = 254;

/** What can be wrong with a field of a comment. */
export type CommentFieldCode = "required" | "too-long" | "not-text" | "not-an-address" | "invisible";

/** What each code means, and what to do. Translations use the codes. */
export const COMMENT_FIELD_MESSAGES: Readonly<Record<CommentFieldCode, string>> = {
  required: "Please fill this in.",
  "too-long": "This is too long. Please shorten it.",
  "not-text": "This contains characters that are not text. Please remove them.",
  "not-an-address": "This does not look like an e-mail address. Correct it or leave it empty.",
  invisible: "This contains characters that cannot be seen or change the direction of text. Please remove them.",
};

/** A guest's input as it came. */
export interface RawComment {
  readonly name: string;
  readonly email: string;
  readonly body: string;
}

/** A guest's input, checked and in its one form. */
export interface ValidComment {
  /** NFC, single spaces, 1 to MAX_NAME_LENGTH UTF-16 code units. */
  readonly name: string;
  readonly email: string | null;
  /** Lines end with LF; 1 to MAX_BODY_LENGTH UTF-16 code units. */
  readonly body: string;
}

/** Characters that no text has: C0 and C1 controls but tab and line feed, and noncharacters. */
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const NOT_TEXT = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/u;

/** Letters, digits, punctuation, symbols: what can be seen. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Characters in a name that hide or turn it: format characters (zero width, bidi controls), line and paragraph breaks. */
const HIDDEN_IN_NAME = /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u;

/** Emoji are joined by U+200D between pictures, and shown as pictures by U+FE0F: there both are visible. */
const EMOJI_JOINERS =
  /(?<=\p{Extended_Pictographic}(?:[\u{1F3FB}-\u{1F3FF}]|\uFE0F){0,2})\u200D(?=\p{Extended_Pictographic})/gu;

/** Plausible, not provable: something, an at sign, a host with a dot; no white space, quotes or brackets. */
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/u;

/**
 * Checks and normalises a comment.
 * @throws Problem `invalid-input` that names everything that is wrong, field by field.
 */
export function validateComment(raw: RawComment): ValidComment {
  const name = raw.name.normalize("NFC").trim().replaceAll(/\s+/gu, " ");
  const email = raw.email.trim();
  const body = normalizeBody(raw.body);
  const problems = [
    problem("name", nameProblem(name, raw.name)),
    problem("email", emailProblem(email)),
    problem("body", bodyProblem(body)),
  ].filter((found) => found !== null);
  if (problems.length > 0) throw invalid(problems);
  return { name, email: email === "" ? null : email, body };
}

/**
 * Checks and normalises the text of a comment.
 * @returns the text with LF line ends and without white space around it.
 * @throws Problem `invalid-input`.
 */
export function validateBody(raw: string): string {
  const body = normalizeBody(raw);
  const found = problem("body", bodyProblem(body));
  if (found !== null) throw invalid([found]);
  return body;
}

function normalizeBody(raw: string): string {
  return raw
    .replaceAll(/\r\n?/gu, "\n")
    .replace(/^(?:[^\S\n]*\n)+/u, "")
    .trimEnd();
}

function nameProblem(name: string, raw: string): CommentFieldCode | null {
  if (!raw.isWellFormed() || NOT_TEXT.test(name)) return "not-text";
  const joined = name.replaceAll(EMOJI_JOINERS, "");
  if (HIDDEN_IN_NAME.test(joined)) return "invisible";
  if (!VISIBLE.test(name)) return "required";
  return name.length > MAX_NAME_LENGTH ? "too-long" : null;
}

function emailProblem(email: string): CommentFieldCode | null {
  if (email === "") return null;
  if (email.length > MAX_EMAIL_LENGTH) return "too-long";
  return EMAIL.test(email) && !NOT_TEXT.test(email) && email.isWellFormed() ? null : "not-an-address";
}

function bodyProblem(body: string): CommentFieldCode | null {
  if (!body.isWellFormed() || NOT_TEXT.test(body)) return "not-text";
  if (!VISIBLE.test(body)) return "required";
  return body.length > MAX_BODY_LENGTH ? "too-long" : null;
}

function problem(field: keyof RawComment, code: CommentFieldCode | null): FieldProblem | null {
  return code === null ? null : { field, code, message: COMMENT_FIELD_MESSAGES[code] };
}

function invalid(fields: readonly FieldProblem[]): Problem {
  return new Problem("invalid-input", "Please correct what is marked. Nothing was posted.", { fields });
}
