import { Problem } from "../domain/problem.ts";
import { countAdmins, personById, updatePerson } from "../store/people.ts";
import type { PersonRow } from "../store/people.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import type { Db } from "../store/store.ts";
import { erasePerson } from "./erase-person.ts";
import { requireRecentSignIn } from "./recent-sign-in.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/** Days in which somebody who leaves may change their mind. */
export const GRACE_DAYS = 14;

const DAY_MS = 24 * 60 * 60_000;

/** What becomes of the comments of somebody who leaves. */
export const COMMENT_CHOICES = ["keep", "withdraw"] as const;

/** One of the two. */
export type CommentChoice = (typeof COMMENT_CHOICES)[number];

/**
 * Deletes one's own account: at once, or after a time in which one may change one's mind.
 * @param args.comments `keep`: published comments stay under "former member"; `withdraw`: all go.
 * @returns when the account will be deleted (milliseconds since 1970-01-01 UTC); null when it has been.
 * @throws Problem `sign-in-again`, `last-admin` for the only admin of a site, which nobody could look after any more.
 */
export async function leave(
  context: ServiceContext,
  args: { member: Member; comments: CommentChoice; atOnce: boolean },
): Promise<number | null> {
  const { member, comments, atOnce } = args;
  const siteId = context.site().id;
  const leavesAt = await context.store.transaction(async (tx) => {
    const at = context.now();
    await requireRecentSignIn(tx, context, member);
    const person = await present(tx, siteId, member.id);
    const others = (admins: number): number => admins - Number(person.state === "active");
    if (person.role === "admin" && others(await countAdmins(tx, siteId)) < 1) {
      throw new Problem("last-admin", "You are the only admin of this site. Make somebody else an admin first.");
    }
    const due = atOnce ? at : at + GRACE_DAYS * DAY_MS;
    await updatePerson(tx, member.id, { state: "leaving", leaves_at: due, leave_comments: comments });
    await recordSecurityEvent(tx, { siteId, personId: member.id, kind: "deletion-asked", at, data: { comments } });
    return due;
  });
  if (!atOnce) return leavesAt;
  await erasePerson(context, member.id);
  return null;
}

/** When a member's account will be deleted (milliseconds since 1970-01-01 UTC); null when nobody asked for it. */
export async function readLeaving(context: ServiceContext, member: Member): Promise<number | null> {
  return (await personById(context.store.reader, context.site().id, member.id))?.leaves_at ?? null;
}

/** Changes one's mind before the day has come. @throws Problem `not-found` when nothing was asked for. */
export async function stay(context: ServiceContext, member: Member): Promise<void> {
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const person = await present(tx, siteId, member.id);
    if (person.state !== "leaving") throw new Problem("not-found", "Nobody asked for this account to be deleted.");
    await updatePerson(tx, member.id, { state: "active", leaves_at: null, leave_comments: null });
    await recordSecurityEvent(tx, { siteId, personId: member.id, kind: "deletion-cancelled", at: context.now() });
  });
}

async function present(tx: Db, siteId: number, personId: number): Promise<PersonRow> {
  const person = await personById(tx, siteId, personId);
  if (person === undefined || person.state === "left") throw new Problem("not-found", "There is no such account.");
  return person;
}
