import { sql } from "kysely";
import type { Migration } from "./migration.ts";

/** House rules, what screening found, cases, decisions with their reasons, appeals, the ledger, and returns. */
export const moderation: Migration = {
  name: "moderation",
  up: async (db, { id, integer, tableEnd, keyTableEnd, engine }) => {
    const statements = [
      `create table house_rules (
        site_id ${integer} not null references site (id),
        version ${integer} not null,
        clauses text not null,
        by_person ${integer} references person (id),
        at ${integer} not null,
        primary key (site_id, version)
      ) ${keyTableEnd}`,
      `create table screening_rule (
        id ${id},
        site_id ${integer} not null references site (id),
        state text not null check (state in ('draft', 'shadow', 'live', 'retired')),
        version ${integer} not null default 1,
        name text not null,
        definition text not null,
        by_person ${integer} references person (id),
        created_at ${integer} not null,
        changed_at ${integer} not null
      ) ${tableEnd}`,
      `create index screening_rule_site on screening_rule (site_id, state)`,
      `create table finding (
        id ${id},
        site_id ${integer} not null references site (id),
        comment_id ${integer} not null references comment (id),
        step text not null,
        clause ${integer},
        weight text not null check (weight in ('note', 'hold', 'refuse')),
        strength real not null,
        what text not null,
        passage_start ${integer},
        passage_end ${integer},
        rule_id ${integer},
        shadow ${integer} not null default 0,
        at ${integer} not null
      ) ${tableEnd}`,
      `create index finding_comment on finding (comment_id, id)`,
      `create index finding_rule on finding (rule_id, id) where rule_id is not null`,

      `create table report (
        id ${id},
        site_id ${integer} not null references site (id),
        comment_id ${integer} not null references comment (id),
        kind text not null check (kind in ('reader', 'illegal-content')),
        clause ${integer},
        note text not null,
        by_key text,
        person_id ${integer} references person (id),
        contact text,
        receipt_hash text not null,
        state text not null check (state in ('open', 'upheld', 'dismissed')),
        outcome text,
        decision_id ${integer},
        created_at ${integer} not null,
        closed_at ${integer}
      ) ${tableEnd}`,
      `create unique index report_receipt on report (receipt_hash)`,
      `create index report_comment on report (comment_id, id)`,
      `create index report_by on report (by_key, id) where by_key is not null`,

      `create table moderation_case (
        id ${id},
        site_id ${integer} not null references site (id),
        queue text not null check (queue in ('held', 'reported', 'return', 'appeal', 'new', 'heat')),
        state text not null check (state in ('open', 'claimed', 'decided')),
        article_id ${integer} references article (id),
        comment_id ${integer} references comment (id),
        person_id ${integer} references person (id),
        appeal_id ${integer},
        suspicion_id ${integer},
        clause ${integer},
        priority ${integer} not null,
        author_name text not null,
        body text not null,
        opened_at ${integer} not null,
        claimed_by ${integer} references person (id),
        claimed_until ${integer},
        decided_at ${integer},
        decision_id ${integer},
        version ${integer} not null default 1
      ) ${tableEnd}`,
      // Each queue in its two orders: what matters most first, and oldest first.
      `create index case_priority on moderation_case (site_id, queue, priority desc, id) where state <> 'decided'`,
      `create index case_oldest on moderation_case (site_id, queue, id) where state <> 'decided'`,
      `create index case_decided on moderation_case (site_id, decided_at) where state = 'decided'`,
      `create index case_comment on moderation_case (comment_id, id) where comment_id is not null`,
      `create unique index case_once on moderation_case (comment_id, queue) where state <> 'decided' and comment_id is not null and appeal_id is null`,
      `create index case_person on moderation_case (person_id, id) where person_id is not null`,
      `create table case_count (
        site_id ${integer} not null references site (id),
        queue text not null,
        waiting ${integer} not null,
        primary key (site_id, queue)
      ) ${keyTableEnd}`,

      `create table decision (
        id ${id},
        site_id ${integer} not null references site (id),
        kind text not null,
        case_id ${integer} references moderation_case (id),
        comment_id ${integer} references comment (id),
        article_id ${integer} references article (id),
        person_id ${integer} references person (id),
        device_id text,
        clause ${integer},
        rules_version ${integer},
        reason text not null,
        internal_note text not null,
        by_person ${integer} references person (id),
        by_machine ${integer} not null default 0,
        found_by_machine ${integer} not null default 0,
        at ${integer} not null,
        ends_at ${integer},
        strike_weight ${integer} not null default 0,
        strike_ends_at ${integer},
        scope text not null default 'site',
        reverses_id ${integer} references decision (id),
        appeal_id ${integer},
        batch text,
        data text not null
      ) ${tableEnd}`,
      `create index decision_comment on decision (comment_id, id) where comment_id is not null`,
      `create index decision_person on decision (person_id, id) where person_id is not null`,
      `create index decision_device on decision (device_id, id) where device_id is not null`,
      `create index decision_article on decision (article_id, id) where article_id is not null`,
      `create index decision_reverses on decision (reverses_id) where reverses_id is not null`,
      `create index decision_batch on decision (batch) where batch is not null`,
      `create index report_decision on report (decision_id) where decision_id is not null`,
      `create index decision_time on decision (site_id, at)`,
      `create index decision_end on decision (ends_at) where ends_at is not null`,
      `create table statement (
        id ${id},
        site_id ${integer} not null references site (id),
        decision_id ${integer} not null references decision (id),
        person_id ${integer} references person (id),
        device_id text,
        secret_hash text,
        parts text not null,
        appeal_until ${integer},
        at ${integer} not null,
        sent_at ${integer},
        acknowledged_at ${integer}
      ) ${tableEnd}`,
      `create unique index statement_decision on statement (decision_id)`,
      `create unique index statement_secret on statement (secret_hash)`,
      `create index statement_person on statement (person_id, id) where person_id is not null`,
      `create index statement_device on statement (device_id, id) where device_id is not null`,
      `create table appeal (
        id ${id},
        site_id ${integer} not null references site (id),
        decision_id ${integer} not null references decision (id),
        statement_id ${integer} not null references statement (id),
        person_id ${integer} references person (id),
        words text not null,
        at ${integer} not null,
        due_at ${integer} not null,
        state text not null check (state in ('open', 'upheld', 'changed', 'reversed')),
        heard_by ${integer} references person (id),
        same_person ${integer} not null default 0,
        reason text,
        decided_at ${integer}
      ) ${tableEnd}`,
      `create unique index appeal_decision on appeal (decision_id)`,

      `create table ledger (
        site_id ${integer} not null references site (id),
        seq ${integer} not null,
        at ${integer} not null,
        kind text not null,
        body text not null,
        previous text not null,
        hash text not null,
        primary key (site_id, seq)
      ) ${keyTableEnd}`,
      `create table moderator_note (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} references person (id),
        comment_id ${integer} references comment (id),
        by_person ${integer} references person (id),
        text text not null,
        at ${integer} not null
      ) ${tableEnd}`,
      `create index moderator_note_person on moderator_note (person_id, id) where person_id is not null`,
      `create index moderator_note_comment on moderator_note (comment_id, id) where comment_id is not null`,
      `create table saved_reply (
        id ${id},
        site_id ${integer} not null references site (id),
        clause ${integer} not null,
        language text not null,
        title text not null,
        text text not null
      ) ${tableEnd}`,
      `create index saved_reply_clause on saved_reply (site_id, clause)`,

      `create table suspicion (
        id ${id},
        site_id ${integer} not null references site (id),
        person_id ${integer} not null references person (id),
        suspected_id ${integer} not null references person (id),
        score real not null,
        band text not null,
        evidence text not null,
        model text not null,
        state text not null check (state in ('open', 'confirmed', 'dismissed', 'watched')),
        at ${integer} not null,
        decided_by ${integer} references person (id),
        decided_at ${integer}
      ) ${tableEnd}`,
      `create unique index suspicion_pair on suspicion (person_id, suspected_id)`,
      `create table style_profile (
        person_id ${integer} not null primary key references person (id),
        site_id ${integer} not null references site (id),
        profile text not null,
        comment_count ${integer} not null,
        word_count ${integer} not null,
        last_comment_id ${integer} not null,
        banned ${integer} not null default 0,
        updated_at ${integer} not null,
        delete_at ${integer}
      ) ${keyTableEnd}`,
      `create index style_profile_site on style_profile (site_id, banned)`,
      `create table site_model (
        site_id ${integer} not null references site (id),
        kind text not null,
        version ${integer} not null,
        data text not null,
        at ${integer} not null,
        reason text not null,
        primary key (site_id, kind, version)
      ) ${keyTableEnd}`,

      `alter table article add column measures text`,
      `alter table person add column standing text`,
    ];
    for (const statement of statements) await sql.raw(statement).execute(db);
    // The texts of cases by word, for search in the console and for finding like cases.
    if (engine === "sqlite") {
      await sql
        .raw(`create virtual table case_text using fts5 (body, content='', contentless_delete=1, tokenize='unicode61')`)
        .execute(db);
    } else {
      await sql.raw(`create table case_text (rowid bigint primary key, body tsvector not null)`).execute(db);
      await sql.raw(`create index case_text_words on case_text using gin (body)`).execute(db);
    }
  },
};
