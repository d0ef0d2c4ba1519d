import { prepared } from "./prepared.ts";
import type { Badge } from "../domain/person.ts";
import type { Db } from "./store.ts";

/** Whom an article is by: a member, or the keyed hash of an address with which nobody has signed in yet. */
export type ArticleAuthorKey = { readonly personId: number } | { readonly identityKey: string };

/** One of the people whom an article is by. */
export interface ArticleAuthorRow {
  readonly id: number;
  readonly person_id: number | null;
  readonly identity_key: string | null;
  readonly added_by: number | null;
  readonly at: number;
  /** The member's name; null for somebody who has not signed in yet. */
  readonly name: string | null;
}

/** The people whom an article is by, in the order in which they were named. */
export async function authorsOfArticle(db: Db, articleId: number): Promise<ArticleAuthorRow[]> {
  return await db
    .selectFrom("article_author")
    .leftJoin("person", "person.id", "article_author.person_id")
    .select(["article_author.id", "person_id", "identity_key", "added_by", "at", "person.name"])
    .where("article_id", "=", articleId)
    .orderBy("article_author.id")
    .execute();
}

// Asked for with every comment of a member.
const selectAuthor = prepared<{ articleId: number; personId: number }, { id: number }>((db, arg) =>
  db
    .selectFrom("article_author")
    .select("id")
    .where("article_id", "=", arg("articleId"))
    .where("person_id", "=", arg("personId")),
);

/** Whether an article is by this member. */
export async function isArticleAuthor(db: Db, args: { articleId: number; personId: number }): Promise<boolean> {
  return (await selectAuthor(db, args)).length > 0;
}

/** Adds somebody whom an article is by; the same again changes nothing. */
export async function insertArticleAuthor(
  tx: Db,
  args: { siteId: number; articleId: number; author: ArticleAuthorKey; addedBy: number | null; at: number },
): Promise<void> {
  const { siteId, articleId, author, addedBy, at } = args;
  await tx
    .insertInto("article_author")
    .values({
      site_id: siteId,
      article_id: articleId,
      person_id: "personId" in author ? author.personId : null,
      identity_key: "identityKey" in author ? author.identityKey : null,
      added_by: addedBy,
      at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes somebody from the people whom an article is by. */
export async function deleteArticleAuthor(tx: Db, id: number): Promise<void> {
  await tx.deleteFrom("article_author").where("id", "=", id).execute();
}

/** The articles that are by whoever signs in with this address, of those who have not yet. */
export async function articlesAwaiting(
  db: Db,
  args: { siteId: number; identityKey: string },
): Promise<{ id: number; article_id: number; added_by: number | null }[]> {
  return await db
    .selectFrom("article_author")
    .select(["id", "article_id", "added_by"])
    .where("site_id", "=", args.siteId)
    .where("identity_key", "=", args.identityKey)
    .orderBy("id")
    .execute();
}

/** Changes the badge above what a member wrote under an article; what was withdrawn has lost its author for good. */
export async function badgeUnderArticle(
  tx: Db,
  args: { articleId: number; personId: number; badge: Badge | null },
): Promise<void> {
  await tx
    .updateTable("comment")
    .set({ badge: args.badge })
    .where("article_id", "=", args.articleId)
    .where("person_id", "=", args.personId)
    .where("state", "!=", "withdrawn")
    .execute();
}
