import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What is asked of the newest comments with every post, by all processes; and who may not sign up again. */
export const repetitionAndBans: Migration = {
  name: "repetition-and-bans",
  up: async (db, { id, integer, tableEnd }) => {
    const statements = [
      // The smallest hash of the text's sketch: like texts have it in common as often as they are alike.
      `alter table comment add column text_key ${integer}`,
      `create index comment_text on comment (site_id, text_key, id) where text_key is not null`,
      // 1: its author had published little when they wrote it.
      `alter table comment add column newcomer ${integer} not null default 0`,
      `create index comment_newcomer on comment (article_id, created_at) where newcomer = 1`,
      `create table banned_identity (
        id ${id},
        site_id ${integer} not null references site (id),
        decision_id ${integer} not null references decision (id),
        scope text not null check (scope in ('site', 'all-sites')),
        identity_key text not null,
        ends_at ${integer}
      ) ${tableEnd}`,
      `create unique index banned_identity_once on banned_identity (decision_id, identity_key)`,
      `create index banned_identity_key on banned_identity (identity_key)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
