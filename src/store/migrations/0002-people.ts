import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** Members, how they sign in, what they follow and are told, and the durable queue that tells them. */
export const people: Migration = {
  name: "people",
  up: async (db, { id, integer, tableEnd, keyTableEnd, engine }) => {
    const statements = [
      `alter table site add column address text`,
      `create unique index site_address on site (address)`,

      `create table person (
        id ${id},
        site_id ${integer} not null references site (id),
        name text not null,
        name_key text,
        bio text not null default '',
        role text not null check (role in ('member', 'author', 'moderator', 'admin')),
        state text not null check (state in ('active', 'leaving', 'left')),
        preferences text not null,
        created_at ${integer} not null,
        name_changed_at ${integer},
        leaves_at ${integer},
        leave_comments text check (leave_comments in ('keep', 'withdraw'))
      ) ${tableEnd}`,
      `create unique index person_name on person (site_id, name_key)`,
      `create index person_leaving on person (leaves_at) where leaves_at is not null`,
      `create table former_name (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} not null references person (id),
        name text not null,
        name_key text not null,
        until ${integer} not null
      ) ${tableEnd}`,
      `create index former_name_person on former_name (person_id, id)`,
      `create index former_name_key on former_name (site_id, name_key)`,
      `create table identity (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} not null references person (id),
        kind text not null check (kind in ('email', 'oidc', 'sso', 'passkey')),
        subject text not null,
        label text not null,
        data text not null,
        created_at ${integer} not null,
        used_at ${integer} not null
      ) ${tableEnd}`,
      `create unique index identity_subject on identity (site_id, kind, subject)`,
      `create index identity_person on identity (person_id, id)`,
      `create table session (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} not null references person (id),
        kind text not null check (kind in ('page', 'embed')),
        secret_hash text not null,
        previous_hash text,
        rotated_at ${integer} not null,
        label text not null,
        way text not null,
        origin text,
        created_at ${integer} not null,
        used_at ${integer} not null,
        expires_at ${integer} not null,
        ended_at ${integer}
      ) ${tableEnd}`,
      `create unique index session_secret on session (secret_hash)`,
      `create index session_previous on session (previous_hash) where previous_hash is not null`,
      `create index session_person on session (person_id, id)`,
      `create table challenge (
        id ${id},
        site_id ${integer} not null references site (id),
        kind text not null,
        secret_hash text not null,
        handle_hash text,
        code_hash text,
        data text not null,
        tries ${integer} not null default 0,
        created_at ${integer} not null,
        expires_at ${integer} not null,
        used_at ${integer}
      ) ${tableEnd}`,
      `create unique index challenge_secret on challenge (secret_hash)`,
      `create unique index challenge_handle on challenge (handle_hash)`,
      `create index challenge_expiry on challenge (expires_at)`,
      `create table security_event (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} not null references person (id),
        kind text not null,
        at ${integer} not null,
        data text not null
      ) ${tableEnd}`,
      `create index security_event_person on security_event (person_id, id)`,
      `create table role_grant (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} not null references person (id),
        role text not null,
        granted_by ${integer} references person (id),
        at ${integer} not null,
        reason text not null
      ) ${tableEnd}`,
      `create index role_grant_person on role_grant (person_id, id)`,

      `alter table comment add column person_id ${integer} references person (id)`,
      `alter table comment add column badge text`,
      `alter table comment add column agree_count ${integer} not null default 0`,
      `alter table comment add column disagree_count ${integer} not null default 0`,
      `alter table comment add column respect_count ${integer} not null default 0`,
      `create index comment_person on comment (person_id, id) where person_id is not null`,
      `create index comment_email on comment (site_id, author_email) where author_email is not null`,

      `create table reaction (
        site_id ${integer} not null references site (id),
        comment_id ${integer} not null references comment (id),
        by_key text not null,
        mark text not null check (mark in ('agree', 'disagree', 'respect')),
        created_at ${integer} not null,
        primary key (comment_id, by_key, mark)
      ) ${keyTableEnd}`,
      `create index reaction_by on reaction (by_key, comment_id)`,
      // A vote said "I agree"; what is best is reckoned anew from respect.
      `insert into reaction (site_id, comment_id, by_key, mark, created_at)
        select site_id, comment_id, 'd:' || device_id, 'agree', created_at from vote`,
      `update comment set score = 0, agree_count = score where score <> 0`,
      `drop table vote`,

      `create table mute (
        site_id ${integer} not null references site (id),
        person_id ${integer} not null references person (id),
        muted_id ${integer} not null references person (id),
        at ${integer} not null,
        primary key (person_id, muted_id)
      ) ${keyTableEnd}`,
      `create table follow (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} references person (id),
        email text,
        article_id ${integer} not null references article (id),
        root_id ${integer} references comment (id),
        created_at ${integer} not null,
        confirmed_at ${integer}
      ) ${tableEnd}`,
      `create index follow_article on follow (article_id, root_id)`,
      `create index follow_person on follow (person_id, id) where person_id is not null`,
      `create index follow_email on follow (site_id, email) where email is not null`,
      `create table notification (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} not null references person (id),
        kind text not null,
        article_id ${integer},
        comment_id ${integer},
        data text not null,
        at ${integer} not null,
        read_at ${integer},
        mailed_at ${integer}
      ) ${tableEnd}`,
      `create unique index notification_once on notification (person_id, comment_id, kind)`,
      `create index notification_comment on notification (comment_id) where comment_id is not null`,
      `create index notification_list on notification (person_id, id)`,
      `create index notification_unread on notification (person_id) where read_at is null`,
      `create index notification_unmailed on notification (person_id, id) where mailed_at is null`,

      `create table job (
        id ${id},
        kind text not null,
        job_key text,
        data text not null,
        run_at ${integer} not null,
        attempts ${integer} not null default 0,
        claimed_until ${integer},
        created_at ${integer} not null,
        failed_at ${integer},
        error text
      ) ${tableEnd}`,
      `create unique index job_once on job (kind, job_key)`,
      `create index job_due on job (run_at) where failed_at is null`,
      `create table event_cursor (
        reader text not null primary key,
        event_id ${integer} not null
      ) ${keyTableEnd}`,
      `create table mail (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} references person (id),
        kind text not null,
        to_address text not null,
        subject text not null,
        body_text text not null,
        body_html text,
        headers text not null,
        message_id text not null,
        state text not null check (state in ('queued', 'sent', 'failed', 'blocked')),
        created_at ${integer} not null,
        sent_at ${integer},
        error text
      ) ${tableEnd}`,
      `create unique index mail_message on mail (message_id)`,
      `create index mail_newest on mail (site_id, id)`,
      `create table mail_block (
        site_id ${integer} not null references site (id),
        address text not null,
        reason text not null check (reason in ('bounce', 'complaint', 'unsubscribed')),
        at ${integer} not null,
        primary key (site_id, address)
      ) ${keyTableEnd}`,

      `create table signal (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} references person (id),
        device_id text,
        kind text not null check (kind in ('address', 'network', 'agent')),
        hash text not null,
        first_at ${integer} not null,
        last_at ${integer} not null,
        expires_at ${integer} not null
      ) ${tableEnd}`,
      `create index signal_hash on signal (site_id, kind, hash)`,
      `create unique index signal_person on signal (person_id, kind, hash) where person_id is not null`,
      `create unique index signal_device on signal (device_id, kind, hash) where person_id is null`,
      `create index signal_expiry on signal (expires_at)`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
    if (engine === "postgres") {
      // Ids are given before a transaction commits. Readers of the log stop before the oldest transaction under way.
      await sql`alter table event add column xid bigint not null default (pg_current_xact_id()::text::bigint)`.execute(
        db,
      );
    }
  },
};
