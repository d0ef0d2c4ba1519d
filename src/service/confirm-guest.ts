import { textsFor } from "../domain/messages/texts.ts";
import { Problem } from "../domain/problem.ts";
import { articleById } from "../store/articles.ts";
import {
  challengeByHandle,
  challengeBySecret,
  insertChallenge,
  linkedChallenge,
  useChallenge,
} from "../store/challenges.ts";
import { commentById } from "../store/comments.ts";
import type { CommentRow } from "../store/comments.ts";
import { confirmFollow } from "../store/follows.ts";
import { insertMail } from "../store/mails.ts";
import type { Site } from "../store/sites.ts";
import type { Db } from "../store/store.ts";
import { changeCommentState } from "./change-state.ts";
import { noteNewcomer } from "./moderation/note-newcomer.ts";
import { noteWish } from "./notices/guest-answers.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { ServiceContext, Writer } from "./service-context.ts";

/** The kind of challenge that publishes a guest's comment. */
export const COMMENT_KIND = "guest-comment";

/** The kind of row that remembers that a device has confirmed an address: of both only a hash. */
const CONFIRMED_KIND = "guest-confirmed";

const DAY_MS = 24 * 60 * 60_000;

/** Days for which the mailed link works. */
const LINK_DAYS = 7;

/** Days for which a device need not confirm the same address again. */
const CONFIRMED_DAYS = 180;

/** What a guest has to do before their comment is public. */
export interface Confirmation {
  readonly email: string;
  readonly linkBase: string;
  readonly deviceId: string;
}

/**
 * Whether somebody may write here, and whether they have to confirm their address first (site setting `whoMayPost`).
 * @returns null when nothing has to be confirmed.
 * @throws Problem `sign-in-needed` for guests where only members write; `invalid-input` for a guest without an address
 *   where it has to be confirmed.
 */
export async function neededConfirmation(
  context: ServiceContext,
  args: { writer: Writer; email: string | null; linkBase: string | undefined },
): Promise<Confirmation | null> {
  const { id: siteId, settings } = context.site();
  const { writer, email, linkBase } = args;
  if (writer.member !== null || settings.whoMayPost === "anyone") return null;
  if (settings.whoMayPost === "members") {
    throw new Problem("sign-in-needed", "Only members write here. Please sign in; your text is kept.");
  }
  if (email === null) {
    const message = "Please give your e-mail address.";
    throw new Problem("invalid-input", message, { fields: [{ field: "email", code: "required", message }] });
  }
  if (writer.device === null || linkBase === undefined)
    throw new Error("a guest has a device, and the link an address");
  const known = await challengeBySecret(context.store.reader, {
    siteId,
    kind: CONFIRMED_KIND,
    secretHash: deviceHash(writer.device.id, email),
  });
  if (known !== undefined && known.expires_at > context.now()) return null;
  return { email, linkBase, deviceId: writer.device.id };
}

/**
 * Sends the mail whose link publishes a comment.
 * @param args.publish false: a moderator has to look at it as well; the link then only confirms the address.
 * @param args.wantsAnswers whether the guest asked to be told of answers: the same link confirms that, too.
 */
export async function askToConfirm(
  tx: Db,
  args: {
    site: Site;
    comment: CommentRow;
    confirmation: Confirmation;
    publish: boolean;
    wantsAnswers: boolean;
    at: number;
  },
): Promise<void> {
  const { site, comment, confirmation, publish, wantsAnswers, at } = args;
  const secret = newSecret();
  const article = await articleById(tx, site.id, comment.article_id);
  const { data } = textsFor(site.settings.language);
  const follow = wantsAnswers ? await noteWish(tx, { comment, email: confirmation.email, at }) : null;
  await insertChallenge(tx, {
    siteId: site.id,
    kind: COMMENT_KIND,
    secretHash: hashSecret(secret),
    handleHash: commentHandle(site.id, comment.id),
    codeHash: null,
    data: { comment: comment.id, publish, follow, device: deviceHash(confirmation.deviceId, confirmation.email) },
    at,
    expiresAt: at + LINK_DAYS * DAY_MS,
  });
  await insertMail(tx, {
    siteId: site.id,
    personId: null,
    kind: "confirm-comment",
    to: confirmation.email,
    subject: data.confirmSubject(site.name),
    text: data.confirmText({
      site: site.name,
      article: article?.title ?? "",
      link: confirmation.linkBase + secret,
      days: LINK_DAYS,
      answers: wantsAnswers,
    }),
    html: null,
    key: `confirm-comment-${comment.id}`,
    at,
  });
}

