import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Sites, articles, comments and what belongs to them. */
export const conversation: Migration = {
  name: "conversation",
  up: async (db, { id, integer, tableEnd, keyTableEnd }, now) => {
    const statements = [
      `create table site (
        id ${id},
        name text not null,
        settings text not null,
        created_at ${integer} not null
      ) ${tableEnd}`,

      `create table article (
        id ${id},
        site_id ${integer} not null references site (id),
        key text not null,
        url text not null,
        slug text,
        title text not null,
        standfirst text,
        author text,
        published_at ${integer},
        image text,
        body_source text,
        body_html text,
        closed_at ${integer},
        close_after_days ${integer},
        created_at ${integer} not null,
        updated_at ${integer} not null,
        comment_count ${integer} not null default 0,
        last_position ${integer} not null default 0,
        version ${integer} not null default 1
      ) ${tableEnd}`,
      `create unique index article_key on article (site_id, key)`,
      `create unique index article_slug on article (site_id, slug)`,
      `create index article_newest on article (site_id, published_at)`,

      `create table comment (
        id ${id},
        site_id ${integer} not null references site (id),
        article_id ${integer} not null references article (id),
        parent_id ${integer} references comment (id),
        branch_id ${integer} references comment (id),
        root_id ${integer} references comment (id),
        depth ${integer} not null,
        position ${integer} not null,
        number text not null,
        state text not null check (state in ('held', 'published', 'rejected', 'removed', 'withdrawn')),
        author_name text not null,
        author_email text,
        device_id text,
        body_source text not null,
        body_html text not null,
        created_at ${integer} not null,
        published_at ${integer},
        edited_at ${integer},
        last_position ${integer} not null default 0,
        reply_count ${integer} not null default 0,
        descendant_count ${integer} not null default 0,
        score ${integer} not null default 0
      ) ${tableEnd}`,
      // The lists that pages are read from, each in the order of its cursor.
      `create unique index comment_root_position on comment (article_id, position) where branch_id is null`,
      `create index comment_root_replied on comment (article_id, descendant_count, position) where branch_id is null`,
      `create index comment_root_best on comment (article_id, score, position) where branch_id is null`,
      `create unique index comment_branch_position on comment (branch_id, position) where branch_id is not null`,
      `create index comment_parent on comment (parent_id, id) where parent_id is not null`,
      `create index comment_device on comment (device_id, article_id, id) where device_id is not null`,

      `create table revision (
        id ${id},
        site_id ${integer} not null references site (id),
        comment_id ${integer} not null references comment (id),
        body_source text not null,
        body_html text not null,
        replaced_at ${integer} not null
      ) ${tableEnd}`,
      `create index revision_comment on revision (comment_id, id)`,

      `create table vote (
        site_id ${integer} not null references site (id),
        comment_id ${integer} not null references comment (id),
        device_id text not null,
        created_at ${integer} not null,
        primary key (comment_id, device_id)
      ) ${tableEnd}`,
      `create index vote_device on vote (device_id, comment_id)`,

      `create table idempotency (
        site_id ${integer} not null references site (id),
        key text not null,
        comment_id ${integer} not null references comment (id),
        created_at ${integer} not null,
        primary key (site_id, key)
      ) ${keyTableEnd}`,

      `create table event (
        id ${id},
        site_id ${integer} not null references site (id),
        kind text not null,
        article_id ${integer},
        comment_id ${integer},
        at ${integer} not null,
        data text not null
      ) ${tableEnd}`,

      `create table import_source (
        site_id ${integer} not null references site (id),
        source text not null,
        kind text not null,
        external_id text not null,
        row_id ${integer} not null,
        primary key (site_id, source, kind, external_id)
      ) ${keyTableEnd}`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
    await sql`insert into site (name, settings, created_at) values ('Hustings', '{}', ${now})`.execute(db);
  },
};
