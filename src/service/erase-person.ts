import { randomBytes } from "node:crypto";
import { nextState } from "../domain/comment.ts";
import { touchArticle } from "../store/articles.ts";
import type { CommentRow } from "../store/comments.ts";
import {
  anonymiseMark,
  deleteIdentitiesOf,
  deleteStyleProfile,
  detachComment,
  dueToLeave,
  ERASING_STEPS,
  marksOfMember,
  someCommentsOf,
} from "../store/erase-person.ts";
import type { Erased } from "../store/erase-person.ts";
import { identitiesOf } from "../store/identities.ts";
import { personById, updatePerson } from "../store/people.ts";
import type { Db } from "../store/store.ts";
import { changeCommentState } from "./change-state.ts";
import { closeAppealsOfLeavers } from "./moderation/fallen-appeals.ts";
import { closeMootCases, closeReturnCases } from "./moderation/close-moot.ts";
import { keepBannedIdentities } from "./moderation/banned-identities.ts";
import { standingOf } from "./moderation/standing.ts";
import { memberKey } from "./service-context.ts";
import type { ServiceContext } from "./service-context.ts";

/** Rows that one transaction changes at most: nobody who writes waits long for it. */
const BATCH = 200;

/** Comments that one transaction takes from their author: each has its article and its quotations, too. */
const COMMENT_BATCH = 25;

/**
 * Deletes every account of the context's site whose day has come, and goes on with deletions that were interrupted; to
 * be run daily and after a start.
 * @returns how many accounts were deleted.
 */
export async function eraseDue(context: ServiceContext): Promise<number> {
  const siteId = context.site().id;
  let erased = 0;
  await repeat(context, (tx) => closeAppealsOfLeavers(tx, context, context.now()));
  for (;;) {
    const due = await dueToLeave(context.store.reader, { siteId, at: context.now(), limit: BATCH });
    if (due.length === 0) return erased;
    for (const personId of due) {
      await erasePerson(context, personId);
      erased++;
    }
  }
}

/**
 * Deletes one account whose owner has asked for it, in many small transactions. The first one ends all sessions and
 * blanks the name, so that from then on nobody acts as this person; the last one forgets that there is anything to do.
 * What happens in between may happen twice.
 */
export async function erasePerson(context: ServiceContext, personId: number): Promise<void> {
  const siteId = context.site().id;
  const choice = await context.store.transaction(async (tx) => {
    const person = await personById(tx, siteId, personId);
    if (person === undefined || person.leaves_at === null) return null;
    await updatePerson(tx, personId, {
      state: "left",
      name: "",
      name_key: null,
      bio: "",
      preferences: "{}",
      role: "member",
    });
    await closeReturnCases(tx, { siteId, personId, at: context.now() });
    await closeAppealsOfLeavers(tx, context, context.now());
    return { keep: person.leave_comments === "keep" };
  });
  if (choice === null) return;
  const identities = await identitiesOf(context.store.reader, personId);
  const addresses = identities.flatMap(({ kind, subject, label }) => (kind === "email" ? [subject, label] : []));
  const who: Erased = { siteId, personId, addresses: [...new Set(addresses)] };
  for (const step of ERASING_STEPS) await repeat(context, (tx) => step(tx, who, BATCH));
  await repeat(context, (tx) => anonymiseMarks(tx, personId));
  await repeat(context, (tx) => takeComments(tx, { siteId, personId, keep: choice.keep, at: context.now() }));
  await context.store.transaction(async (tx) => {
    await deleteStyleProfile(tx, personId);
    await keepBan(tx, context, personId);
    await deleteIdentitiesOf(tx, personId);
    await updatePerson(tx, personId, { leaves_at: null, leave_comments: null });
  });
}

/** A ban holds for the person, not for the account: what would make a new one is remembered until it ends. */
async function keepBan(tx: Db, context: ServiceContext, personId: number): Promise<void> {
  const { ban } = await standingOf(tx, { personId, deviceId: null }, context.now());
  if (ban === null) return;
  const { decisionId, scope, until: endsAt } = ban;
  await keepBannedIdentities(tx, context, { decisionId, personId, scope, endsAt });
}

async function repeat(context: ServiceContext, step: (tx: Db) => Promise<number>): Promise<void> {
  while ((await context.store.transaction(step)) > 0);
}

/** Each mark gets a key of its own, so that marks of one person can no longer be told to belong together. */
async function anonymiseMarks(tx: Db, personId: number): Promise<number> {
  const byKey = memberKey(personId);
  const marks = await marksOfMember(tx, { byKey, limit: BATCH });
  for (const { comment_id: commentId, mark } of marks) {
    await anonymiseMark(tx, { commentId, mark, byKey, newKey: `x:${randomBytes(12).toString("base64url")}` });
  }
  return marks.length;
}

async function takeComments(
  tx: Db,
  args: { siteId: number; personId: number; keep: boolean; at: number },
): Promise<number> {
  const { siteId, at } = args;
  const comments = await someCommentsOf(tx, { ...args, limit: COMMENT_BATCH });
  for (const comment of comments) {
    // What nobody else has seen is not kept: only what was said in public stays public.
    const stays = args.keep && comment.state === "published";
    if (!stays) await withdraw(tx, comment, at);
    await closeMootCases(tx, { commentId: comment.id, stays, because: "author-left", at });
    await detachComment(tx, comment.id, { text: !stays });
    await touchArticle(tx, { siteId, articleId: comment.article_id, at });
  }
  return comments.length;
}

/** Withdraws a comment where its state has such a step; a removed or rejected one keeps its state. */
async function withdraw(tx: Db, comment: CommentRow, at: number): Promise<void> {
  if (nextState(comment.state, "withdraw") === undefined) return;
  await changeCommentState(tx, { comment, action: "withdraw", at });
}
