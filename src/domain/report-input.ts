import { validateEmail } from "./comment-input.ts";
import type { Checked } from "./comment-input.ts";
import type { FieldProblem } from "./problem.ts";
import { isStorable, NOT_TEXT_MESSAGE } from "./storable-text.ts";

/** Longest note with a report, in UTF-16 code units. */
export const MAX_REPORT_NOTE = 2_000;

/** Longest explanation of why something is illegal, in UTF-16 code units. */
export const MAX_NOTICE_TEXT = 5_000;

/** What a reader sends with a report. Fields of a form are text. */
export interface ReportInput {
  /** Number of the clause that is broken; empty where none fits. */
  readonly clause: string;
  readonly note: string;
}

/** What a notice of illegal content must name (Regulation (EU) 2022/2065, Article 16, paragraph 2). */
export interface NoticeInput {
  /** (a) Why the information is illegal. */
  readonly explanation: string;
  /** The law that is broken, as far as the sender can say. */
  readonly law: string;
  /** (c) Name and address of the sender; not needed for offences against children (Directive 2011/93/EU). */
  readonly name: string;
  readonly email: string;
  readonly childSafety: boolean;
  /** (d) The sender believes in good faith that what is said is accurate and complete. */
  readonly goodFaith: boolean;
}

/** A report as it is kept. */
export interface CheckedReport {
  readonly clause: number | null;
  readonly note: string;
}

/** A notice as it is kept. */
export interface CheckedNotice {
  readonly explanation: string;
  readonly law: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly childSafety: boolean;
}

/**
 * Checks a reader's report.
 * @param clauses numbers of the site's clauses.
 */
export function validateReport(input: ReportInput, clauses: readonly number[]): Checked<CheckedReport> {
  const fields: FieldProblem[] = [];
  const note = input.note.trim();
  const clause = input.clause === "" ? null : Number(input.clause);
  if (clause !== null && !clauses.includes(clause)) {
    fields.push({ field: "clause", code: "unknown", message: "Please choose one of the house rules." });
  }
  if (clause === null && note === "") {
    fields.push({ field: "note", code: "required", message: "Please choose a rule, or say what is wrong." });
  }
  if (note.length > MAX_REPORT_NOTE) {
    fields.push({ field: "note", code: "too-long", message: `Please use at most ${MAX_REPORT_NOTE} characters.` });
  }
  fields.push(...notText({ note }));
  return fields.length === 0 ? { ok: true, value: { clause, note } } : { ok: false, fields };
}

/** Checks a notice of illegal content: complete, or told what is missing. */
export function validateNotice(input: NoticeInput): Checked<CheckedNotice> {
  const fields: FieldProblem[] = [];
  const explanation = input.explanation.trim();
  if (explanation === "") {
    fields.push({ field: "explanation", code: "required", message: "Please explain why this is illegal." });
  } else if (explanation.length > MAX_NOTICE_TEXT) {
    const message = `Please use at most ${MAX_NOTICE_TEXT} characters.`;
    fields.push({ field: "explanation", code: "too-long", message });
  }
  const name = input.name.trim().slice(0, 200).toWellFormed();
  const email = input.email.trim() === "" ? null : validateEmail(input.email);
  if (email?.ok === false) fields.push(...email.fields);
  if (!input.childSafety) {
    if (name === "") fields.push({ field: "name", code: "required", message: "Please give your name." });
    if (email === null) fields.push({ field: "email", code: "required", message: "Please give your e-mail address." });
  }
  if (!input.goodFaith) {
    const message = "Please confirm that what you say is accurate and complete to the best of your belief.";
    fields.push({ field: "goodFaith", code: "required", message });
  }
  const law = input.law.trim().slice(0, 500).toWellFormed();
  fields.push(...notText({ explanation, law: input.law, name: input.name }));
  if (fields.length > 0) return { ok: false, fields };
  return {
    ok: true,
    value: {
      explanation,
      law: law || null,
      name: name || null,
      email: email?.ok === true ? email.value : null,
      childSafety: input.childSafety,
    },
  };
}

function notText(texts: Readonly<Record<string, string>>): FieldProblem[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    isStorable(text) ? [] : [{ field, code: "not-text", message: NOT_TEXT_MESSAGE }],
  );
}
