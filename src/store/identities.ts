import type { Selectable } from "kysely";
import type { IdentityTable } from "./schema/people.ts";
import type { Db } from "./store.ts";

/** A row of the table `identity`. */
export type IdentityRow = Selectable<IdentityTable>;

/** The kinds of ways to sign in. */
export type IdentityKind = IdentityRow["kind"];

/** The identity that signs in by this subject. */
export async function identityBySubject(
  db: Db,
  args: { siteId: number; kind: IdentityKind; subject: string },
): Promise<IdentityRow | undefined> {
  return await db
    .selectFrom("identity")
    .selectAll()
    .where("site_id", "=", args.siteId)
    .where("kind", "=", args.kind)
    .where("subject", "=", args.subject)
    .executeTakeFirst();
}

/** The identity with this id. */
export async function identityById(db: Db, args: { siteId: number; id: number }): Promise<IdentityRow | undefined> {
  return await db
    .selectFrom("identity")
    .selectAll()
    .where("id", "=", args.id)
    .where("site_id", "=", args.siteId)
    .executeTakeFirst();
}

/** Every way in which a member signs in, oldest first. */
export async function identitiesOf(db: Db, personId: number): Promise<IdentityRow[]> {
  return await db.selectFrom("identity").selectAll().where("person_id", "=", personId).orderBy("id").execute();
}

/** Adds a way to sign in; returns its id. */
export async function insertIdentity(
  tx: Db,
  identity: {
    siteId: number;
    personId: number;
    kind: IdentityKind;
    subject: string;
    label: string;
    data: object;
    at: number;
  },
): Promise<number> {
  const { id } = await tx
    .insertInto("identity")
    .values({
      site_id: identity.siteId,
      person_id: identity.personId,
      kind: identity.kind,
      subject: identity.subject,
      label: identity.label,
      data: JSON.stringify(identity.data),
      created_at: identity.at,
      used_at: identity.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Notes that an identity was used, and what changed with it (a passkey's counter). */
export async function touchIdentity(tx: Db, id: number, changes: { at: number; data?: object }): Promise<void> {
  await tx
    .updateTable("identity")
    .set({ used_at: changes.at, ...(changes.data === undefined ? {} : { data: JSON.stringify(changes.data) }) })
    .where("id", "=", id)
    .execute();
}

/** Takes a way to sign in away. */
export async function deleteIdentity(tx: Db, id: number): Promise<void> {
  await tx.deleteFrom("identity").where("id", "=", id).execute();
}
