import { MAX_BODY_LENGTH, MAX_NAME_LENGTH } from "./comment.ts";
import { MAX_BIO_LENGTH } from "./person.ts";
import { Problem } from "./problem.ts";
import type { FieldProblem } from "./problem.ts";
import { isStorable } from "./storable-text.ts";

/** Longest e-mail address, in octets (RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets). */
export const MAX_EMAIL_LENGTH = 254;

/** What can be wrong with a comment: stable code of each field → what to tell the person, in English. */
export const COMMENT_INPUT_MESSAGES = {
  name: {
    required: "Please give a name.",
    "too-long": `A name has at most ${MAX_NAME_LENGTH} characters.`,
    "not-text": "Please use only letters, digits and ordinary signs in the name.",
  },
  email: {
    "too-long": `An e-mail address has at most ${MAX_EMAIL_LENGTH} characters.`,
    "not-an-address": "This does not look like an e-mail address. You may also leave it empty.",
  },
  body: {
    required: "Please write something.",
    "too-long": `A comment has at most ${MAX_BODY_LENGTH.toLocaleString("en")} characters.`,
    "not-text": "The text contains something that is not text. Please type it again.",
  },
  bio: {
    "too-long": `A description has at most ${MAX_BIO_LENGTH} characters.`,
    "not-text": "The text contains something that is not text. Please type it again.",
  },
} as const;

/** What a guest sends; fields of a form are text, missing ones undefined. */
export interface CommentInput {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly body?: string | undefined;
}

/** A guest's comment as it is stored. */
export interface CommentText {
  readonly name: string;
  readonly email: string | null;
  readonly body: string;
}

/** Either the values as they are stored, or everything that is wrong with them. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fields: readonly FieldProblem[] };

type Field = keyof typeof COMMENT_INPUT_MESSAGES;
type Code<F extends Field> = keyof (typeof COMMENT_INPUT_MESSAGES)[F] & string;
type FieldResult<T> = { readonly value: T } | { readonly problem: FieldProblem };

/** Checks everything that a guest sends with a new comment, all fields at once. */
export function validateComment(input: CommentInput): Checked<CommentText> {
  const name = checkName(input.name ?? "");
  const email = checkEmail(input.email ?? "");
  const body = checkBody(input.body ?? "");
  if ("value" in name && "value" in email && "value" in body) {
    return { ok: true, value: { name: name.value, email: email.value, body: body.value } };
  }
  const fields = [name, email, body].flatMap((result) => ("problem" in result ? [result.problem] : []));
  return { ok: false, fields };
}

/** Checks the text alone, for an edit. */
export function validateBody(body: string | undefined): Checked<string> {
  const result = checkBody(body ?? "");
  return "value" in result ? { ok: true, value: result.value } : { ok: false, fields: [result.problem] };
}

/** Checks a display name alone. */
export function validateName(name: string): Checked<string> {
  const result = checkName(name);
  return "value" in result ? { ok: true, value: result.value } : { ok: false, fields: [result.problem] };
}

/** Checks what a member writes about themselves; it may be empty. */
export function validateBio(text: string): Checked<string> {
  const bio = text
    .replace(/\r\n?/g, "\n")
    .replace(STRAY_CONTROLS, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const code = !isStorable(text) ? "not-text" : bio.length > MAX_BIO_LENGTH ? "too-long" : null;
  return code === null ? { ok: true, value: bio } : { ok: false, fields: [problem("bio", code).problem] };
}

/** Checks an address that mail is to be sent to. */
export function validateEmail(email: string): Checked<string> {
  const result = checkEmail(email);
  if ("problem" in result) return { ok: false, fields: [result.problem] };
  if (result.value !== null) return { ok: true, value: result.value };
  return {
    ok: false,
    fields: [{ field: "email", code: "required", message: "Please give your e-mail address." }],
  };
}

/**
 * The checked value.
 * Throws `Problem("invalid-input")` with everything that is wrong.
 */
export function accepted<T>(checked: Checked<T>): T {
  if (checked.ok) return checked.value;
  throw new Problem("invalid-input", "Please correct what is marked. Nothing was posted.", { fields: checked.fields });
}

/** Characters that take no place or no ink by themselves: zero-width ones, fillers, selectors, bidi controls, blanks. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\u2800]/gu;

/** Controls, lone surrogates, and the signs that turn the direction of the text around them (UAX #9). */
const NOT_IN_A_NAME = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;

/** More marks than this on one letter are there to disturb the lines above and below (UTS #39, 5.4 has four). */
const STACKED_MARKS = /\p{Mn}{5}/u;

/** Invisible signs that change nothing but make two names look the same. Joiners stay: scripts and emoji need them. */
const DISGUISE = /[\u00ad\u200b\u2060\ufeff]/g;

function checkName(raw: string): FieldResult<string> {
  const name = raw
    .replace(DISGUISE, "")
    .normalize("NFC")
    .replace(/[\t\n\r\p{Zs}]+/gu, " ")
    .trim();
  if (name.replace(INVISIBLE, "") === "" && !NOT_IN_A_NAME.test(name)) return problem("name", "required");
  if (NOT_IN_A_NAME.test(name) || STACKED_MARKS.test(name.normalize("NFD"))) return problem("name", "not-text");
  return name.length > MAX_NAME_LENGTH ? problem("name", "too-long") : { value: name };
}

/** The e-mail syntax of HTML (https://html.spec.whatwg.org/#valid-e-mail-address) with at least one dot in the domain. */
const MAILBOX =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

function checkEmail(raw: string): FieldResult<string | null> {
  // Only spaces are forgiven at the ends: a line break may be an attempt to add a header to a mail.
  const email = raw.replace(/^ +| +$/g, "");
  if (email === "") return { value: null };
  if (email.length > MAX_EMAIL_LENGTH) return problem("email", "too-long");
  if (!MAILBOX.test(email) || email.indexOf("@") > 64) return problem("email", "not-an-address");
  return { value: email };
}

/** Controls that no text needs; some keyboards and copied documents leave them behind. */
// oxlint-disable-next-line no-control-regex -- they are looked for
const STRAY_CONTROLS = /[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

function checkBody(raw: string): FieldResult<string> {
  if (!isStorable(raw)) return problem("body", "not-text");
  const lines = raw.replace(/\r\n?/g, "\n").replace(STRAY_CONTROLS, "");
  const body = lines.replace(/^(?:[^\S\n]*\n)+/, "").trimEnd();
  if (body.replace(INVISIBLE, "") === "") return problem("body", "required");
  return body.length > MAX_BODY_LENGTH ? problem("body", "too-long") : { value: body };
}

function problem<F extends Field>(field: F, code: Code<F>): { problem: FieldProblem } {
  const message = String(COMMENT_INPUT_MESSAGES[field][code]);
  return { problem: { field, code, message } };
}
