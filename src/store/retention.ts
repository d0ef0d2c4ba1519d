import type { RetentionName } from "../domain/retention.ts";
import type { Db } from "./store.ts";

/** What one rule looks for, and how it forgets what was found. */
interface Forgetting {
  /** Ids of at most `limit` rows of a site that are older than `before`. */
  readonly find: (db: Db, args: Old) => Promise<{ id: number }[]>;
  readonly forget: (tx: Db, ids: readonly number[]) => Promise<unknown>;
}

interface Old {
  readonly siteId: number;
  readonly before: number;
  readonly limit: number;
}

/** How each rule of `RETENTION` is carried out. Found by reading, so that nobody who writes waits for the search. */
export const FORGETTING: Readonly<Record<RetentionName, Forgetting>> = {
  signals: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("signal")
        .select("id")
        .where("site_id", "=", siteId)
        .where("last_at", "<=", before)
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("signal").where("id", "in", ids).execute(),
  },
  challenges: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("challenge")
        .select("id")
        .where("site_id", "=", siteId)
        .where("expires_at", "<=", before)
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("challenge").where("id", "in", ids).execute(),
  },
  sessions: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("session")
        .select("id")
        .where("site_id", "=", siteId)
        .where((e) => e.or([e("ended_at", "<=", before), e("expires_at", "<=", before)]))
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("session").where("id", "in", ids).execute(),
  },
  securityEvents: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("security_event")
        .select("id")
        .where("site_id", "=", siteId)
        .where("at", "<=", before)
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("security_event").where("id", "in", ids).execute(),
  },
  formerNames: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("former_name")
        .select("id")
        .where("site_id", "=", siteId)
        .where("until", "<=", before)
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("former_name").where("id", "in", ids).execute(),
  },
  notices: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("notification")
        .select("id")
        .where("site_id", "=", siteId)
        .where("at", "<=", before)
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("notification").where("id", "in", ids).execute(),
  },
  mailTexts: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("mail")
        .select("id")
        .where("site_id", "=", siteId)
        .where("created_at", "<=", before)
        .where("state", "<>", "queued")
        .where((e) => e.or([e("body_text", "<>", ""), e("subject", "<>", "")]))
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.updateTable("mail").set(NO_MAIL_TEXT).where("id", "in", ids).execute(),
  },
  mails: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("mail")
        .select("id")
        .where("site_id", "=", siteId)
        .where("created_at", "<=", before)
        .where("state", "<>", "queued")
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("mail").where("id", "in", ids).execute(),
  },
  unconfirmedFollows: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("follow")
        .select("id")
        .where("site_id", "=", siteId)
        .where("confirmed_at", "is", null)
        .where("email", "is not", null)
        .where("created_at", "<=", before)
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("follow").where("id", "in", ids).execute(),
  },
  reporters: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("report")
        .select("id")
        .where("site_id", "=", siteId)
        .where("closed_at", "<=", before)
        .where((e) => e.or([e("by_key", "is not", null), e("person_id", "is not", null), e("contact", "is not", null)]))
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.updateTable("report").set(NO_REPORTER).where("id", "in", ids).execute(),
  },
  bannedIdentities: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("banned_identity")
        .select("id")
        .where("site_id", "=", siteId)
        .where("ends_at", "<=", before)
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("banned_identity").where("id", "in", ids).execute(),
  },
  styleProfiles: {
    find: (db, { siteId, before, limit }) =>
      db
        .selectFrom("style_profile")
        .select("person_id as id")
        .where("site_id", "=", siteId)
        .where("delete_at", "<=", before)
        .limit(limit)
        .execute(),
    forget: (tx, ids) => tx.deleteFrom("style_profile").where("person_id", "in", ids).execute(),
  },
};

/** What is left of the text of a mail. */
export const NO_MAIL_TEXT = { subject: "", body_text: "", body_html: null, headers: "{}", error: null } as const;

/** What is left of whoever sent a report. */
export const NO_REPORTER = { by_key: null, person_id: null, contact: null } as const;
