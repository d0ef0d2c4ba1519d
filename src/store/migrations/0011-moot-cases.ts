import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Why a case was closed without a decision. Earlier ones do not say. */
export const mootCases: Migration = {
  name: "moot-cases",
  up: async (db) => {
    await sql
      .raw(`alter table moderation_case add column moot text check (moot in ('withdrawn', 'revised', 'author-left'))`)
      .execute(db);
  },
};
