import { setImmediate } from "node:timers/promises";
import type { Agreement } from "../../domain/transparency.ts";
import type { AppealRate } from "../../judgement/audit/appeals.ts";
import type { Difference } from "../../judgement/audit/leniency.ts";
import { NEW_MEMBER_MS } from "../../store/audited-cases.ts";
import type { AuthorGroup } from "../../store/audited-cases.ts";
import { auditedRows, clausesInQuestion } from "../../store/decided-comments.ts";
import type { AuditedRow } from "../../store/decided-comments.ts";
import type { ServiceContext } from "../service-context.ts";
import type { DecidedText } from "./audit-cases.ts";
import { auditInThread } from "./audit-in-thread.ts";

/** Cases that one audit looks at: the newest of the period. Half a minute of work at most. */
const MOST_CASES = 50_000;

/** Pairs of near-identical comments that are kept, the most alike first; the number of all is told. */
const MOST_PAIRS = 100;

/** Cases read before others get their turn. */
const SLICE = 500;

/** Two near-identical comments that ended oppositely: numbers of cases and of who decided them. */
export interface OppositePair {
  readonly published: number;
  readonly publishedBy: number;
  readonly takenAway: number;
  readonly takenAwayBy: number;
  /** Jaccard likeness of the texts, 0-1. */
  readonly likeness: number;
}

/** What an audit of a site found, and what it looked at. Nobody is named in it: moderators are numbers of people. */
export interface SiteAudit {
  /** Milliseconds since 1970-01-01 UTC; `until` is not part of it. */
  readonly from: number;
  readonly until: number;
  readonly cases: number;
  /** True when there were more cases, of which only the newest were looked at. */
  readonly cut: boolean;
  /** Version of the judge that said how bad each comment is. */
  readonly model: string;
  /** Whether anything differs beyond chance. */
  readonly finding: boolean;
  /** The most alike pairs, and how many there are in all. */
  readonly pairs: readonly OppositePair[];
  readonly pairCount: number;
  /** Between two moderators, on near-identical comments. */
  readonly agreement: Agreement;
  readonly moderators: readonly (Difference & { readonly personId: number })[];
  readonly groups: readonly (Difference & { readonly name: AuthorGroup })[];
  readonly appeals: readonly (AppealRate & { readonly personId: number })[];
}

/** Audits what moderators decided about comments in a time for a double standard. */
export async function auditSite(context: ServiceContext, period: { from: number; until: number }): Promise<SiteAudit> {
  const rows: AuditedRow[] = [];
  const cases: DecidedText[] = [];
  let cut = false;
  for (;;) {
    const last = rows.at(-1);
    const before = last === undefined ? null : { decidedAt: last.decidedAt, id: last.id };
    const siteId = context.site().id;
    const slice = await auditedRows(context.store.reader, { siteId, ...period, before, limit: SLICE });
    cut = slice.length > 0 && rows.length >= MOST_CASES;
    if (slice.length === 0 || cut) break;
    rows.push(...slice);
    cases.push(...(await casesOf(context, slice)));
    // On a server others are waiting as well.
    await setImmediate();
  }
  const { model, audit } = await auditInThread(cases);
  const decidedBy = new Map(rows.map((row) => [row.id, row.byPerson]));
  return {
    ...period,
    cases: audit.cases,
    cut,
    model,
    finding: audit.finding,
    pairs: audit.contradictions.slice(0, MOST_PAIRS).map(({ published, takenAway, likeness }) => ({
      published,
      publishedBy: decidedBy.get(published) ?? 0,
      takenAway,
      takenAwayBy: decidedBy.get(takenAway) ?? 0,
      likeness,
    })),
    pairCount: audit.contradictions.length,
    agreement: audit.agreement,
    moderators: audit.moderators.map((one) => ({ ...one, personId: Number(one.name) })),
    groups: audit.groups as SiteAudit["groups"],
    appeals: audit.appeals.map((one) => ({ ...one, personId: Number(one.name) })),
  };
}

async function casesOf(context: ServiceContext, rows: readonly AuditedRow[]): Promise<DecidedText[]> {
  const commentIds = rows.map((row) => row.commentId);
  const clauses = await clausesInQuestion(context.store.reader, commentIds);
  return rows.map((row) => {
    const appeal = appealOf(row);
    return {
      id: row.id,
      text: row.body,
      clause: String(clauses.get(row.commentId) ?? ""),
      moderator: String(row.byPerson),
      takenAway: row.kind === "reject" || row.kind === "remove",
      groups: [groupOf(row)],
      ...(appeal === null ? {} : { appeal }),
    };
  });
}

function appealOf({ appeal }: AuditedRow): "upheld" | "overturned" | null {
  switch (appeal) {
    case "upheld":
      return "upheld";
    case "changed":
    case "reversed":
      return "overturned";
    case "open":
    case "moot":
    case null:
      return null;
  }
}

function groupOf({ authorId, authorSince, writtenAt }: AuditedRow): AuthorGroup {
  if (authorId === null) return "guests";
  return writtenAt - (authorSince ?? 0) < NEW_MEMBER_MS ? "new-members" : "long-standing";
}
