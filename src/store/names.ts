import type { Selectable } from "kysely";
import { prepared } from "./prepared.ts";
import type { FormerNameTable } from "./schema/people.ts";
import type { Db } from "./store.ts";

/** A row of the table `former_name`. */
export type FormerNameRow = Selectable<FormerNameTable>;

const holders = prepared<{ siteId: number; nameKey: string; since: number }, { id: number }>((db, arg) =>
  db
    .selectFrom("person")
    .select("id")
    .where("site_id", "=", arg("siteId"))
    .where("name_key", "=", arg("nameKey"))
    .unionAll(
      db
        .selectFrom("former_name")
        .select("person_id as id")
        .where("site_id", "=", arg("siteId"))
        .where("name_key", "=", arg("nameKey"))
        .where("until", ">", arg("since")),
    ),
);

/** Ids of the members who have a name that looks like this, or had one until after `since`. */
export async function nameHolders(db: Db, args: { siteId: number; nameKey: string; since: number }): Promise<number[]> {
  return (await holders(db, args)).map(({ id }) => id);
}

/** Keeps the name that a member had until now. */
export async function insertFormerName(
  tx: Db,
  former: { siteId: number; personId: number; name: string; nameKey: string; until: number },
): Promise<void> {
  await tx
    .insertInto("former_name")
    .values({
      site_id: former.siteId,
      person_id: former.personId,
      name: former.name,
      name_key: former.nameKey,
      until: former.until,
    })
    .execute();
}

/** The names that a member had before, newest first. For moderators. */
export async function formerNamesOf(db: Db, personId: number): Promise<FormerNameRow[]> {
  return await db
    .selectFrom("former_name")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("id", "desc")
    .execute();
}
