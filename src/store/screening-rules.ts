import type { Selectable } from "kysely";
import type { ScreeningRuleTable } from "./schema/moderation.ts";
import type { CommentRow } from "./comments.ts";
import type { FindingRow } from "./findings.ts";
import type { Db } from "./store.ts";

/** A row of the table `screening_rule`. */
export type ScreeningRuleRow = Selectable<ScreeningRuleTable>;

/** Every rule of a site, in the order in which they were written. */
export async function allRules(db: Db, args: { siteId: number; limit: number }): Promise<ScreeningRuleRow[]> {
  return await db
    .selectFrom("screening_rule")
    .selectAll()
    .where("site_id", "=", args.siteId)
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

/** The rule with this id, on this site. */
export async function ruleById(db: Db, siteId: number, id: number): Promise<ScreeningRuleRow | undefined> {
  return await db
    .selectFrom("screening_rule")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** Adds a rule; returns its id. */
export async function insertRule(tx: Db, rule: Omit<ScreeningRuleRow, "id">): Promise<number> {
  const { id } = await tx.insertInto("screening_rule").values(rule).returning("id").executeTakeFirstOrThrow();
  return id;
}

/**
 * Changes a rule.
 * @param was state and version as they were read; somebody else may have changed them since.
 * @returns whether it was still so.
 */
export async function updateRule(
  tx: Db,
  was: Pick<ScreeningRuleRow, "id" | "state" | "version">,
  changes: Partial<Pick<ScreeningRuleRow, "state" | "version" | "name" | "definition" | "by_person" | "changed_at">>,
): Promise<boolean> {
  const changed = await tx
    .updateTable("screening_rule")
    .set(changes)
    .where("id", "=", was.id)
    .where("state", "=", was.state)
    .where("version", "=", was.version)
    .returning("id")
    .execute();
  return changed.length === 1;
}

/** A finding of a rule, with the comment that it is in. */
export type RuleFinding = Pick<FindingRow, "comment_id" | "passage_start" | "passage_end" | "shadow" | "at"> &
  Pick<CommentRow, "state" | "author_name" | "body_source">;

/** What a rule found since a time, newest first. */
export async function findingsOfRule(
  db: Db,
  args: { siteId: number; ruleId: number; since: number; limit: number },
): Promise<RuleFinding[]> {
  return await db
    .selectFrom("finding")
    .innerJoin("comment", "comment.id", "finding.comment_id")
    .select([
      "finding.comment_id",
      "finding.passage_start",
      "finding.passage_end",
      "finding.shadow",
      "finding.at",
      "comment.state",
      "comment.author_name",
      "comment.body_source",
    ])
    .where("finding.rule_id", "=", args.ruleId)
    .where("finding.site_id", "=", args.siteId)
    .where("finding.at", ">=", args.since)
    .orderBy("finding.id", "desc")
    .limit(args.limit)
    .execute();
}

/** A comment that was written before, as a back-test reads it. */
export type PastText = Pick<CommentRow, "id" | "state" | "body_source" | "body_html">;

/** Comments of a site that have a text, newest first, older than `beforeId`. */
export async function pastTexts(
  db: Db,
  args: { siteId: number; beforeId: number | null; limit: number },
): Promise<PastText[]> {
  const newest = db
    .selectFrom("comment")
    .select(["id", "state", "body_source", "body_html"])
    .where("site_id", "=", args.siteId)
    .where("state", "<>", "withdrawn")
    .orderBy("id", "desc")
    .limit(args.limit);
  return await (args.beforeId === null ? newest : newest.where("id", "<", args.beforeId)).execute();
}

/** Which of these comments a moderator decided to show. */
export async function decidedToShow(db: Db, commentIds: readonly number[]): Promise<Set<number>> {
  if (commentIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("decision")
    .select("comment_id")
    .where("comment_id", "in", commentIds)
    .where("kind", "in", ["publish", "restore", "no-action"])
    .execute();
  return new Set(rows.flatMap(({ comment_id: id }) => (id === null ? [] : [id])));
}
