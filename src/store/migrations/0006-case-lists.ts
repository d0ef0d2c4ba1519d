import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What the lists of cases need so that their pages cost the same however many cases there are. */
export const caseLists: Migration = {
  name: "case-lists",
  up: async (db) => {
    const statements = [
      `create index case_author on moderation_case (site_id, author_name, id)`,
      `drop index case_decided`,
      `create index case_decided on moderation_case (site_id, decided_at, id) where state = 'decided'`,
      // How long a queue's last cases waited; in a quiet queue they may be far behind all the others.
      `create index case_waits on moderation_case (site_id, queue, decided_at) where state = 'decided' and decision_id is not null`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
