import * as z from "zod";
import { COMMENT_STATES } from "../../domain/comment.ts";
import { BADGES } from "../../domain/person.ts";
import { Problem } from "../../domain/problem.ts";
import { withMentionsAt } from "../../domain/mentions.ts";
import type { PublicPerson, WrittenComments } from "../../service/read-profile.ts";
import type { Member } from "../../service/service-context.ts";
import { avatarPath, commentPath } from "../views/addresses.ts";
import type { WebContext } from "../web-context.ts";
import { instant } from "./json.ts";
import { INSTANT, NUMBER_CURSOR } from "./schemas.ts";

/** What everybody may know of a member. */
export const PERSON = z
  .strictObject({
    id: z.int().min(1),
    name: z.string(),
    bio: z.string(),
    badge: z.enum(BADGES).nullable(),
    since: INSTANT.describe("When they became a member"),
    avatar: z.string().nullable().describe("Address of their picture on this server; null: one is drawn"),
  })
  .meta({ id: "Person" });

/** A comment in the list of what somebody wrote. */
const WRITTEN = z.strictObject({
  id: z.int(),
  articleId: z.int(),
  articleTitle: z.string(),
  number: z.string(),
  state: z.enum(COMMENT_STATES),
  html: z.string().describe("Safe HTML; empty once withdrawn"),
  createdAt: INSTANT,
  page: z.string().describe("Where it is read on this server"),
});

/** A part of what somebody wrote, newest first. */
export const WRITTEN_COMMENTS = {
  comments: z.array(WRITTEN),
  next: z.int().nullable().describe("`before` of the next part; null on the last"),
};

/** The query of a list of comments by one person. */
export const BEFORE = z.strictObject({ before: NUMBER_CURSOR.optional() });

/** A member as everybody sees them. */
export function personJson(context: WebContext, person: PublicPerson) {
  const avatar = person.avatar === null ? null : context.publicUrl + avatarPath(person.avatar);
  return { ...person, avatar, since: instant(person.since) };
}

/** A part of what somebody wrote. */
export function writtenJson(context: WebContext, { comments, next }: WrittenComments) {
  return {
    comments: comments.map((comment) => ({
      id: comment.id,
      articleId: comment.article_id,
      articleTitle: comment.article_title,
      number: comment.number,
      state: comment.state,
      html: withMentionsAt(comment.body_html, context.publicUrl),
      createdAt: instant(comment.created_at),
      page: context.publicUrl + commentPath(comment.id),
    })),
    next,
  };
}

/** Whoever is signed in. @throws Problem `sign-in-needed`. */
export function signedInMember(member: Member | null): Member {
  if (member === null) throw new Problem("sign-in-needed", "Please sign in first.");
  return member;
}
