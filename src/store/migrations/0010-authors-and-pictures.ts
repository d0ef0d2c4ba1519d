import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Who wrote an article, members' pictures, and mentions that were written before they were kept. */
export const authorsAndPictures: Migration = {
  name: "authors-and-pictures",
  up: async (db, { id, integer, bytes, tableEnd }, now) => {
    const statements = [
      // Either a member, or the keyed hash of an address with which nobody has signed in yet.
      `create table article_author (
        id ${id},
        site_id ${integer} not null references site (id),
        article_id ${integer} not null references article (id),
        person_id ${integer} references person (id),
        identity_key text,
        added_by ${integer} references person (id),
        at ${integer} not null,
        check ((person_id is null) <> (identity_key is null))
      ) ${tableEnd}`,
      `create unique index article_author_person on article_author (article_id, person_id)`,
      `create unique index article_author_key on article_author (article_id, identity_key)`,
      `create index article_author_of on article_author (person_id)`,
      `create index article_author_awaited on article_author (site_id, identity_key) where identity_key is not null`,
      // Until now the badge said that somebody writes articles, not that they wrote this one.
      `update article set version = version + 1 where id in (select article_id from comment where badge = 'author')`,
      `update comment set badge = 'staff' where badge = 'author'`,
      `create table avatar (
        person_id ${integer} primary key references person (id),
        site_id ${integer} not null references site (id),
        source_key text,
        name text,
        type text,
        bytes ${bytes},
        hidden ${integer} not null default 0,
        at ${integer} not null
      ) ${tableEnd}`,
      `create index avatar_name on avatar (site_id, name) where name is not null`,
      `insert into job (kind, job_key, data, run_at, created_at)
        select 'link-mentions', 'site ' || site_id, '{"siteId":' || site_id || ',"after":0}', ${now}, ${now}
        from comment group by site_id`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
