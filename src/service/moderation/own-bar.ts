import { barToWriting } from "../../domain/decisions/fold-person.ts";
import type { Standing } from "../../domain/decisions/fold-person.ts";
import type { OwnBar } from "../../domain/own-bar.ts";
import { statementsOfDecisions } from "../../store/statements.ts";
import type { ServiceContext, Writer } from "../service-context.ts";
import { viewStatement } from "./read-statements.ts";
import { presentStanding } from "./standing.ts";

/**
 * What keeps somebody from writing, before they have written anything; null: nothing does. Of several warnings the
 * oldest: the next one shows when that is acknowledged.
 */
export async function ownBar(context: ServiceContext, writer: Writer | null): Promise<OwnBar | null> {
  if (writer === null) return null;
  const db = context.store.reader;
  const found = barOf(await presentStanding(db, context, writer));
  if (found === null) return null;
  const { why, until, decisionId } = found;
  const [row] = await statementsOfDecisions(db, [decisionId]);
  if (row === undefined) {
    return {
      why,
      until,
      reason: "",
      clause: null,
      rulesVersion: 0,
      statement: null,
      appealUntil: null,
      answerDue: null,
    };
  }
  const { parts, door, appealUntil, appeal } = await viewStatement(context, row);
  const { clause, reason, rulesVersion } = parts;
  return {
    why,
    until,
    reason,
    clause: clause === null ? null : { number: clause.number, title: clause.title },
    rulesVersion,
    statement: { id: row.id, guest: row.person_id === null },
    appealUntil: door === "open" ? appealUntil : null,
    answerDue: appeal?.state === "open" ? appeal.dueAt : null,
  };
}

function barOf(standing: Standing): (Pick<OwnBar, "why" | "until"> & { decisionId: number }) | null {
  const { ban, timeOut, warnings } = standing;
  const bar = barToWriting(standing);
  if (bar === "banned" && ban !== null) return { why: bar, ...ban };
  if (bar === "timed-out" && timeOut !== null) return { why: bar, ...timeOut };
  const [decisionId] = warnings;
  return decisionId === undefined ? null : { why: "warning-unread", until: null, decisionId };
}
