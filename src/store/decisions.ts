import { sql } from "kysely";
import type { Insertable, Selectable, SqlBool } from "kysely";
import { prepared } from "./prepared.ts";
import type { DecisionTable } from "./schema/moderation.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** A row of the table `decision`. */
export type DecisionRow = Selectable<DecisionTable>;

/** `data` of the reversal by which somebody undoes what they have just decided. */
export const UNDONE = JSON.stringify({ undone: true });

/** Writes a decision down; returns its id. Nothing ever changes or deletes one afterwards. */
export async function insertDecision(tx: Db, decision: Insertable<DecisionTable>): Promise<number> {
  const { id } = await tx.insertInto("decision").values(decision).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** Names a batch after the decision that begins it, in the transaction that writes that decision down. */
export async function nameBatch(tx: Db, id: number, batch: string): Promise<void> {
  await tx.updateTable("decision").set({ batch }).where("id", "=", id).execute();
}

/** One decision of a site. */
export async function decisionById(db: Db, siteId: number, id: number): Promise<DecisionRow | undefined> {
  return await db
    .selectFrom("decision")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** Decisions, in no order. */
export async function decisionsByIds(db: Db, siteId: number, ids: readonly number[]): Promise<DecisionRow[]> {
  if (ids.length === 0) return [];
  return await db.selectFrom("decision").selectAll().where("id", "in", ids).where(ofSite(siteId)).execute();
}

/** The decisions that reverse or lift another one, oldest first. */
export async function decisionsNaming(db: Db, decisionId: number): Promise<DecisionRow[]> {
  return await db.selectFrom("decision").selectAll().where("reverses_id", "=", decisionId).orderBy("id").execute();
}

/** The decisions that reverse or lift any of these, oldest first. */
export async function decisionsNamingAny(db: Db, decisionIds: readonly number[]): Promise<DecisionRow[]> {
  if (decisionIds.length === 0) return [];
  return await db.selectFrom("decision").selectAll().where("reverses_id", "in", decisionIds).orderBy("id").execute();
}

/**
 * Which of these decisions were undone before anything of them was sent: a slip of the hand, and no measure that was
 * taken and found wrong.
 */
export async function undoneAmong(db: Db, ids: readonly number[]): Promise<ReadonlySet<number | null>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("decision")
    .select("reverses_id")
    .where("reverses_id", "in", ids)
    .where("data", "=", UNDONE)
    .execute();
  return new Set(rows.map((row) => row.reverses_id));
}

/** Which of these appeals led to another decision in the place of the one that was changed, and of what kind. */
export async function decisionsOfAppeals(
  db: Db,
  args: { siteId: number; appealIds: readonly number[] },
): Promise<{ appealId: number; kind: string }[]> {
  if (args.appealIds.length === 0) return [];
  return await db
    .selectFrom("decision")
    .select((e) => [e.ref("appeal_id").$notNull().as("appealId"), "kind"])
    .where(ofSite(args.siteId))
    .where("appeal_id", "in", args.appealIds)
    .where("kind", "<>", "reverse")
    .execute();
}

/** Ids and kinds of a site's decisions, by id, from a place on. */
export async function decisionIdsOf(
  db: Db,
  args: { siteId: number; afterId: number; limit: number },
): Promise<{ id: number; kind: string }[]> {
  return await db
    .selectFrom("decision")
    .select(["id", "kind"])
    .where("id", ">", args.afterId)
    .where(ofSite(args.siteId))
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

/** Every decision on a comment, oldest first. */
export async function decisionsOnComment(db: Db, commentId: number): Promise<DecisionRow[]> {
  return await db.selectFrom("decision").selectAll().where("comment_id", "=", commentId).orderBy("id").execute();
}

// Asked for with every comment that a guest posts.
const onDevice = prepared<{ deviceId: string }, DecisionRow>((db, arg) =>
  db.selectFrom("decision").selectAll().where("device_id", "=", arg("deviceId")).orderBy("id"),
);

/** Every decision on a member, or on a guest's device, oldest first. */
export async function decisionsOnAuthor(
  db: Db,
  author: { personId: number | null; deviceId: string | null },
): Promise<readonly DecisionRow[]> {
  const { personId, deviceId } = author;
  if (personId !== null) {
    return await db.selectFrom("decision").selectAll().where("person_id", "=", personId).orderBy("id").execute();
  }
  return deviceId === null ? [] : await onDevice(db, { deviceId });
}

/** Every decision on an article, oldest first. */
export async function decisionsOnArticle(db: Db, articleId: number): Promise<DecisionRow[]> {
  return await db
    .selectFrom("decision")
    .selectAll()
    .where("article_id", "=", articleId)
    .where("kind", "in", ["lock", "slow", "pre-moderate", "lift", "reverse"])
    .orderBy("id")
    .execute();
}

/** Decisions of a site in a time, oldest first, from a place on. */
export async function decisionsBetween(
  db: Db,
  args: { siteId: number; from: number; until: number; afterId: number; limit: number },
): Promise<DecisionRow[]> {
  return await db
    .selectFrom("decision")
    .selectAll()
    .where(ofSite(args.siteId))
    // By the ids, so that each part goes on where the last one ended; by the time every part would sort all of it anew.
    .where(sql<SqlBool>`+at >= ${args.from}`)
    .where(sql<SqlBool>`+at < ${args.until}`)
    .where("id", ">", args.afterId)
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

/** How many people decided anything in a time. */
export async function decidersBetween(db: Db, args: { siteId: number; from: number; until: number }): Promise<number> {
  const { people } = await db
    .selectFrom("decision")
    .select((e) => e.fn.count<number>("by_person").distinct().as("people"))
    .where("site_id", "=", args.siteId)
    .where("at", ">=", args.from)
    .where("at", "<", args.until)
    .executeTakeFirstOrThrow();
  return people;
}

/** The ban of one person, or of a guest's device, among the decisions made together. */
export async function banOfBatch(
  db: Db,
  args: { siteId: number; batch: string; personId: number | null; deviceId: string | null },
): Promise<DecisionRow | undefined> {
  const { siteId, batch, personId, deviceId } = args;
  if (personId === null && deviceId === null) return undefined;
  let bans = db
    .selectFrom("decision")
    .selectAll()
    .where("batch", "=", batch)
    .where("site_id", "=", siteId)
    .where("kind", "=", "ban");
  bans = personId === null ? bans.where("device_id", "=", deviceId) : bans.where("person_id", "=", personId);
  return await bans.executeTakeFirst();
}

/** Decisions that were made together, oldest first. */
export async function decisionsOfBatch(db: Db, args: { siteId: number; batch: string }): Promise<DecisionRow[]> {
  return await db
    .selectFrom("decision")
    .selectAll()
    .where("batch", "=", args.batch)
    .where("site_id", "=", args.siteId)
    .orderBy("id")
    .execute();
}
