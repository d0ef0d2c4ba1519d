import type * as z from "zod";
import { DECISION_INPUT } from "../../domain/decisions/decision-input.ts";
import type { DecisionInput } from "../../domain/decisions/decision-input.ts";
import { Problem } from "../../domain/problem.ts";
import type { CurrentRules } from "./house-rules.ts";

/** A decision as it is sent: whatever is left out has its default. */
export type DecisionForm = z.input<typeof DECISION_INPUT>;

/**
 * Checks that a decision names what its kind needs, and a clause that there is.
 * @throws Problem `invalid-input` with everything that is wrong.
 */
export function checkDecision(form: DecisionForm, rules: CurrentRules): DecisionInput {
  const parsed = DECISION_INPUT.safeParse(form);
  const detail = "Please correct what is marked. Nothing was decided.";
  if (!parsed.success) {
    throw new Problem("invalid-input", detail, {
      fields: parsed.error.issues.map((issue) => ({
        field: issue.path.join("."),
        code: issue.code === "custom" && typeof issue.params?.["code"] === "string" ? issue.params["code"] : issue.code,
        message: issue.message,
      })),
    });
  }
  const { clause } = parsed.data;
  if (clause !== null && !rules.clauses.some(({ number }) => number === clause)) {
    const message = "Choose one of the clauses of the house rules.";
    throw new Problem("invalid-input", detail, { fields: [{ field: "clause", code: "unknown", message }] });
  }
  return parsed.data;
}
