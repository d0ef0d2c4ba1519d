import { createHash } from "node:crypto";
import { fetchPicture, isAllowedPicture } from "../delivery/fetch-picture.ts";
import { readPicture } from "../domain/picture.ts";
import type { PictureFault } from "../domain/picture.ts";
import { Problem } from "../domain/problem.ts";
import { avatarOf, PICTURE_HIDDEN, putAvatar } from "../store/avatars.ts";
import { touchArticlesOf } from "../store/comments-of-person.ts";
import { replaceJob } from "../store/jobs.ts";
import { personById } from "../store/people.ts";
import { recordSecurityEvent } from "../store/security-events.ts";
import type { Db } from "../store/store.ts";
import { hashSecret } from "./secrets.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/** Name of the job that fetches the picture of a member. */
export const FETCH_AVATAR = "fetch-avatar";

/** Longest address of a picture, in characters. */
const MAX_ADDRESS_LENGTH = 2_000;

/**
 * Has the picture fetched that the publisher says a member has: once, by this server, so that no reader's browser asks
 * anybody else. What cannot be one is written down for the member, and signing in goes on.
 * @param args.picture the claim, which may be anything.
 */
export async function takePictureClaim(
  tx: Db,
  context: ServiceContext,
  args: { personId: number; picture: unknown; at: number },
): Promise<void> {
  const { personId, picture, at } = args;
  const siteId = context.site().id;
  const known = await avatarOf(tx, personId);
  if ((known?.hidden ?? 0) !== PICTURE_HIDDEN.shown) return;
  const isAddress = typeof picture === "string" && picture.length <= MAX_ADDRESS_LENGTH;
  if (!isAddress || !isAllowedPicture(picture, pictureOrigins(context))) {
    await refuse(tx, context, { personId, reason: "not-allowed", sourceKey: null, at });
    return;
  }
  if (known?.source_key === sourceKeyOf(picture)) return;
  const data = { siteId, personId, address: picture };
  await replaceJob(tx, { kind: FETCH_AVATAR, key: `person ${personId}`, data, runAt: at, at });
}

/** The job: fetches the picture and keeps it. */
export async function fetchAvatar(context: ServiceContext, args: { personId: number; address: string }): Promise<void> {
  const { personId, address } = args;
  const siteId = context.site().id;
  const fetched = await fetchPicture(address, pictureOrigins(context));
  const read = typeof fetched === "string" ? fetched : checked(fetched.bytes);
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const person = await personById(tx, siteId, personId);
    const known = await avatarOf(tx, personId);
    // Meanwhile the member has left, or does not want it, or may not have it.
    if (person === undefined || person.state === "left") return;
    if ((known?.hidden ?? 0) !== PICTURE_HIDDEN.shown) return;
    const sourceKey = sourceKeyOf(address);
    if (typeof read === "string") {
      await refuse(tx, context, { personId, reason: read, sourceKey, at });
      return;
    }
    await touchArticlesOf(tx, { siteId, personId, at });
    const picture = { ...read, name: nameOf(personId, read) };
    await putAvatar(tx, { siteId, personId, sourceKey, picture, hidden: PICTURE_HIDDEN.shown, at });
  });
}

/** What a member may choose about their picture: `shown`, `hidden`; null: there is nothing to choose; or it was taken away. */
export type PictureChoice = "shown" | "hidden" | "taken-away" | null;

/** What a member sees of the picture that the publisher gave them. */
export async function pictureChoice(db: Db, personId: number): Promise<PictureChoice> {
  const known = await avatarOf(db, personId);
  if (known?.hidden === PICTURE_HIDDEN.byModerator) return "taken-away";
  if (known?.hidden === PICTURE_HIDDEN.byMember) return "hidden";
  return known === undefined || known.name === null ? null : "shown";
}

/**
 * Removes a member's picture, and takes no other; or takes the next one that the publisher gives.
 * @throws Problem `not-allowed` where a moderator took it away.
 */
export async function choosePicture(context: ServiceContext, args: { member: Member; hidden: boolean }): Promise<void> {
  const { member, hidden } = args;
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const known = await avatarOf(tx, member.id);
    if (known === undefined) return;
    if (known.hidden === PICTURE_HIDDEN.byModerator) {
      throw new Problem("not-allowed", "A moderator removed your picture. You can appeal against that.");
    }
    await touchArticlesOf(tx, { siteId, personId: member.id, at });
    const choice = hidden ? PICTURE_HIDDEN.byMember : PICTURE_HIDDEN.shown;
    await putAvatar(tx, { siteId, personId: member.id, sourceKey: null, picture: null, hidden: choice, at });
  });
}

/** Reasons that may be otherwise another time: the picture is asked for again at the next sign-in, and an earlier one stays. */
const PASSING = new Set(["refused", "no-connection", "time-out"]);

/** Writes down, once for each address, that a picture is not taken; the member has the drawn one. */
async function refuse(
  tx: Db,
  context: ServiceContext,
  args: { personId: number; reason: string; sourceKey: string | null; at: number },
): Promise<void> {
  const { personId, reason, sourceKey, at } = args;
  const siteId = context.site().id;
  await recordSecurityEvent(tx, { siteId, personId, kind: "picture-refused", at, data: { picture: reason } });
  if (PASSING.has(reason)) return;
  await touchArticlesOf(tx, { siteId, personId, at });
  await putAvatar(tx, { siteId, personId, sourceKey, picture: null, hidden: PICTURE_HIDDEN.shown, at });
}

/** The site's own pages, and what the operator adds. */
function pictureOrigins(context: ServiceContext): readonly string[] {
  const { allowedOrigins, avatarOrigins } = context.site().settings;
  return [...allowedOrigins, ...avatarOrigins];
}

function sourceKeyOf(address: string): string {
  return hashSecret(`picture ${address}`);
}

function checked(bytes: Uint8Array): PictureFile | PictureFault {
  const read = readPicture(bytes);
  return typeof read === "string" ? read : { type: read.type, bytes };
}

interface PictureFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Another one for each member, so that nobody can tell by it that two have the same picture, or whose it was. */
function nameOf(personId: number, { type, bytes }: PictureFile): string {
  return createHash("sha256").update(`${personId} ${type} `).update(bytes).digest("base64url").slice(0, 32);
}
