import { CONFIRM_PATH, UNSUBSCRIBE_PATH } from "../../delivery/mail/mail-links.ts";
import type { MailLink } from "../../delivery/mail/mail-links.ts";
import { textsFor } from "../../domain/messages/texts.ts";
import { oneLine } from "../../domain/one-line.ts";
import { PREFERENCES } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { articleById } from "../../store/articles.ts";
import type { CommentRow } from "../../store/comments.ts";
import {
  confirmFollow,
  countUnconfirmed,
  deleteGuestFollows,
  followById,
  insertGuestFollow,
} from "../../store/follows.ts";
import { blockMail, insertMail } from "../../store/mails.ts";
import { lockPerson, personById, updatePerson } from "../../store/people.ts";
import type { Site } from "../../store/sites.ts";
import type { Db } from "../../store/store.ts";
import type { ServiceContext } from "../service-context.ts";
import type { NoticeContext } from "./notice-context.ts";

/** Confirmation mails that an address gets in a day at most, whoever types it: nobody's mailbox is filled by us. */
const MAX_UNCONFIRMED_A_DAY = 3;

const DAY_MS = 24 * 60 * 60_000;

/** What the links of the mail that asks the owner of an address are made of. */
export type AnswerLinks = Pick<NoticeContext, "publicUrl" | "mailLinks">;

/**
 * Notes that a guest wants to be told of answers to a comment, and writes the mail that asks the owner of the address.
 * Until that is confirmed nothing else is sent. Whether a mail was sent is told to nobody.
 * @param args.email the guest's address, a valid one.
 * @param args.at milliseconds since 1970-01-01 UTC.
 */
export async function askForAnswers(
  tx: Db,
  args: { site: Site; comment: CommentRow; email: string; links: AnswerLinks; at: number },
): Promise<void> {
  const { site, comment, links, at } = args;
  const { name, id: siteId, settings } = site;
  const { mails } = textsFor(settings.language);
  const email = args.email.toLowerCase();
  if ((await countUnconfirmed(tx, { siteId, email, since: at - DAY_MS })) >= MAX_UNCONFIRMED_A_DAY) return;
  const followId = await noteWish(tx, { comment, email, at });
  if (followId === null) return;
  const article = await articleById(tx, siteId, comment.article_id);
  const address = (path: string, link: MailLink): string => links.publicUrl + path + links.mailLinks.token(link);
  await insertMail(tx, {
    siteId,
    personId: null,
    kind: "confirm",
    to: args.email,
    subject: oneLine(mails.confirmSubject(name)),
    text: mails.confirmText({
      site: name,
      article: article?.title ?? "",
      link: address(CONFIRM_PATH, { do: "confirm", follow: followId }),
      unsubscribe: address(UNSUBSCRIBE_PATH, { do: "unfollow", email }),
    }),
    html: null,
    key: `confirm-${siteId}-${followId}`,
    at,
  });
}

/**
 * Notes that a guest wants to be told of answers to a comment; nothing is sent until that is confirmed.
 * @returns the number to confirm it by; null where it was noted before.
 */
export async function noteWish(
  tx: Db,
  { comment, email, at }: { comment: CommentRow; email: string; at: number },
): Promise<number | null> {
  const { site_id: siteId, article_id: articleId, id: commentId } = comment;
  return await insertGuestFollow(tx, { siteId, email: email.toLowerCase(), articleId, commentId, at });
}

/** What the page of a mail's link is about. */
export interface MailLinkAbout {
  readonly link: MailLink;
  /** The address that it concerns; null for members, who have a page for it. */
  readonly email: string | null;
}

/** Looks at the link of a mail without doing anything. @throws Problem `link-expired`. */
export async function lookAtMailLink(context: NoticeContext, token: string): Promise<MailLinkAbout> {
  const link = context.mailLinks.read(token);
  if (link === null) throw expired();
  switch (link.do) {
    case "confirm": {
      const wish = await followById(context.store.reader, context.site().id, link.follow);
      if (wish === undefined) throw expired();
      return { link, email: wish.email };
    }
    case "unfollow":
      return { link, email: link.email };
    case "silence":
      return { link, email: null };
  }
}

/** Confirms that a guest wants to be told of answers. Confirming twice is confirming. @throws Problem `link-expired`. */
export async function confirmAnswers(context: NoticeContext, token: string): Promise<void> {
  const { link } = await lookAtMailLink(context, token);
  if (link.do !== "confirm") throw expired();
  await context.store.transaction((tx) => confirmFollow(tx, link.follow, context.now()));
}

/**
 * Ends what a mail was about, signed in or not. Ending twice is ending.
 * @param args.forGood for a guest's address: no mail of this kind ever again, whoever types the address.
 * @throws Problem `link-expired`.
 */
export async function unsubscribe(context: NoticeContext, args: { token: string; forGood: boolean }): Promise<void> {
  const link = context.mailLinks.read(args.token);
  if (link === null || link.do === "confirm") throw expired();
  if (link.do === "silence") {
    await silence(context, link.person);
    return;
  }
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    await deleteGuestFollows(tx, { siteId, email: link.email });
    if (args.forGood) await blockMail(tx, { siteId, address: link.email, reason: "unsubscribed", at: context.now() });
  });
}

/** A member gets no notices by mail any more; they stay on the page. */
async function silence(context: ServiceContext, personId: number): Promise<void> {
  await context.store.transaction(async (tx) => {
    await lockPerson(tx, personId);
    const person = await personById(tx, context.site().id, personId);
    if (person === undefined || person.state === "left") return;
    const preferences = { ...PREFERENCES.parse(JSON.parse(person.preferences)), mail: "never" as const };
    await updatePerson(tx, personId, { preferences: JSON.stringify(preferences) });
  });
}

function expired(): Problem {
  return new Problem("link-expired", "This link no longer works. What it was about has ended.");
}
