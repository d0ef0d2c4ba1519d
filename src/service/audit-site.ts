import { setImmediate } from "node:timers/promises";
import { audit } from "../judgement/audit/audit.ts";
import type { Audit } from "../judgement/audit/audit.ts";
import type { AuditedCase } from "../judgement/audit/audited-case.ts";
import { judgeComment } from "../judgement/abuse/judge-comment.ts";
import { loadAbuseModel } from "../judgement/abuse/load-model.ts";
import { auditedRows, clausesInQuestion } from "../store/decided-comments.ts";
import type { AuditedRow } from "../store/decided-comments.ts";
import { peopleByIds } from "../store/people.ts";
import type { ServiceContext } from "./service-context.ts";

/** Cases that one audit looks at: the newest of the period. Half a minute of work at most. */
const MOST_CASES = 50_000;

/** Members count as new for so long, in milliseconds. */
const NEW_MS = 30 * 24 * 60 * 60_000;

/** Cases judged before others get their turn. */
const SLICE = 200;

/** What an audit of a site found, and what it looked at. */
export interface SiteAudit {
  /** Milliseconds since 1970-01-01 UTC; `until` is not part of it. */
  readonly from: number;
  readonly until: number;
  /** True when there were more cases, of which only the newest were looked at. */
  readonly cut: boolean;
  /** Version of the judge that said how bad each comment is. */
  readonly model: string;
  readonly audit: Audit;
}

/**
 * Audits what moderators decided about comments in a time for a double standard. How bad a comment is comes from the
 * shipped judge, without what the site taught it: that was taught by those who are audited.
 */
export async function auditSite(context: ServiceContext, period: { from: number; until: number }): Promise<SiteAudit> {
  const { reader } = context.store;
  const siteId = context.site().id;
  const rows = await auditedRows(reader, { siteId, ...period, limit: MOST_CASES + 1 });
  const looked = rows.slice(0, MOST_CASES);
  const people = await peopleByIds(reader, siteId, [...new Set(looked.map((row) => row.byPerson))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const cases: AuditedCase[] = [];
  for (let at = 0; at < looked.length; at += SLICE) {
    const slice = looked.slice(at, at + SLICE);
    const clauses = await clausesInQuestion(
      reader,
      slice.map((row) => row.commentId),
    );
    for (const row of slice) {
      const moderator = names.get(row.byPerson) ?? `moderator ${row.byPerson}`;
      cases.push(caseOf(row, { moderator, clause: clauses.get(row.commentId) }));
    }
    // On a server others are waiting as well.
    await setImmediate();
  }
  const model = loadAbuseModel().facts.version;
  return { ...period, cut: rows.length > MOST_CASES, model, audit: audit(cases) };
}

function caseOf(row: AuditedRow, known: { moderator: string; clause: number | undefined }): AuditedCase {
  const appeal = appealOf(row);
  return {
    id: row.id,
    text: row.body,
    score: judgeComment(row.body, { model: loadAbuseModel() }).scores.abuse,
    clause: known.clause === undefined ? "" : String(known.clause),
    moderator: known.moderator,
    takenAway: row.kind === "reject" || row.kind === "remove",
    groups: groupsOf(row),
    ...(appeal === null ? {} : { appeal }),
  };
}

function appealOf({ appeal }: AuditedRow): "upheld" | "overturned" | null {
  switch (appeal) {
    case "upheld":
      return "upheld";
    case "changed":
    case "reversed":
      return "overturned";
    case "open":
    case null:
      return null;
  }
}

/** Groups of authors that a site always has. */
function groupsOf({ authorId, authorSince, writtenAt }: AuditedRow): string[] {
  if (authorId === null) return ["guests"];
  return writtenAt - (authorSince ?? 0) < NEW_MS ? ["new members"] : ["members of long standing"];
}
