import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Whom comments mention, so that mentions go on pointing to members who take another name. */
export const mentions: Migration = {
  name: "mentions",
  up: async (db, { integer, keyTableEnd }) => {
    const statements = [
      `create table mention (
        site_id ${integer} not null references site (id),
        comment_id ${integer} not null references comment (id),
        person_id ${integer} not null references person (id),
        written text not null,
        primary key (comment_id, person_id)
      ) ${keyTableEnd}`,
      `create index mention_person on mention (person_id, comment_id)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
