import { sql } from "kysely";
import type { RetentionName } from "../domain/retention.ts";
import type { Tables } from "./schema.ts";
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

/** Rows that are deleted when a time of theirs has passed. `id` is the column that tells them apart. */
function wholeRows<T extends keyof Tables>(
  table: T,
  time: keyof Tables[T] & string,
  id: keyof Tables[T] & string = "id" as keyof Tables[T] & string,
): Forgetting {
  const [from, key] = [sql.table(table), sql.ref<number>(id)];
  return {
    find: async (db, { siteId, before, limit }) => {
      const old = sql<{ id: number }>`select ${key} as id from ${from}
        where site_id = ${siteId} and ${sql.ref(time)} <= ${before} limit ${limit}`;
      return (await old.execute(db)).rows;
    },
    forget: async (tx, ids) => await sql`delete from ${from} where ${key} in (${sql.join(ids)})`.execute(tx),
  };
}

/** How each rule of `RETENTION` is carried out. Found by reading, so that nobody who writes waits for the search. */
export const FORGETTING: Readonly<Record<RetentionName, Forgetting>> = {
  signals: wholeRows("signal", "last_at"),
  challenges: wholeRows("challenge", "expires_at"),
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
  securityEvents: wholeRows("security_event", "at"),
  formerNames: wholeRows("former_name", "until"),
  notices: wholeRows("notification", "at"),
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
  bannedIdentities: wholeRows("banned_identity", "ends_at"),
  styleProfiles: wholeRows("style_profile", "delete_at", "person_id"),
};

/** What is left of the text of a mail. */
export const NO_MAIL_TEXT = { subject: "", body_text: "", body_html: null, headers: "{}", error: null } as const;

/** What is left of whoever sent a report. */
export const NO_REPORTER = { by_key: null, person_id: null, contact: null } as const;
