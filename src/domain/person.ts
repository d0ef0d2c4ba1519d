import * as z from "zod";

/** Who somebody is on a site, from the least to the most. Guests have no account and so no role. */
export const ROLES = ["member", "author", "moderator", "admin"] as const;

/** One of the roles. */
export type Role = (typeof ROLES)[number];

/** True when `role` is at least `wanted`: an admin may do what a moderator may. */
export function hasRole(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}

/**
 * - `active`: signs in and writes.
 * - `leaving`: asked to be deleted; may change their mind until the day comes.
 * - `left`: deleted; only the row stays, without anything personal.
 */
export const PERSON_STATES = ["active", "leaving", "left"] as const;

/** One of the states of a person. */
export type PersonState = (typeof PERSON_STATES)[number];

/** What is shown beside an author's name: `author` wrote this very article, `staff` works for the publisher. */
export const BADGES = ["author", "staff"] as const;

/** One of the badges. */
export type Badge = (typeof BADGES)[number];

/** Most accounts that one article can be by. */
export const MAX_ARTICLE_AUTHORS = 20;

/** The badge that goes with a role, wherever somebody writes; null for plain members. */
export function badgeOf(role: Role): Badge | null {
  return hasRole(role, "author") ? "staff" : null;
}

/** How soon a member is told by e-mail. */
export const MAIL_RHYTHMS = ["never", "at-once", "hourly", "daily"] as const;

/** What a member decides about notices. Kept as JSON in the person's row; whatever is absent has its default. */
export const PREFERENCES = z.object({
  mail: z.enum(MAIL_RHYTHMS).default("hourly").describe("How soon notices are sent by e-mail"),
  replies: z.boolean().default(true).describe("Tell me of replies to my comments"),
  mentions: z.boolean().default(true).describe("Tell me when somebody writes @my name"),
  follows: z.boolean().default(true).describe("Tell me of new comments where I follow"),
});

/** Preferences with every default filled in. */
export type Preferences = z.infer<typeof PREFERENCES>;

/** For this long after a change nobody else may take the earlier name, in milliseconds. */
export const FORMER_NAME_KEPT_MS = 90 * 24 * 60 * 60_000;

/** How often a display name may be changed, in milliseconds. */
export const NAME_CHANGE_PAUSE_MS = 30 * 24 * 60 * 60_000;

/** Longest reason that is kept with a role, in UTF-16 code units. */
export const MAX_REASON_LENGTH = 200;

/** Longest text that members write about themselves, in UTF-16 code units. */
export const MAX_BIO_LENGTH = 500;
