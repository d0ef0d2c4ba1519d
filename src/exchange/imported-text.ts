import { readImportedHtml, sanitizeImportedHtml } from "../domain/imported-html.ts";
import { plainText } from "../domain/plain-text.ts";

/** Longest name of an imported author, in UTF-16 code units: other systems allow more than MAX_NAME_LENGTH. */
const MAX_IMPORTED_NAME_LENGTH = 200;

/** Longest title of an imported article, in UTF-16 code units. */
const MAX_IMPORTED_TITLE_LENGTH = 300;

/** Controls, lone surrogates, and signs that turn the direction of the text around them: they have no place in a name. */
const NOT_IN_A_NAME =
  /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Name of an author whom the source does not name. */
export const NAMELESS = "Anonymous";

/** The name of an author, on one line; NAMELESS where nothing is left of it. */
export function importedName(name: string): string {
  return cut(oneLine(name), MAX_IMPORTED_NAME_LENGTH) || NAMELESS;
}

/** A title on one line; empty where nothing is left of it. */
export function importedTitle(title: string): string {
  return cut(oneLine(title), MAX_IMPORTED_TITLE_LENGTH);
}

/** Names and titles of WordPress may hold character references and even elements. */
export function withoutHtml(html: string): string {
  return /[&<]/u.test(html) ? plainText(sanitizeImportedHtml(html)) : html;
}

/** An address if it looks like one; the importing site has checked it once, or has not. */
export function importedEmail(email: string): string | null {
  return email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/u.test(email) ? email : null;
}

/** The text of a comment: Markdown that may be edited and HTML that may be shown. */
export interface ImportedBody {
  readonly bodySource: string;
  readonly bodyHtml: string;
}

/** The text of a comment that WordPress has stored: a newline in it breaks the line. */
export function importedBody(source: string): ImportedBody {
  const { html, markdown } = readImportedHtml(source, { newlines: "paragraphs" });
  return { bodySource: markdown, bodyHtml: html };
}

/** Most names; it spares four slower looks. */
const SIMPLE = /^[\u0021-\u007e]+(?: [\u0021-\u007e]+)*$/u;

function oneLine(text: string): string {
  if (SIMPLE.test(text)) return text;
  return text.replaceAll(/\s+/gu, " ").replaceAll(NOT_IN_A_NAME, "").normalize("NFC").trim();
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/\p{Surrogate}$/u, "")}…`;
}
