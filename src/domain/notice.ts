import type { Preferences } from "./person.ts";

/**
 * Why a member is told of a comment, the weightiest first: who is answered and also follows the thread is told of the
 * answer.
 */
export const NOTICE_KINDS = ["reply", "mention", "follow"] as const;

/** One of the reasons. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/**
 * What a member is told about a decision that concerns them: that it was made, what became of the appeal, that it was
 * reversed or lifted early. Nobody can choose not to be.
 */
export const DECISION_NOTICE_KINDS = ["decision", "appeal-answered", "reversed", "lifted"] as const;

/** One of these. */
export type DecisionNoticeKind = (typeof DECISION_NOTICE_KINDS)[number];

/** Whether a member wants to be told for this reason. */
export function wantsNotice(kind: NoticeKind, preferences: Preferences): boolean {
  switch (kind) {
    case "reply":
      return preferences.replies;
    case "mention":
      return preferences.mentions;
    case "follow":
      return preferences.follows;
  }
}

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** When daily mails are written, in milliseconds after midnight UTC: before Europe's working day. */
const DAILY_AT_MS = 5 * HOUR_MS;

/** For so long notices wait for further ones even when mailed at once: an exchange is one mail rather than ten. */
const AT_ONCE_WAIT_MS = 60_000;

/**
 * When the mail about something that happens at `at` is written (both milliseconds since 1970-01-01 UTC); null: never.
 */
export function mailTime(rhythm: Preferences["mail"], at: number): number | null {
  switch (rhythm) {
    case "never":
      return null;
    case "at-once":
      return at + AT_ONCE_WAIT_MS;
    case "hourly":
      return (Math.floor(at / HOUR_MS) + 1) * HOUR_MS;
    case "daily":
      return (Math.floor((at - DAILY_AT_MS) / DAY_MS) + 1) * DAY_MS + DAILY_AT_MS;
  }
}