/** True while a comment waits for its author's address to be confirmed. */
export async function awaitsConfirmation(
  context: ServiceContext,
  comment: Pick<CommentRow, "id" | "state">,
): Promise<boolean> {
  if (comment.state !== "held") return false;
  const siteId = context.site().id;
  const handleHash = commentHandle(siteId, comment.id);
  const asked = await challengeByHandle(context.store.reader, { siteId, kind: COMMENT_KIND, handleHash });
  return asked !== undefined && asked.used_at === null && asked.expires_at > context.now();
}

/** Looks whether a link is still good, without using it up. @throws Problem `link-expired`. */
export async function lookAtConfirmation(context: ServiceContext, secret: string): Promise<void> {
  await byLink(context.store.reader, context, secret);
}

/**
 * Confirms the address of a guest and publishes the comment, unless a moderator has to look at it as well or has.
 * @returns the comment.
 * @throws Problem `link-expired`.
 */
export async function confirmGuest(context: ServiceContext, secret: string): Promise<{ commentId: number }> {
  const siteId = context.site().id;
  return await context.store.transaction(async (tx) => {
    const at = context.now();
    const challenge = await byLink(tx, context, secret);
    if (!(await useChallenge(tx, challenge.id, at))) throw expired();
    const { comment: commentId, publish, follow, device } = JSON.parse(challenge.data) as ChallengeData;
    await remember(tx, { siteId, device, at });
    if (typeof follow === "number") await confirmFollow(tx, follow, at);
    const comment = await commentById(tx, siteId, commentId);
    if (publish && comment?.state === "held") {
      await changeCommentState(tx, { comment, action: "publish", at });
      await noteNewcomer(tx, context, { comment, at });
    }
    return { commentId };
  });
}

interface ChallengeData {
  readonly comment: number;
  readonly publish: boolean;
  /** The wish to be told of answers; absent or null: there is none. */
  readonly follow?: number | null;
  /** Of device and address: what will not have to be confirmed again. */
  readonly device: string;
}

async function remember(tx: Db, args: { siteId: number; device: string; at: number }): Promise<void> {
  const { siteId, device, at } = args;
  const known = await challengeBySecret(tx, { siteId, kind: CONFIRMED_KIND, secretHash: device });
  if (known !== undefined) return;
  await insertChallenge(tx, {
    siteId,
    kind: CONFIRMED_KIND,
    secretHash: device,
    codeHash: null,
    data: {},
    at,
    expiresAt: at + CONFIRMED_DAYS * DAY_MS,
  });
}

type Linked = NonNullable<Awaited<ReturnType<typeof linkedChallenge>>>;

async function byLink(db: Db, context: ServiceContext, secret: string): Promise<Linked> {
  const scope = { siteId: context.site().id, kind: COMMENT_KIND, secretHash: hashSecret(secret) };
  const challenge = await linkedChallenge(db, scope);
  if (challenge === undefined || challenge.used_at !== null || challenge.expires_at <= context.now()) throw expired();
  return challenge;
}

function expired(): Problem {
  return new Problem("link-expired", "This link has been used already or is too old.");
}

function commentHandle(siteId: number, commentId: number): string {
  return hashSecret(`comment ${siteId} ${commentId}`);
}

/** The device's number is random and known to nobody else, so that the address cannot be guessed from the hash. */
function deviceHash(deviceId: string, email: string): string {
  return hashSecret(`device ${deviceId} ${email.toLowerCase()}`);
}
