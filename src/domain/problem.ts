/**
 * Every way in which Hustings refuses something, in one table. A code is stable: API clients, translations and tests
 * depend on it. `status` is the HTTP status by which the web room answers (RFC 9110), `title` the short English text of
 * `application/problem+json` (RFC 9457).
 */
export const PROBLEMS = {
  "bad-request": { status: 400, title: "The request could not be understood" },
  "invalid-input": { status: 422, title: "Some of what was sent is not valid" },
  "sign-in-needed": { status: 401, title: "A valid token is needed" },
  "sign-in-again": { status: 403, title: "This needs a recent sign-in" },
  "link-expired": { status: 410, title: "This link or code no longer works" },
  "not-allowed": { status: 403, title: "You may not do this" },
  "cross-site-form": { status: 403, title: "This form was sent from another site" },
  "origin-not-allowed": { status: 403, title: "This site may not embed the conversation" },
  banned: { status: 403, title: "You are banned here" },
  "timed-out": { status: 403, title: "You may not post for now" },
  "warning-unread": { status: 403, title: "There is a warning to read first" },
  "refused-by-rules": { status: 422, title: "The house rules do not allow this text" },
  "not-found": { status: 404, title: "There is nothing here" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  conflict: { status: 409, title: "Somebody else changed this first" },
  "article-closed": { status: 409, title: "Comments on this article are closed" },
  "edit-window-over": { status: 409, title: "The time for editing this comment is over" },
  "comment-gone": { status: 409, title: "This comment is no longer there" },
  "name-taken": { status: 409, title: "This name belongs to somebody else" },
  "name-changed-recently": { status: 409, title: "A name can be changed once in thirty days" },
  "last-admin": { status: 409, title: "A site needs an admin" },
  "too-large": { status: 413, title: "What was sent is too large" },
  "unsupported-media-type": { status: 415, title: "This kind of content is not accepted here" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "sign-in-cancelled": { status: 403, title: "Signing in was cancelled" },
  "sign-in-interrupted": { status: 403, title: "This sign-in was not begun here, or is too old" },
  "sign-in-failed": { status: 403, title: "Who you are could not be verified" },
  "identity-taken": { status: 409, title: "Another account signs in that way" },
  "last-way-to-sign-in": { status: 409, title: "The last way to sign in cannot be removed" },
  internal: { status: 500, title: "Something went wrong here" },
  "provider-refused": { status: 502, title: "The sign-in service refuses this site" },
  "provider-unavailable": { status: 503, title: "The sign-in service cannot be reached" },
  "not-writable": { status: 503, title: "Nothing can be saved here at the moment" },
  unavailable: { status: 503, title: "The server is stopping or busy" },
} as const;

/** Stable name of a refusal. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with one field of a form or a JSON body; `message` tells the person what to do. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/**
 * A refusal with a stable code. Anything that is refused on purpose is thrown as a `Problem`; everything else that is
 * thrown is a defect and answered as `internal`.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly fields: readonly FieldProblem[];
  /** Seconds after which trying again makes sense (429 and 503 only). */
  readonly retryAfter: number | undefined;

  constructor(
    code: ProblemCode,
    detail: string,
    more: { fields?: readonly FieldProblem[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.name = "Problem";
    this.code = code;
    this.fields = more.fields ?? [];
    this.retryAfter = more.retryAfter;
  }

  /** HTTP status of this refusal. */
  get status(): number {
    return PROBLEMS[this.code].status;
  }
}
