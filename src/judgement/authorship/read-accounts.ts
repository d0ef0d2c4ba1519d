/** Reads accounts from JSON lines, and makes their profiles. */

import { ownWords, recurringSignOffs } from "./own-words.ts";
import { addComments, emptyProfile, type StyleProfile } from "./profile.ts";

/** One comment of an account; `at` is an ISO 8601 instant or day. */
export interface AccountComment {
  readonly text: string;
  readonly at?: string | undefined;
}

/** An account with its comments. */
export interface Account {
  readonly account: string;
  readonly comments: readonly AccountComment[];
}

/**
 * Reads JSON lines `{"account", "comments":[{"text","at"?}]}`; empty lines are skipped. An account on several lines is
 * one account: were it two, each would be the other's rival, and neither would look like the newcomer's.
 *
 * @returns accounts in the order in which each was first named.
 * @throws SyntaxError naming the line when it is not JSON or not of that shape.
 */
export function readAccounts(text: string): Account[] {
  const accounts = new Map<string, Account>();
  text.split("\n").forEach((line, at) => {
    const bare = line.replace(/^\uFEFF/u, "").trim();
    if (bare === "") return;
    const read = readAccount(bare, at + 1);
    const before = accounts.get(read.account);
    accounts.set(read.account, before === undefined ? read : together(before, read));
  });
  return [...accounts.values()];
}

/** Comments of both; one that is on a further line again, word for word at the same time, is the same comment. */
function together({ account, comments }: Account, further: Account): Account {
  const known = new Set(comments.map(({ text, at }) => JSON.stringify([text, at])));
  const added = further.comments.filter(({ text, at }) => !known.has(JSON.stringify([text, at])));
  return { account, comments: [...comments, ...added] };
}

function readAccount(line: string, number: number): Account {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new SyntaxError(`Line ${number} is not JSON`, { cause });
  }
  const { account, comments } = (value ?? {}) as { account?: unknown; comments?: unknown };
  if (typeof account !== "string" || !Array.isArray(comments)) {
    throw new SyntaxError(`Line ${number} needs "account" (a string) and "comments" (a list)`);
  }
  return { account, comments: comments.map((comment) => readComment(comment, number)) };
}

function readComment(value: unknown, number: number): AccountComment {
  const { text, at } = (value ?? {}) as { text?: unknown; at?: unknown };
  if (typeof text !== "string") throw new SyntaxError(`Line ${number} has a comment without "text"`);
  return { text, at: typeof at === "string" ? at : undefined };
}

/** The author's own words of every comment, in order; comments that are only quotation come out empty. */
export function ownComments({ account, comments }: Account): AccountComment[] {
  const signOffs = recurringSignOffs(comments.map(({ text }) => text));
  return comments.map(({ text, at }) => ({ text: ownWords(text, { signOffs, names: [account] }), at }));
}

/** Profile of an account, from own words only. */
export function profileOfAccount(account: Account): StyleProfile {
  const own = ownComments(account).filter(({ text }) => text !== "");
  return addComments(
    emptyProfile(),
    own.map(({ text, at }) => ({ text, hour: hourOf(at) })),
  );
}

const TIMED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/u;

/** Hour of the day in UTC of an ISO 8601 instant; undefined for a mere day, no time or a wrong one. */
export function hourOf(at: string | null | undefined): number | undefined {
  if (at === null || at === undefined || !TIMED.test(at)) return undefined;
  // Without a zone the instant is taken as UTC: never as the time zone of the machine.
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/iu.test(at) ? at : `${at}Z`;
  const instant = Date.parse(zoned.replace(" ", "T"));
  return Number.isNaN(instant) ? undefined : new Date(instant).getUTCHours();
}
