import { mailTime, wantsNotice } from "../../domain/notice.ts";
import type { NoticeKind } from "../../domain/notice.ts";
import { PREFERENCES } from "../../domain/person.ts";
import { articleById } from "../../store/articles.ts";
import { commentById } from "../../store/comments.ts";
import type { CommentRow } from "../../store/comments.ts";
import { lookAhead, takeEvents } from "../../store/event-reader.ts";
import type { ReadEvent } from "../../store/event-reader.ts";
import { followersOf, guestsAwaitingAnswers } from "../../store/follows.ts";
import { requestJob } from "../../store/jobs.ts";
import { insertMail } from "../../store/mails.ts";
import { mentionsIn } from "../../store/mentions.ts";
import { insertNotices, mutersOf, toldOf } from "../../store/notices.ts";
import { peopleByIds } from "../../store/people.ts";
import type { PersonRow } from "../../store/people.ts";
import type { Db, Store } from "../../store/store.ts";
import { answerMail } from "./answer-mail.ts";
import { MAIL_NOTICES } from "./notice-context.ts";
import type { NoticeContext } from "./notice-context.ts";

/** Name of this reader of the event log. */
export const NOTICES_READER = "notices";

/** Events read in one transaction. On SQLite all writers wait for it. */
const BATCH = 25;

/** People asked about in one query. */
const CHUNK = 500;

/** When to look again for events behind a transaction that is still under way, in milliseconds. */
const SOON_MS = 1_000;

/**
 * Reads everything new in the event log and tells people what concerns them: a notice each, and mails to guests. What is
 * read and what came of it are committed together, so that a crash neither loses nor doubles a notice.
 * @param sites the context of a site by its id.
 * @returns after how many milliseconds to look again unasked; null: when something is committed.
 */
export async function takeNotices(store: Store, sites: (id: number) => NoticeContext): Promise<number | null> {
  const { engine } = store;
  const reader = NOTICES_READER;
  for (;;) {
    const ahead = await lookAhead(store.reader, { engine, reader });
    if (ahead !== "ready") return ahead === "soon" ? SOON_MS : null;
    await store.transaction(async (tx) => {
      for (const event of await takeEvents(tx, { engine, reader, limit: BATCH })) {
        await tellOf(tx, sites(event.site_id), event);
      }
    });
  }
}

async function tellOf(tx: Db, context: NoticeContext, event: ReadEvent): Promise<void> {
  const { kind, comment_id: commentId } = event;
  if (commentId === null) return;
  if (kind !== "comment-published" && kind !== "comment-edited" && kind !== "comment-restored") return;
  const comment = await commentById(tx, event.site_id, commentId);
  if (comment?.state !== "published") return;
  const reasons = await reasonsOf(tx, { comment, at: event.at, edited: kind === "comment-edited" });
  await tellMembers(tx, context, { comment, reasons });
  if (kind === "comment-published") await tellGuests(tx, context, comment);
}

/** Who is to be told of a comment, each with the weightiest reason. */
async function reasonsOf(
  tx: Db,
  args: { comment: CommentRow; at: number; edited: boolean },
): Promise<Map<number, NoticeKind>> {
  const { comment, edited } = args;
  const reasons = new Map<number, NoticeKind>();
  const parent = comment.parent_id === null ? undefined : await commentById(tx, comment.site_id, comment.parent_id);
  if (!edited && parent !== undefined && parent.person_id !== null) reasons.set(parent.person_id, "reply");
  for (const { id } of await mentionsIn(tx, comment.id)) if (!reasons.has(id)) reasons.set(id, "mention");
  if (!edited) {
    const rootId = comment.root_id ?? comment.id;
    // Who began to follow since then has seen it.
    for (const id of await followersOf(tx, { articleId: comment.article_id, rootId, before: args.at })) {
      if (!reasons.has(id)) reasons.set(id, "follow");
    }
  }
  if (comment.person_id !== null) reasons.delete(comment.person_id);
  return reasons;
}

async function tellMembers(
  tx: Db,
  context: NoticeContext,
  args: { comment: CommentRow; reasons: ReadonlyMap<number, NoticeKind> },
): Promise<void> {
  const { comment } = args;
  const { site_id: siteId, article_id: articleId, id: commentId } = comment;
  const at = context.now();
  const ids = [...args.reasons.keys()];
  for (let start = 0; start < ids.length; start += CHUNK) {
    const personIds = ids.slice(start, start + CHUNK);
    const told = await toldOf(tx, { commentId, personIds });
    const muters =
      comment.person_id === null ? new Set() : await mutersOf(tx, { authorId: comment.person_id, personIds });
    const people = (await peopleByIds(tx, siteId, personIds))
      .filter(({ id, state }) => state !== "left" && !told.has(id) && !muters.has(id))
      .map((person) => ({ person, kind: args.reasons.get(person.id) ?? "follow" }))
      .filter(({ person, kind }) => wantsNotice(kind, preferencesOf(person)));
    const notices = people.map(({ person, kind }) => ({ personId: person.id, kind }));
    await insertNotices(tx, { siteId, articleId, commentId, at, notices });
    for (const { person } of people) await askForMail(tx, person, at);
  }
}

async function askForMail(tx: Db, person: PersonRow, at: number): Promise<void> {
  const runAt = mailTime(preferencesOf(person).mail, at);
  if (runAt === null) return;
  const data = { siteId: person.site_id, personId: person.id };
  await requestJob(tx, { kind: MAIL_NOTICES, key: String(person.id), data, runAt, at });
}

async function tellGuests(tx: Db, context: NoticeContext, comment: CommentRow): Promise<void> {
  const { parent_id: parentId, article_id: articleId, site_id: siteId } = comment;
  if (parentId === null) return;
  const guests = await guestsAwaitingAnswers(tx, { articleId, commentId: parentId });
  if (guests.length === 0) return;
  const parent = await commentById(tx, siteId, parentId);
  const article = await articleById(tx, siteId, articleId);
  // Whoever took their comment back does not wait for answers to it, and nobody is told of their own.
  if (parent?.state !== "published" || article === undefined) return;
  const isSame = comment.device_id !== null && comment.device_id === parent.device_id;
  if (isSame) return;
  for (const { id, email } of guests) {
    if (comment.author_email?.toLowerCase() === email.toLowerCase()) continue;
    await insertMail(tx, answerMail(context, { followId: id, email, comment, article }));
  }
}

function preferencesOf(person: PersonRow) {
  return PREFERENCES.parse(JSON.parse(person.preferences));
}
