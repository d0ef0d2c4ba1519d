/** States of a comment, who may move it between them, and the fixed limits of a conversation. Pure data. */

/**
 * - `held`: waits for a moderator; only its author sees it.
 * - `published`: everybody sees it.
 * - `rejected`: was held and never became public.
 * - `removed`: was public; a moderator took it down. Its place stays, its text does not.
 * - `withdrawn`: its author took it back. Its place stays, its text is gone.
 */
export const COMMENT_STATES = ["held", "published", "rejected", "removed", "withdrawn"] as const;

/** One of the states of a comment. */
export type CommentState = (typeof COMMENT_STATES)[number];

/** What can happen to a comment. */
export const COMMENT_ACTIONS = ["publish", "hold", "reject", "remove", "withdraw", "restore"] as const;

/** One of the things that can happen to a comment. */
export type CommentAction = (typeof COMMENT_ACTIONS)[number];

/** The whole state machine: an action that a state does not name is refused. */
export const COMMENT_TRANSITIONS: Readonly<Record<CommentState, Partial<Record<CommentAction, CommentState>>>> = {
  held: { publish: "published", reject: "rejected", withdraw: "withdrawn" },
  published: { hold: "held", remove: "removed", withdraw: "withdrawn" },
  rejected: { restore: "published", hold: "held" },
  removed: { restore: "published" },
  withdrawn: {},
};

/** The state after `action`, or `undefined` where the state machine has no such step. */
export function nextState(state: CommentState, action: CommentAction): CommentState | undefined {
  return COMMENT_TRANSITIONS[state][action];
}

/** Longest text of a comment, in UTF-16 code units as typed. */
export const MAX_BODY_LENGTH = 10_000;

/** Longest name of a guest, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 60;

/** How long an author may edit, in milliseconds after posting. */
export const EDIT_WINDOW_MS = 10 * 60_000;

/**
 * Levels that are shown nested. A comment deeper than this is shown in one flat, chronological list with all others
 * under its ancestor on the level before the last; its true parent is kept and named ("in reply to").
 */
export const NEST_LIMIT = 6;

/** The most comments that one answer carries, whatever the size of the thread. */
export const PAGE_BUDGET = 100;

/** Orders in which the roots of a conversation can be read. Replies are always oldest first, so that they read as talk. */
export const SORTS = ["oldest", "newest", "replied", "best"] as const;

/** One of the orders of roots. */
export type Sort = (typeof SORTS)[number];
