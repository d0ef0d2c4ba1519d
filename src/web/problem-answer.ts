import { PROBLEMS, Problem } from "../domain/problem.ts";
import type { ProblemCode } from "../domain/problem.ts";
import { isUnreachable } from "../store/unreachable.ts";
import { isUnwritable } from "../store/unwritable.ts";
import type { WebContext } from "./web-context.ts";

/** The body of `application/problem+json` (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode;
  readonly fields?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  readonly requestId: string;
}

/** When to try again while the database is away, in seconds. */
const RETRY_AFTER_S = 5;

/** When to try again while the database cannot be written, in seconds: somebody has to make room first. */
const RETRY_WRITING_AFTER_S = 60;

/** Whatever was thrown, as a Problem: a refusal is itself, anything else is a defect of ours. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isUnreachable(error)) {
    return new Problem("unavailable", "The database cannot be reached at the moment. Please try again soon.", {
      retryAfter: RETRY_AFTER_S,
      cause: error,
    });
  }
  if (isUnwritable(error)) {
    return new Problem("not-writable", "Nothing can be saved here at the moment. Please try again later.", {
      retryAfter: RETRY_WRITING_AFTER_S,
      cause: error,
    });
  }
  return new Problem("internal", "Something went wrong on our side. Nothing was changed; please try again.", {
    cause: error,
  });
}

/** The JSON of a refusal. */
export function problemBody(problem: Problem, requestId: string): ProblemBody {
  return {
    type: `urn:hustings:problem:${problem.code}`,
    title: PROBLEMS[problem.code].title,
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    ...(problem.fields.length > 0 ? { fields: problem.fields } : {}),
    requestId,
  };
}

/**
 * A refusal as the API answers it; what is a defect or an outage is logged, with the path and never with what was sent.
 * @returns the problem, the headers of the answer and its body.
 */
export function problemAnswer(
  context: Pick<WebContext, "log">,
  error: unknown,
  request: { requestId: string; path: string; method: string },
): { problem: Problem; headers: Record<string, string>; body: ProblemBody } {
  const problem = asProblem(error);
  const { requestId, path, method } = request;
  if (problem.status >= 500) context.log.error({ requestId, path, method, err: problem.cause }, "request failed");
  return {
    problem,
    headers: {
      "cache-control": "no-store",
      "content-type": "application/problem+json",
      ...(problem.retryAfter === undefined ? {} : { "retry-after": String(problem.retryAfter) }),
    },
    body: problemBody(problem, requestId),
  };
}
