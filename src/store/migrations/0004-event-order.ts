import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** What readers of the event log need to miss nothing, and following once only. */
export const eventOrder: Migration = {
  name: "event-order",
  up: async (db, { integer, engine }) => {
    const statements = [
      `alter table event_cursor add column xid ${integer} not null default 0`,
      `create unique index follow_once on follow (person_id, article_id, coalesce(root_id, 0)) where person_id is not null`,
      `create unique index follow_guest_once on follow (site_id, email, article_id, coalesce(root_id, 0)) where email is not null`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
    // Ids are given before commits: only by transaction and then id does nothing come later in front of what was read.
    if (engine === "postgres") await sql`create index event_order on event (xid, id)`.execute(db);
    // Nobody is told now of what was said before there were notices.
    const last =
      engine === "postgres"
        ? sql`select id, xid from event order by xid desc, id desc limit 1`
        : sql`select id, 0 as xid from event order by id desc limit 1`;
    await sql`insert into event_cursor (reader, event_id, xid) values ('notices', 0, 0)`.execute(db);
    await sql`
      update event_cursor set event_id = coalesce((select id from (${last}) newest), 0),
        xid = coalesce((select xid from (${last}) newest), 0)
    `.execute(db);
  },
};
