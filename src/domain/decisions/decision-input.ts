import type { Checked } from "../comment-input.ts";
import type { FieldProblem } from "../problem.ts";
import { decisionRule } from "./kinds.ts";
import type { DecisionKind } from "./kinds.ts";

/** Longest reason and note, in UTF-16 code units. */
export const MAX_REASON_LENGTH = 4_000;

/** Longest time that a sanction may be given for, in days; longer is for good. */
export const MAX_DAYS = 3_650;

const DAY_MS = 24 * 60 * 60_000;

/** A decision as a moderator sends it; fields of a form are text. */
export interface DecisionInput {
  readonly kind: DecisionKind;
  readonly clause: string;
  readonly reason: string;
  readonly internalNote: string;
  /** Days; empty for good or where it does not matter. */
  readonly days: string;
  readonly scope: "site" | "all";
  readonly pastComments: "keep" | "remove";
  /** Seconds between two comments, for slow mode. */
  readonly slowSeconds?: string;
}

/** A decision that may be carried out. */
export interface CheckedDecision {
  readonly kind: DecisionKind;
  readonly clause: number | null;
  readonly reason: string;
  readonly internalNote: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly endsAt: number | null;
  readonly scope: "site" | "all";
  readonly pastComments: "keep" | "remove";
  readonly slowSeconds: number | null;
}

/**
 * Checks that a decision names what its kind needs.
 * @param options.clauses numbers of the site's clauses.
 * @param options.at when it is made (milliseconds since 1970-01-01 UTC).
 */
export function validateDecision(
  input: DecisionInput,
  options: { clauses: readonly number[]; at: number },
): Checked<CheckedDecision> {
  const rule = decisionRule(input.kind);
  const fields: FieldProblem[] = [];
  const refuse = (field: string, code: string, message: string): void => {
    fields.push({ field, code, message });
  };
  const clause = rule.clause === "none" || input.clause === "" ? null : Number(input.clause);
  if (clause === null && rule.clause === "required") {
    refuse("clause", "required", "Please choose the clause of the house rules that this is about.");
  } else if (clause !== null && !options.clauses.includes(clause)) {
    refuse("clause", "unknown", "Please choose one of the house rules.");
  }
  const reason = input.reason.trim();
  if (reason === "" && rule.reason === "required")
    refuse("reason", "required", "Please say why, in a sentence or two.");
  for (const [field, text] of [
    ["reason", reason],
    ["internalNote", input.internalNote],
  ] as const) {
    if (text.length > MAX_REASON_LENGTH) {
      refuse(field, "too-long", `Please use at most ${MAX_REASON_LENGTH} characters.`);
    }
  }
  const days = rule.ends === "never" || input.days === "" ? null : Number(input.days);
  if (days === null && rule.ends === "required") {
    refuse("days", "required", "Please say for how many days.");
  } else if (days !== null && !(days > 0 && days <= MAX_DAYS)) {
    refuse("days", "out-of-range", `Please give a number of days up to ${MAX_DAYS}, or leave it empty for good.`);
  }
  const slow = input.kind === "slow" ? Number(input.slowSeconds ?? "60") : null;
  if (slow !== null && !(Number.isInteger(slow) && slow >= 5 && slow <= 86_400)) {
    refuse("slowSeconds", "out-of-range", "Please give a number of seconds from 5 to 86,400.");
  }
  if (fields.length > 0) return { ok: false, fields };
  return {
    ok: true,
    value: {
      kind: input.kind,
      clause,
      reason,
      internalNote: input.internalNote.trim(),
      endsAt: days === null ? null : options.at + Math.round(days * DAY_MS),
      scope: input.kind === "ban" ? input.scope : "site",
      pastComments: input.kind === "ban" ? input.pastComments : "keep",
      slowSeconds: slow,
    },
  };
}
