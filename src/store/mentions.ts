import { sql } from "kysely";
import type { ExpressionBuilder } from "kysely";
import { mentionLink, unlinkMentions } from "../domain/mentions.ts";
import type { MentionedMember } from "../domain/mentions.ts";
import type { Tables } from "./schema.ts";
import { prepared } from "./prepared.ts";
import type { Db } from "./store.ts";

/** A member whom a name means. */
export interface NamedMember extends MentionedMember {
  /** The key of the name. */
  readonly key: string;
}

interface Named {
  readonly siteId: number;
  readonly keys: readonly string[];
}

/** Those who have one of the names today. */
const peopleNamed = (db: Db, { siteId, keys }: Named) =>
  db
    .selectFrom("person")
    .select(["id", "name", "name_key as key"])
    .where("site_id", "=", siteId)
    .where("name_key", "in", keys);

/** Those who once had one of the names and are still here. */
const oncePeopleNamed = (db: Db, { siteId, keys }: Named) =>
  db
    .selectFrom("former_name")
    .innerJoin("person", "person.id", "former_name.person_id")
    .select(["person.id", "person.name", "former_name.name_key as key"])
    .where("former_name.site_id", "=", siteId)
    .where("former_name.name_key", "in", keys)
    .where("person.state", "<>", "left");

/**
 * The members who have these names; where nobody has one today, who had it until after `since`.
 * @param args.since milliseconds since 1970-01-01 UTC.
 */
export async function membersNamed(
  db: Db,
  args: { siteId: number; keys: readonly string[]; since: number },
): Promise<NamedMember[]> {
  const { siteId, keys, since } = args;
  if (keys.length === 0) return [];
  const former = await oncePeopleNamed(db, { siteId, keys })
    .where("former_name.until", ">", since)
    .orderBy("former_name.id")
    .execute();
  const present = await peopleNamed(db, { siteId, keys }).execute();
  return [...new Map([...former, ...present].map((member) => [member.key, member])).values()].flatMap((member) =>
    member.key === null ? [] : [{ ...member, key: member.key }],
  );
}

/**
 * The members who had these names at a time: who has one since before, or gave it up after.
 * @param args.at milliseconds since 1970-01-01 UTC.
 */
export async function membersNamedAt(
  db: Db,
  args: { siteId: number; keys: readonly string[]; at: number },
): Promise<NamedMember[]> {
  const { siteId, keys, at } = args;
  if (keys.length === 0) return [];
  const former = await oncePeopleNamed(db, { siteId, keys })
    .where("former_name.until", ">", at)
    .where("person.created_at", "<=", at)
    // Whoever gave it up first had it at that time.
    .orderBy("former_name.until", "desc")
    .execute();
  const present = await peopleNamed(db, { siteId, keys })
    .where("created_at", "<=", at)
    .where((e) => e.or([e("name_changed_at", "is", null), e("name_changed_at", "<=", at)]))
    .execute();
  return [...new Map([...present, ...former].map((member) => [member.key, member])).values()].flatMap((member) =>
    member.key === null ? [] : [{ ...member, key: member.key }],
  );
}

/** Replaces what is known of whom a comment mentions. `written` is the name as it stands in the comment's source. */
export async function keepMentions(
  tx: Db,
  args: { siteId: number; commentId: number; mentions: readonly { personId: number; written: string }[] },
): Promise<void> {
  const { siteId, commentId, mentions } = args;
  await dropMentions(tx, commentId);
  if (mentions.length === 0) return;
  const rows = mentions.map(({ personId, written }) => ({
    site_id: siteId,
    comment_id: commentId,
    person_id: personId,
    written,
  }));
  await tx.insertInto("mention").values(rows).execute();
}

/** Forgets whom a comment mentions. */
export async function dropMentions(tx: Db, commentId: number): Promise<void> {
  await tx.deleteFrom("mention").where("comment_id", "=", commentId).execute();
}

/** The members whom a comment mentions, with the names of today and as they are written. */
export async function mentionsIn(db: Db, commentId: number): Promise<(MentionedMember & { written: string })[]> {
  return await mentionsOf(db, { commentId });
}

const mentionsOf = prepared<{ commentId: number }, MentionedMember & { written: string }>((db, arg) =>
  db
    .selectFrom("mention")
    .innerJoin("person", "person.id", "mention.person_id")
    .select(["person.id", "person.name", "mention.written"])
    .where("mention.comment_id", "=", arg("commentId"))
    .orderBy("person.id"),
);

/** Makes the version of every article grow in which a member is mentioned. */
export async function touchArticlesMentioning(tx: Db, args: { personId: number; at: number }): Promise<void> {
  await tx
    .updateTable("article")
    .set((e) => ({ version: e("version", "+", 1), updated_at: args.at }))
    .where("id", "in", (e) =>
      e.selectFrom("comment").select("article_id").where("id", "in", mentioning(args.personId)).distinct(),
    )
    .execute();
}

/** Gives the links to a mentioned member another name. Earlier texts have none: they stay as they were written. */
export async function renameMentions(tx: Db, member: MentionedMember & { readonly before: string }): Promise<void> {
  const { id, name, before } = member;
  const html = sql<string>`replace(body_html, ${mentionLink({ id, name: before })}, ${mentionLink({ id, name })})`;
  await tx.updateTable("comment").set({ body_html: html }).where("id", "in", mentioning(id)).execute();
}

/** Turns at most `limit` mentions of a member who leaves back into the words of those who wrote them. */
export async function eraseMentions(tx: Db, { personId }: { personId: number }, limit: number): Promise<number> {
  const rows = await tx
    .selectFrom("mention")
    .innerJoin("comment", "comment.id", "mention.comment_id")
    .select(["comment.id", "comment.article_id", "comment.body_html", "mention.written"])
    .where("mention.person_id", "=", personId)
    .orderBy("comment.id")
    .limit(limit)
    .execute();
  for (const { id, body_html: html, written } of rows) {
    const unlinked = unlinkMentions(html, [{ id: personId, written }]);
    await tx.updateTable("comment").set({ body_html: unlinked }).where("id", "=", id).execute();
    await tx.deleteFrom("mention").where("comment_id", "=", id).where("person_id", "=", personId).execute();
  }
  if (rows.length > 0) {
    await tx
      .updateTable("article")
      .set((e) => ({ version: e("version", "+", 1) }))
      .where("id", "in", [...new Set(rows.map(({ article_id: articleId }) => articleId))])
      .execute();
  }
  return rows.length;
}

function mentioning(personId: number) {
  return (e: ExpressionBuilder<Tables, "comment">) =>
    e.selectFrom("mention").select("comment_id").where("person_id", "=", personId);
}
