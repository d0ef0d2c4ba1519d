import { randomBytes } from "node:crypto";
import type { CaseItem } from "../../domain/case-view.ts";
import { BAN_SCOPES, MEASURE_PLACES, PAST_COMMENTS } from "../../domain/decisions/decision.ts";
import { DECISION_KINDS, DECISION_RULES, decisionsPossible, isMeasure } from "../../domain/decisions/kinds.ts";
import type { DecisionKind } from "../../domain/decisions/kinds.ts";
import { Problem } from "../../domain/problem.ts";
import type { DecisionForm } from "../../service/moderation/check-decision.ts";
import { currentRules } from "../../service/moderation/house-rules.ts";
import { repliesToChoose } from "../../service/moderation/saved-replies.ts";
import type { DecideForm } from "../views/console/decide-box.ts";
import { fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";

const FIELDS = [
  "outcome",
  "kind",
  "clause",
  "law",
  "reason",
  "internalNote",
  "days",
  "scope",
  "pastComments",
  "slowSeconds",
  "place",
  "thread",
] as const;

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
  return item.queue === "held" ? [...onComment, ...dismissing, ...BESIDE] : [...dismissing, ...onComment, ...BESIDE];
}

/** What can take the place of a decision that an appeal changes. The comment is public again by then. */
export function kindsInstead({ commentId }: CaseItem): DecisionKind[] {
  const onPerson: DecisionKind[] = ["warn", "time-out", "ban", "pre-moderate-person"];
  return commentId === null ? onPerson : ["return-for-revision", "remove", ...onPerson];
}

/**
 * The form for a decision, as it was sent, or as it is first shown.
 * @param options.suggested what it is first filled in with.
 */
export async function decideForm(
  request: ConsoleRequest,
  options: {
    kinds: readonly DecisionKind[];
    problem: Problem | null;
    suggested?: Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;
  },
): Promise<DecideForm> {
  const { kinds, problem, suggested } = options;
  const { clauses } = await currentRules(request.context);
  const replies = await repliesToChoose(request.context);
  const first = request.form === null ? suggested : undefined;
  const values = Object.fromEntries(FIELDS.map((field) => [field, first?.[field] ?? fieldOf(request, field)]));
  const reply = isInsert(request) ? replies[Number(fieldOf(request, "reply") || "-1")] : undefined;
  if (reply !== undefined) {
    const written = (values["reason"] ?? "").trim();
    values["reason"] = written === "" ? reply.text : `${written}\n${reply.text}`;
    if ((values["clause"] ?? "") === "") values["clause"] = String(reply.clause);
  }
  return { kinds, problem, clauses, replies, values, batch: batchOf(request) };
}

/** The form was sent only to have a saved reply put in: nothing is to be decided. */
export function isInsert(request: ConsoleRequest): boolean {
  return fieldOf(request, "action") === "insert";
}

/**
 * A decision as the console's forms send it. What does not go with its kind is left out: selects always send something.
 * @param said what the form says in another way.
 */
export function decisionForm(
  request: ConsoleRequest,
  said: Readonly<Partial<Record<(typeof FIELDS)[number], string>>> = {},
): DecisionForm {
  const text = (name: (typeof FIELDS)[number]): string => said[name] ?? fieldOf(request, name);
  const kind = DECISION_KINDS.find((known) => known === text("kind"));
  if (kind === undefined) throw new Problem("invalid-input", "Please choose a decision.");
  const rule = DECISION_RULES[kind];
  const clause = text("clause");
  const days = text("days");
  const slow = text("slowSeconds");
  const place = MEASURE_PLACES.find((known) => known === text("place"));
  return {
    kind,
    reason: rule.reason === "none" ? "" : text("reason"),
    internalNote: text("internalNote"),
    ...(rule.clause === "none" || clause === "" ? {} : { clause: Number(clause) }),
    // An empty field says that the house rules alone are broken; a list has none, and says nothing.
    ...(rule.restricts && (request.form?.fields("law").length ?? 0) > 0 ? { law: text("law") } : {}),
    ...(rule.duration === "none" || days === "" ? {} : { durationSeconds: Math.round(Number(days) * 86_400) }),
    ...(kind === "ban"
      ? {
          scope: BAN_SCOPES.find((scope) => scope === text("scope")) ?? "site",
          pastComments: PAST_COMMENTS.find((fate) => fate === text("pastComments")) ?? "keep",
        }
      : {}),
    ...(isMeasure(kind) && place !== undefined ? { place } : {}),
    ...(kind === "slow" ? { slowSeconds: slow === "" ? 60 : Number(slow) } : {}),
  };
}

/**
 * A name for what is decided together, and undone together: the one that the form was shown with, so that a form that is
 * sent twice, because its answer was lost, decides once.
 */
export function batchOf(request: ConsoleRequest): string {
  const sent = fieldOf(request, "batch");
  return /^[\w-]{12}$/u.test(sent) ? sent : newBatch();
}

/** A fresh name for a batch. */
export function newBatch(): string {
  return randomBytes(9).toString("base64url");
}
