import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What the last audit of each site found: it takes too long to be made for every look at it. */
export const audits: Migration = {
  name: "audits",
  up: async (db, { integer, keyTableEnd }) => {
    await sql
      .raw(
        `create table audit (
          site_id ${integer} primary key references site (id),
          data text not null,
          at ${integer} not null
        ) ${keyTableEnd}`,
      )
      .execute(db);
  },
};
