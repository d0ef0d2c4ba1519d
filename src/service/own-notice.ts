import { SETTLING } from "../domain/decisions/kinds.ts";
import { clauseOf } from "../domain/house-rules/versions.ts";
import type { DecidedNotice, OwnNotice } from "../domain/own-notice.ts";
import { explainFindings } from "../domain/screening/explain-findings.ts";
import type { Language } from "../domain/language.ts";
import { openCaseOf } from "../store/cases.ts";
import type { CommentRow } from "../store/comments.ts";
import { decisionsOnComment } from "../store/decisions.ts";
import type { DecisionRow } from "../store/decisions.ts";
import { findingsOf } from "../store/findings.ts";
import type { StatementRow } from "../store/statements.ts";
import type { Db } from "../store/store.ts";
import { awaitsConfirmation } from "./confirm-guest.ts";
import { currentRules, rulesHistory } from "./moderation/house-rules.ts";
import { statementsWithItsBan } from "./moderation/read-statements.ts";
import { usualWait } from "./moderation/usual-wait.ts";
import { findingOf } from "./screening/read-findings.ts";
import type { ServiceContext } from "./service-context.ts";

/** Which decision explains each of the states. */
const EXPLAINED_BY = { held: "return-for-revision", rejected: "reject", removed: "remove" } as const;

/** Steps of screening that hold a comment for whose it is or where it stands, not for its words. */
const WHATEVER_IT_SAYS: ReadonlySet<string> = new Set(["first-comments", "pre-moderation", "standing"]);

/**
 * Where an author's own comment stands, with every cause; null where everybody sees it or nobody does any more.
 * Whether somebody is its author is for the caller to know.
 * @param options.linkTo path of a statement of reasons, where not everybody is known who may read it.
 */
export async function ownNotice(
  context: ServiceContext,
  comment: CommentRow,
  options: {
    readonly language?: Language;
    readonly linkTo?: (statement: { id: number; guest: boolean }) => string;
  } = {},
): Promise<OwnNotice | null> {
  const language = options.language ?? context.site().settings.language;
  const linkTo = options.linkTo ?? (({ id }) => `/me/decisions/${id}`);
  const { state } = comment;
  if (state === "published" || state === "withdrawn") return null;
  const db = context.store.reader;
  const waiting = state === "held" ? await openCaseOf(db, { commentId: comment.id, queue: "held" }) : undefined;
  const decision = waiting === undefined ? await decisionInForce(db, comment, EXPLAINED_BY[state]) : undefined;
  // What a moderator decided rests on the decision, not on what screening saw before.
  const findings = decision === undefined ? (await findingsOf(db, [comment.id])).map(findingOf) : [];
  const statement = decision === undefined ? null : await statementOf(db, decision);
  return {
    state,
    text: comment.body_source,
    causes: explainFindings(findings, await currentRules(context), language),
    decided: decision === undefined ? null : await decidedNotice(context, decision),
    statementPath: statement === null ? null : linkTo({ id: statement.id, guest: statement.person_id === null }),
    readFirst: findings.some(({ step, weight, shadow }) => weight !== "note" && !shadow && WHATEVER_IT_SAYS.has(step)),
    confirm: await awaitsConfirmation(context, comment),
    waitingSince: waiting?.opened_at ?? null,
    usualWait: waiting === undefined ? null : await usualWait(context, "held"),
  };
}

/** The decision that settles what becomes of a comment now, if it is of that kind. */
export async function decisionInForce(
  db: Db,
  comment: Pick<CommentRow, "id">,
  kind: DecidedNotice["kind"],
): Promise<(DecisionRow & { kind: DecidedNotice["kind"] }) | undefined> {
  const decisions = await decisionsOnComment(db, comment.id);
  const reversed = new Set(decisions.map(({ reverses_id: id }) => id));
  const last = decisions.findLast((decision) => SETTLING.has(decision.kind) && !reversed.has(decision.id));
  return last?.kind === kind ? { ...last, kind } : undefined;
}

/** The statement of a decision, or of the ban that it came with. */
async function statementOf(db: Db, decision: DecisionRow): Promise<StatementRow | null> {
  const statements = await statementsWithItsBan(db, decision);
  // Of somebody who had their data erased nothing is left to read.
  return statements.find(({ person_id: id, secret_hash: hash }) => id !== null || hash !== null) ?? null;
}

async function decidedNotice(
  context: ServiceContext,
  decision: DecisionRow & { kind: DecidedNotice["kind"] },
): Promise<DecidedNotice> {
  const rulesVersion = decision.rules_version ?? 0;
  const rules = (await rulesHistory(context)).find(({ version }) => version === rulesVersion);
  const clause = rules === undefined ? undefined : clauseOf(rules, decision.clause);
  return {
    kind: decision.kind,
    reason: decision.reason,
    clause: clause === undefined ? null : { number: clause.number, title: clause.title },
    rulesVersion,
    at: decision.at,
  };
}
