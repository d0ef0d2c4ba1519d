import { sql } from "kysely";
import type { Selectable, SqlBool, Updateable } from "kysely";
import type { Role } from "../domain/person.ts";
import type { PersonTable } from "./schema/people.ts";
import { ofSite } from "./of-site.ts";
import type { Db } from "./store.ts";

/** Grants of roles that are shown of one member. */
const MOST_GRANTS = 20;

/** A row of the table `person`. */
export type PersonRow = Selectable<PersonTable>;

/** The member with this id, on this site. */
export async function personById(db: Db, siteId: number, id: number): Promise<PersonRow | undefined> {
  return await db
    .selectFrom("person")
    .selectAll()
    .where("id", "=", id)
    .where("site_id", "=", siteId)
    .executeTakeFirst();
}

/** Members with these ids, in no particular order. */
export async function peopleByIds(db: Db, siteId: number, ids: readonly number[]): Promise<PersonRow[]> {
  if (ids.length === 0) return [];
  return await db.selectFrom("person").selectAll().where("id", "in", ids).where(ofSite(siteId)).execute();
}

/** The member whose name looks like this one; at most one, whatever the spelling. */
export async function personByNameKey(db: Db, siteId: number, nameKey: string): Promise<PersonRow | undefined> {
  return await db
    .selectFrom("person")
    .selectAll()
    .where("site_id", "=", siteId)
    .where("name_key", "=", nameKey)
    .executeTakeFirst();
}

/** Adds a member; returns the id. */
export async function insertPerson(
  tx: Db,
  person: { siteId: number; name: string; nameKey: string; role: Role; at: number },
): Promise<number> {
  const { id } = await tx
    .insertInto("person")
    .values({
      site_id: person.siteId,
      name: person.name,
      name_key: person.nameKey,
      role: person.role,
      state: "active",
      preferences: "{}",
      created_at: person.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes the columns of one member. */
export async function updatePerson(tx: Db, id: number, changes: Updateable<PersonTable>): Promise<void> {
  await tx.updateTable("person").set(changes).where("id", "=", id).execute();
}

/** Writes down who gave whom which role. */
export async function recordRoleGrant(
  tx: Db,
  grant: { siteId: number; personId: number; role: Role; grantedBy: number | null; at: number; reason: string },
): Promise<void> {
  await tx
    .insertInto("role_grant")
    .values({
      site_id: grant.siteId,
      person_id: grant.personId,
      role: grant.role,
      granted_by: grant.grantedBy,
      at: grant.at,
      reason: grant.reason,
    })
    .execute();
}

/** The roles that a member was given, newest first. */
export async function roleGrantsOf(db: Db, personId: number) {
  return await db
    .selectFrom("role_grant")
    .select(["role", "granted_by", "at", "reason"])
    .where("person_id", "=", personId)
    .orderBy("id", "desc")
    .limit(MOST_GRANTS)
    .execute();
}

/**
 * Number of admins who can sign in. Their rows are locked first, so that two admins who demote each other at the same
 * moment come one after the other.
 */
export async function countAdmins(tx: Db, siteId: number): Promise<number> {
  const admins = await tx
    .updateTable("person")
    .set((e) => ({ created_at: e.ref("created_at") }))
    .where("site_id", "=", siteId)
    .where("role", "=", "admin")
    .where("state", "=", "active")
    .returning("id")
    .execute();
  return admins.length;
}

/** Whether somebody who can sign in is an admin of this site. */
export async function hasAdmin(db: Db, siteId: number): Promise<boolean> {
  const admin = await db
    .selectFrom("person")
    .select("id")
    .where("site_id", "=", siteId)
    .where("role", "=", "admin")
    .where("state", "=", "active")
    .executeTakeFirst();
  return admin !== undefined;
}

/** Ids of the people who may moderate this site. */
export async function moderatorsOf(db: Db, siteId: number): Promise<number[]> {
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("site_id", "=", siteId)
    .where("role", "in", ["moderator", "admin"])
    .where("state", "=", "active")
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Lets one transaction at a time change what belongs to a member, on either database. What it writes must be in no index,
 * which SQLite would write, too, and no key: it would look for whatever names the member, in all tables
 * (https://sqlite.org/foreignkeys.html#fk_indexes).
 */
export async function lockPerson(tx: Db, id: number): Promise<void> {
  await tx
    .updateTable("person")
    .set((e) => ({ created_at: e.ref("created_at") }))
    .where("id", "=", id)
    .execute();
}

/** Members of a site, newest first, from a place on; only those whose name begins with `search` where that is not empty. */
export async function peoplePage(
  db: Db,
  args: { siteId: number; search: string; before: number | null; limit: number },
): Promise<PersonRow[]> {
  let query = db.selectFrom("person").selectAll().where("site_id", "=", args.siteId).where("state", "<>", "left");
  if (args.before !== null) query = query.where("id", "<", args.before);
  if (args.search !== "") {
    const pattern = `${args.search.toLowerCase().replaceAll(/[\\%_]/gu, "\\$&")}%`;
    query = query.where(sql<SqlBool>`lower(name) like ${pattern} escape '\\'`);
  }
  return await query.orderBy("id", "desc").limit(args.limit).execute();
}
