import type { Insertable, Selectable, Updateable } from "kysely";
import type { AppealTable, StatementTable } from "./schema/moderation.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** A row of the table `statement`. */
export type StatementRow = Selectable<StatementTable>;

/** A row of the table `appeal`. */
export type AppealRow = Selectable<AppealTable>;

/** Keeps a statement of reasons; returns its id. */
export async function insertStatement(tx: Db, statement: Insertable<StatementTable>): Promise<number> {
  const { id } = await tx.insertInto("statement").values(statement).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** One statement of a site. */
export async function statementById(db: Db, siteId: number, id: number): Promise<StatementRow | undefined> {
  return await db
    .selectFrom("statement")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** The statement of a guest's private link. */
export async function statementBySecret(
  db: Db,
  args: { siteId: number; secretHash: string },
): Promise<StatementRow | undefined> {
  return await db
    .selectFrom("statement")
    .selectAll()
    .where("secret_hash", "=", args.secretHash)
    .where("site_id", "=", args.siteId)
    .executeTakeFirst();
}

/** The statements of these decisions. */
export async function statementsOfDecisions(db: Db, decisionIds: readonly number[]): Promise<StatementRow[]> {
  if (decisionIds.length === 0) return [];
  return await db.selectFrom("statement").selectAll().where("decision_id", "in", decisionIds).execute();
}

/** The statements for a member or a guest's device, newest first, older than the statement `before`. */
export async function statementsFor(
  db: Db,
  args: { personId: number | null; deviceId: string | null; limit: number; before?: number | null },
): Promise<StatementRow[]> {
  const newest = db.selectFrom("statement").selectAll().orderBy("id", "desc").limit(args.limit);
  const before = args.before ?? null;
  const all = before === null ? newest : newest.where("id", "<", before);
  if (args.personId !== null) return await all.where("person_id", "=", args.personId).execute();
  if (args.deviceId !== null) return await all.where("device_id", "=", args.deviceId).execute();
  return [];
}

/** Changes the columns of one statement. */
export async function updateStatement(tx: Db, id: number, changes: Updateable<StatementTable>): Promise<void> {
  await tx.updateTable("statement").set(changes).where("id", "=", id).execute();
}

/** Keeps an appeal; returns its id. Fails where the decision has one already (see `isUniqueViolation`). */
export async function insertAppeal(tx: Db, appeal: Insertable<AppealTable>): Promise<number> {
  const { id } = await tx.insertInto("appeal").values(appeal).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** One appeal of a site. */
export async function appealById(db: Db, siteId: number, id: number): Promise<AppealRow | undefined> {
  return await db
    .selectFrom("appeal")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** Appeals of a site, in no order. */
export async function appealsByIds(db: Db, siteId: number, ids: readonly number[]): Promise<AppealRow[]> {
  if (ids.length === 0) return [];
  return await db.selectFrom("appeal").selectAll().where("id", "in", ids).where(ofSite(siteId)).execute();
}

/** The appeals against these decisions. */
export async function appealsOfDecisions(db: Db, decisionIds: readonly number[]): Promise<AppealRow[]> {
  if (decisionIds.length === 0) return [];
  return await db.selectFrom("appeal").selectAll().where("decision_id", "in", decisionIds).execute();
}

/** Appeals of a site that were made during a time, oldest first, from a place on. */
export async function appealsBetween(
  db: Db,
  args: { siteId: number; from: number; until: number; afterId: number; limit: number },
): Promise<AppealRow[]> {
  return await db
    .selectFrom("appeal")
    .selectAll()
    .where("site_id", "=", args.siteId)
    .where("at", ">=", args.from)
    .where("at", "<", args.until)
    .where("id", ">", args.afterId)
    .orderBy("id")
    .limit(args.limit)
    .execute();
}

/**
 * Decides an appeal, or closes it as `moot`.
 * @returns false when somebody else has decided it meanwhile.
 */
export async function closeAppeal(
  tx: Db,
  closed: {
    id: number;
    state: "upheld" | "changed" | "reversed" | "moot";
    heardBy: number | null;
    samePerson: boolean;
    reason: string | null;
    at: number;
  },
): Promise<boolean> {
  const row = await tx
    .updateTable("appeal")
    .set({
      state: closed.state,
      heard_by: closed.heardBy,
      same_person: closed.samePerson ? 1 : 0,
      reason: closed.reason,
      decided_at: closed.at,
    })
    .where("id", "=", closed.id)
    .where("state", "=", "open")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes the statement of a decision away that is undone before anything was sent.
 * @returns false where it has been sent; then it stays.
 */
export async function deleteStatement(tx: Db, decisionId: number): Promise<boolean> {
  await tx.deleteFrom("statement").where("decision_id", "=", decisionId).where("sent_at", "is", null).execute();
  const sent = tx.selectFrom("statement").select("id").where("decision_id", "=", decisionId);
  return (await sent.executeTakeFirst()) === undefined;
}

/** Marks a statement as sent. @returns false where it was sent before, or taken away meanwhile. */
export async function markStatementSent(tx: Db, args: { id: number; at: number }): Promise<boolean> {
  const marked = await tx
    .updateTable("statement")
    .set({ sent_at: args.at })
    .where("id", "=", args.id)
    .where("sent_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return marked !== undefined;
}
