import type * as z from "zod";
import { Problem } from "../../domain/problem.ts";
import type { FieldProblem } from "../../domain/problem.ts";

/**
 * What a schema found wrong, as fields with the same stable codes that forms use.
 * A field is named by its path: `image.alt`, `url.3`.
 */
export function fieldProblemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        field: [...path, key].join("."),
        code: "unknown",
        message: "There is no such field.",
      }));
    }
    return [{ field: path.join("."), code: codeOf(issue), message: messageOf(issue) }];
  });
}

/**
 * The value that `schema` makes of `value`.
 * @param code `not-found` for parts of an address, `invalid-input` for everything else.
 * @throws Problem `code` with every field that does not fit.
 */
export function parseInput(schema: z.ZodType, value: unknown, code: "not-found" | "invalid-input"): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (code === "not-found") throw new Problem(code, "There is nothing at this address.");
  throw new Problem(code, "Some fields are not valid. Each is named with what to correct.", {
    fields: fieldProblemsOf(result.error),
  });
}

type Issue = z.ZodError["issues"][number];

function codeOf(issue: Issue): string {
  if (isMissing(issue)) return "required";
  if (issue.code === "custom" && typeof issue.params?.["code"] === "string") return issue.params["code"];
  if (issue.code === "too_big") return BOUND_CODES[issue.origin]?.above ?? "too-large";
  if (issue.code === "too_small") return BOUND_CODES[issue.origin]?.below ?? "too-small";
  return OTHER_CODES[issue.code] ?? "wrong-format";
}

/** What is beyond a bound, by kind of value; numbers are too small or too large. */
const BOUND_CODES: Readonly<Record<string, { readonly above: string; readonly below: string }>> = {
  string: { above: "too-long", below: "required" },
  array: { above: "too-many", below: "too-few" },
};

const OTHER_CODES: Readonly<Partial<Record<Issue["code"], string>>> = {
  invalid_type: "wrong-type",
  invalid_value: "not-one-of",
};

function messageOf(issue: Issue): string {
  return isMissing(issue) ? "This field is required." : `${issue.message.replace(/\.$/u, "")}.`;
}

function isMissing(issue: Issue): boolean {
  return issue.code === "invalid_type" && issue.message.endsWith("received undefined");
}
