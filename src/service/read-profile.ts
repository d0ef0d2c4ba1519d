import { badgeOf } from "../domain/person.ts";
import type { Badge } from "../domain/person.ts";
import { Problem } from "../domain/problem.ts";
import { commentsOfPerson, countPublishedOf } from "../store/comments-of-person.ts";
import type { CommentOfPerson } from "../store/comments-of-person.ts";
import { mutedBy } from "../store/mutes.ts";
import { peopleByIds, personById } from "../store/people.ts";
import { facesOf } from "../store/avatars.ts";
import type { PersonRow } from "../store/people.ts";
import type { Db } from "../store/store.ts";
import { pictureChoice } from "./avatars.ts";
import type { PictureChoice } from "./avatars.ts";
import { nameChangeAt } from "./change-profile.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/** Comments on one page of a list. */
export const PROFILE_PAGE = 20;

/** What everybody may know of a member. */
export interface PublicPerson {
  readonly id: number;
  readonly name: string;
  readonly bio: string;
  readonly badge: Badge | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly since: number;
  /** Name of the picture; null: one is drawn. */
  readonly avatar: string | null;
}

/** A part of what somebody wrote, newest first. */
export interface WrittenComments {
  readonly comments: readonly CommentOfPerson[];
  /** The comment before which the next part begins; null on the last. */
  readonly next: number | null;
}

/** A member's public page, as one viewer sees it. */
export interface Profile extends WrittenComments {
  readonly person: PublicPerson;
  /** Published comments. */
  readonly count: number;
  readonly isViewer: boolean;
  readonly muted: boolean;
}

/**
 * A member's public page: what they published and nothing else.
 * @param args.before only comments older than this one.
 * @throws Problem `not-found`, also for somebody who has left.
 */
export async function readProfile(
  context: ServiceContext,
  args: { personId: number; viewer: Member | null; before: number | null },
): Promise<Profile> {
  const { personId, viewer, before } = args;
  const siteId = context.site().id;
  const db = context.store.reader;
  const person = await personById(db, siteId, personId);
  if (person === undefined || person.state === "left") throw new Problem("not-found", "There is no such member.");
  return {
    person: await publicPerson(db, person),
    count: await countPublishedOf(db, personId),
    isViewer: viewer?.id === personId,
    muted: viewer !== null && (await mutedBy(db, viewer.id)).includes(personId),
    ...(await written(context, { personId, published: true, before })),
  };
}

/** One's own account, as its owner sees it. */
export interface OwnProfile extends WrittenComments {
  readonly person: PublicPerson;
  /** When the name may be changed again (milliseconds since 1970-01-01 UTC); null: now. */
  readonly nameChangeAt: number | null;
  readonly muted: readonly PublicPerson[];
  readonly picture: PictureChoice;
}

/**
 * One's own page: the profile, everything one wrote whatever its state, and whom one has muted.
 * @throws Problem `sign-in-needed` when the account is no longer there.
 */
export async function readOwnProfile(
  context: ServiceContext,
  args: { member: Member; before: number | null },
): Promise<OwnProfile> {
  const { member, before } = args;
  const siteId = context.site().id;
  const db = context.store.reader;
  const person = await personById(db, siteId, member.id);
  if (person === undefined) throw new Problem("sign-in-needed", "This account is no longer there.");
  const muted = await peopleByIds(db, siteId, await mutedBy(db, member.id));
  return {
    person: await publicPerson(db, person),
    nameChangeAt: nameChangeAt(person, context.now()),
    picture: await pictureChoice(db, person.id),
    muted: await publicPeople(
      db,
      muted.filter(({ state }) => state !== "left"),
    ),
    ...(await written(context, { personId: member.id, published: false, before })),
  };
}

async function publicPerson(db: Db, row: PersonRow): Promise<PublicPerson> {
  const [person] = await publicPeople(db, [row]);
  if (person === undefined) throw new Error("of one person one is shown");
  return person;
}

async function publicPeople(db: Db, rows: readonly PersonRow[]): Promise<PublicPerson[]> {
  const ids = rows.map(({ id }) => id);
  const [first] = rows;
  const faces = first === undefined ? [] : await facesOf(db, first.site_id, ids);
  const avatars = new Map(faces.map(({ id, avatar }) => [id, avatar]));
  return rows.map(({ id, name, bio, role, created_at: since }) => {
    return { id, name, bio, badge: badgeOf(role), since, avatar: avatars.get(id) ?? null };
  });
}

/** A part of what a member wrote. */
async function written(
  context: ServiceContext,
  args: { personId: number; published: boolean; before: number | null },
): Promise<WrittenComments> {
  const siteId = context.site().id;
  const rows = await commentsOfPerson(context.store.reader, { siteId, ...args, limit: PROFILE_PAGE + 1 });
  const comments = rows.slice(0, PROFILE_PAGE);
  return { comments, next: rows.length > PROFILE_PAGE ? (comments.at(-1)?.id ?? null) : null };
}
