import { Problem } from "../../domain/problem.ts";
import { decideMany } from "../../service/moderation/decide.ts";
import { CASE_QUEUES } from "../../store/case-queues.ts";
import { queueAddress } from "../views/console/queue-address.ts";
import { fieldOf } from "./console-page.ts";
import type { ConsoleRequest } from "./console-page.ts";
import { batchOf, decisionForm } from "./decision-form.ts";
import { MOST_AT_ONCE, queueAnswer } from "./queue.ts";
import { queueQuery } from "./queue-query.ts";

/** What was sent with a list: the chosen cases with what the bar says, or one case with its own button. */
interface Sent {
  /** As `id:version`. */
  readonly cases: readonly string[];
  readonly kind: string;
  readonly clause: string;
}

/**
 * Decides several cases at once: all of them or none. What cannot be done brings the list back as it was, with what was
 * chosen and typed.
 */
export async function takeBulk(request: ConsoleRequest): Promise<Response> {
  const { c, context, member } = request;
  const queue = CASE_QUEUES.find((known) => known === fieldOf(request, "queue")) ?? "held";
  const query = queueQuery(fieldOf(request, "query"));
  const after = fieldOf(request, "after");
  const sent = sentWith(request);
  try {
    const cases = sent.cases.flatMap((text) => caseOf(text) ?? []);
    if (cases.length === 0) throw new Problem("invalid-input", "Please choose at least one case.");
    if (cases.length > MOST_AT_ONCE) throw new Problem("invalid-input", `Please choose at most ${MOST_AT_ONCE} cases.`);
    const batch = batchOf(request);
    const input = decisionForm(request, { kind: sent.kind, clause: sent.clause });
    await decideMany(context, { decider: member, cases, input, batch });
    return c.redirect(queueAddress(queue, query, { after, batch }), 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const values = { kind: sent.kind, clause: sent.clause, reason: fieldOf(request, "reason") };
    const refused = { problem: error, chosen: new Set(sent.cases), values };
    return await queueAnswer(request, { queue, query, after, refused });
  }
}

function sentWith(request: ConsoleRequest): Sent {
  const [kind = "", id = "", version = "", clause = ""] = fieldOf(request, "one").split(":");
  if (id !== "") return { cases: [`${id}:${version}`], kind, clause };
  return {
    cases: request.form?.fields("case") ?? [],
    kind: fieldOf(request, "kind"),
    clause: fieldOf(request, "clause"),
  };
}

function caseOf(text: string): { caseId: number; version: number } | null {
  const found = /^(\d{1,15}):(\d{1,15})$/u.exec(text);
  return found === null ? null : { caseId: Number(found[1]), version: Number(found[2]) };
}
