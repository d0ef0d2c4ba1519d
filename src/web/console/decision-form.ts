import { randomBytes } from "node:crypto";
import type { CaseItem } from "../../domain/case-view.ts";
import { BAN_SCOPES, PAST_COMMENTS } from "../../domain/decisions/decision.ts";
import { DECISION_KINDS, DECISION_RULES, decisionsPossible } from "../../domain/decisions/kinds.ts";
import type { DecisionKind } from "../../domain/decisions/kinds.ts";
import { Problem } from "../../domain/problem.ts";
import type { DecisionForm } from "../../service/moderation/check-decision.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import type { DecideForm } from "../views/console/case-page.ts";
import { fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

const FIELDS = ["kind", "clause", "reason", "internalNote", "days", "scope", "pastComments", "slowSeconds"] as const;

/** Kinds that concern the author or the place rather than the comment. */
const BESIDE: readonly DecisionKind[] = [
  "warn",
  "time-out",
  "ban",
  "pre-moderate-person",
  "lock",
  "slow",
  "pre-moderate",
];

/** What can be decided in a case, in the order of the console. */
export function kindsFor(item: CaseItem): DecisionKind[] {
  const onComment = item.commentState === null ? [] : decisionsPossible(item.commentState);
  const dismissing: DecisionKind[] = item.reportCount > 0 || item.queue !== "held" ? ["no-action"] : [];
  return [...onComment, ...dismissing, ...BESIDE];
}

/** The form for a decision, as it was sent or empty. */
export async function decideForm(
  request: ConsoleRequest,
  options: { kinds: readonly DecisionKind[]; problem: Problem | null },
): Promise<DecideForm> {
  const { clauses } = await currentRules(request.context);
  const values = Object.fromEntries(FIELDS.map((field) => [field, fieldOf(request, field)]));
  return { ...options, clauses, values };
}

/** A decision as the console's forms send it. What does not go with its kind is left out: selects always send something. */
export function decisionForm(request: ConsoleRequest): DecisionForm {
  const text = (name: (typeof FIELDS)[number]): string => fieldOf(request, name);
  const kind = DECISION_KINDS.find((known) => known === text("kind"));
  if (kind === undefined) throw new Problem("invalid-input", "Please choose a decision.");
  const rule = DECISION_RULES[kind];
  const clause = text("clause");
  const days = text("days");
  const slow = text("slowSeconds");
  return {
    kind,
    reason: rule.reason === "none" ? "" : text("reason"),
    internalNote: text("internalNote"),
    ...(rule.clause === "none" || clause === "" ? {} : { clause: Number(clause) }),
    ...(rule.duration === "none" || days === "" ? {} : { durationSeconds: Math.round(Number(days) * 86_400) }),
    ...(kind === "ban"
      ? {
          scope: BAN_SCOPES.find((scope) => scope === text("scope")) ?? "site",
          pastComments: PAST_COMMENTS.find((fate) => fate === text("pastComments")) ?? "keep",
        }
      : {}),
    ...(kind === "slow" ? { slowSeconds: slow === "" ? 60 : Number(slow) } : {}),
  };
}

/** A name for what is decided together, and undone together. */
export function newBatch(): string {
  return randomBytes(9).toString("base64url");
}
