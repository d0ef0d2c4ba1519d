import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Who may moderate or look after a site is found without walking through all of its members. */
export const roles: Migration = {
  name: "roles",
  up: async (db) => {
    await sql.raw(`create index person_role on person (site_id, role)`).execute(db);
  },
};
