import type { Insertable, Selectable, Updateable } from "kysely";
import type { PersonRow } from "./people.ts";
import { prepared } from "./prepared.ts";
import type { SessionTable } from "./schema/people.ts";
import type { Db } from "./store.ts";

/** A row of the table `session`. */
export type SessionRow = Selectable<SessionTable>;

/** What is asked of a session with every request that carries one. */
export interface LiveSession {
  readonly id: number;
  readonly site_id: number;
  readonly kind: SessionRow["kind"];
  readonly created_at: number;
  readonly used_at: number;
  readonly expires_at: number;
  readonly person_id: number;
  readonly name: string;
  readonly role: PersonRow["role"];
}

const bySecret = prepared<{ hash: string; siteId: number; at: number }, LiveSession>((db, arg) =>
  live(db)
    .where("session.secret_hash", "=", arg("hash"))
    .where("session.site_id", "=", arg("siteId"))
    .where("session.expires_at", ">", arg("at")),
);

const byId = prepared<{ id: number; siteId: number; at: number }, LiveSession>((db, arg) =>
  live(db)
    .where("session.id", "=", arg("id"))
    .where("session.site_id", "=", arg("siteId"))
    .where("session.expires_at", ">", arg("at")),
);

function live(db: Db) {
  return db
    .selectFrom("session")
    .innerJoin("person", "person.id", "session.person_id")
    .select([
      "session.id",
      "session.site_id",
      "session.kind",
      "session.created_at",
      "session.used_at",
      "session.expires_at",
      "session.person_id",
      "person.name",
      "person.role",
    ])
    .where("session.ended_at", "is", null)
    .where("person.state", "<>", "left");
}

/** The session with this secret, unless it has ended or run out. */
export async function liveSessionBySecret(
  db: Db,
  args: { hash: string; siteId: number; at: number },
): Promise<LiveSession | undefined> {
  return (await bySecret(db, args))[0];
}

/** The session with this id, unless it has ended or run out. */
export async function liveSessionById(
  db: Db,
  args: { id: number; siteId: number; at: number },
): Promise<LiveSession | undefined> {
  return (await byId(db, args))[0];
}

/** The session that had this secret before its last rotation. */
export async function sessionByPreviousSecret(
  db: Db,
  args: { hash: string; siteId: number },
): Promise<SessionRow | undefined> {
  return await db
    .selectFrom("session")
    .selectAll()
    .where("previous_hash", "=", args.hash)
    .where("site_id", "=", args.siteId)
    .executeTakeFirst();
}

/** Adds a session; returns its id. */
export async function insertSession(tx: Db, session: Insertable<SessionTable>): Promise<number> {
  const { id } = await tx.insertInto("session").values(session).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** Changes the columns of one session. */
export async function updateSession(tx: Db, id: number, changes: Updateable<SessionTable>): Promise<void> {
  await tx.updateTable("session").set(changes).where("id", "=", id).execute();
}

/** The sessions of a member that have not ended, newest use first. */
export async function sessionsOf(db: Db, args: { personId: number; at: number }): Promise<SessionRow[]> {
  return await db
    .selectFrom("session")
    .selectAll()
    .where("person_id", "=", args.personId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", args.at)
    .orderBy("used_at", "desc")
    .execute();
}

/** Ends sessions of a member: one, or all but one. Returns how many. */
export async function endSessions(
  tx: Db,
  args: { personId: number; at: number; only?: number; except?: number },
): Promise<number> {
  let query = tx
    .updateTable("session")
    .set({ ended_at: args.at })
    .where("person_id", "=", args.personId)
    .where("ended_at", "is", null);
  if (args.only !== undefined) query = query.where("id", "=", args.only);
  if (args.except !== undefined) query = query.where("id", "<>", args.except);
  return (await query.returning("id").execute()).length;
}
