import type { Generated } from "kysely";
import type { Column, Counter } from "./columns.ts";

/** Who wants to hear of new comments: under an article, or in one thread of it. */
export interface FollowTable {
  id: Generated<number>;
  site_id: number;
  person_id: number | null;
  /** A guest's address; counts only once confirmed. */
  email: string | null;
  article_id: number;
  /** Members: the thread, null for the whole article. Guests: their comment, whose answers they want to hear of. */
  root_id: number | null;
  created_at: number;
  confirmed_at: number | null;
}

/** Something that a member is told. */
export interface NotificationTable {
  id: Generated<number>;
  site_id: number;
  person_id: number;
  kind: string;
  article_id: number | null;
  comment_id: number | null;
  /** JSON. */
  data: string;
  at: number;
  read_at: Column<number | null>;
  mailed_at: Column<number | null>;
}

/** Something to be done after a commit, at least once, kept until it is done. */
export interface JobTable {
  id: Generated<number>;
  kind: string;
  /** The same kind and key means the same job; null: always another one. */
  job_key: string | null;
  /** JSON. */
  data: string;
  run_at: number;
  attempts: Counter;
  /** Until when another worker leaves it alone. */
  claimed_until: Column<number | null>;
  created_at: number;
  /** Set when it was given up. */
  failed_at: Column<number | null>;
  error: Column<string | null>;
}

/** How far a reader of the event log has come. */
export interface EventCursorTable {
  reader: string;
  event_id: number;
  /** PostgreSQL: the transaction of that event. Always 0 on SQLite, where ids are given in the order of commits. */
  xid: Column<number>;
}

/** A mail, before and after it was sent. */
export interface MailTable {
  id: Generated<number>;
  site_id: number;
  person_id: number | null;
  kind: string;
  to_address: string;
  subject: string;
  body_text: string;
  body_html: string | null;
  /** JSON of further headers. */
  headers: string;
  /** RFC 5322 Message-ID; the same mail is never added twice. */
  message_id: string;
  state: "queued" | "sent" | "failed" | "blocked";
  created_at: number;
  sent_at: Column<number | null>;
  error: Column<string | null>;
}

/** An address that gets no more mail. */
export interface MailBlockTable {
  site_id: number;
  address: string;
  reason: "bounce" | "complaint" | "unsubscribed";
  at: number;
}
