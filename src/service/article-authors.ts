import { accepted, validateEmail } from "../domain/comment-input.ts";
import { badgeOf, MAX_ARTICLE_AUTHORS } from "../domain/person.ts";
import type { Badge, Role } from "../domain/person.ts";
import { Problem } from "../domain/problem.ts";
import {
  articlesAwaiting,
  authorsOfArticle,
  badgeUnderArticle,
  deleteArticleAuthor,
  insertArticleAuthor,
  isArticleAuthor,
} from "../store/article-authors.ts";
import type { ArticleAuthorKey } from "../store/article-authors.ts";
import { articleById, touchArticle } from "../store/articles.ts";
import { recordEvent } from "../store/events.ts";
import { identityBySubject } from "../store/identities.ts";
import { personById } from "../store/people.ts";
import type { Db } from "../store/store.ts";
import { identityKeys } from "./moderation/banned-identities.ts";
import type { Member, ServiceContext } from "./service-context.ts";

/** The badge above a member's comment: whoever wrote the article is its author first of all. */
export async function badgeUnder(
  db: Db,
  args: { articleId: number; person: { readonly id: number; readonly role: Role } },
): Promise<Badge | null> {
  const { articleId, person } = args;
  return (await isArticleAuthor(db, { articleId, personId: person.id })) ? "author" : badgeOf(person.role);
}

/**
 * Says whom an article is by, in the place of what was said before. The badges above their comments follow.
 * @param args.accounts e-mail addresses, or numbers of members. An address with which nobody has signed in counts from
 *   then on when somebody does.
 * @param args.addedBy the admin who says so; null: whoever publishes the article.
 * @returns whether anything is different now.
 * @throws Problem `invalid-input`.
 */
export async function setArticleAuthors(
  tx: Db,
  context: ServiceContext,
  args: { articleId: number; accounts: readonly string[]; addedBy: number | null; at: number },
): Promise<boolean> {
  const { articleId, accounts, addedBy, at } = args;
  const wanted = new Map<string, ArticleAuthorKey>();
  for (const account of accounts) {
    const author = await authorOf(tx, context, account);
    wanted.set(keyOf(author), author);
  }
  const present = new Map(
    (await authorsOfArticle(tx, articleId)).map((row) => [
      keyOf(row.person_id === null ? { identityKey: row.identity_key ?? "" } : { personId: row.person_id }),
      row,
    ]),
  );
  const added = [...wanted].flatMap(([key, author]) => (present.has(key) ? [] : [author]));
  const removed = [...present].flatMap(([key, row]) => (wanted.has(key) ? [] : [row]));
  for (const author of added) await link(tx, context, { articleId, author, addedBy, at });
  for (const { id, person_id: personId } of removed) {
    await deleteArticleAuthor(tx, id);
    await refreshBadge(tx, context, { articleId, personId });
  }
  return added.length + removed.length > 0;
}

/**
 * Adds somebody to the people whom an article is by, or takes one of them away, by an admin.
 * @param args.change the account that is added, or the row that is taken away.
 * @throws Problem `not-found`, `invalid-input`.
 */
export async function changeArticleAuthor(
  context: ServiceContext,
  args: { articleId: number; change: { readonly add: string } | { readonly remove: number }; by: Member },
): Promise<void> {
  const { articleId, change } = args;
  const siteId = context.site().id;
  await context.store.transaction(async (tx) => {
    const at = context.now();
    const by = { articleId, addedBy: args.by.id, at };
    if ((await articleById(tx, siteId, articleId)) === undefined) throw noArticle();
    const present = await authorsOfArticle(tx, articleId);
    if ("add" in change) {
      if (present.length >= MAX_ARTICLE_AUTHORS) {
        throw unknownAccount(`An article is by at most ${MAX_ARTICLE_AUTHORS} accounts.`);
      }
      await link(tx, context, { ...by, author: await authorOf(tx, context, change.add.trim()) });
    } else {
      const row = present.find(({ id }) => id === change.remove);
      if (row === undefined) throw new Problem("not-found", "This is not one of the article's authors.");
      await deleteArticleAuthor(tx, row.id);
      await refreshBadge(tx, context, { articleId, personId: row.person_id });
    }
    await noteAuthors(tx, context, by);
  });
}

/** Makes what shows an article stale and writes down that it is by others now. */
export async function noteAuthors(
  tx: Db,
  context: ServiceContext,
  args: { articleId: number; addedBy: number | null; at: number },
): Promise<void> {
  const { articleId, addedBy: by, at } = args;
  const siteId = context.site().id;
  await touchArticle(tx, { siteId, articleId, at });
  const people = (await authorsOfArticle(tx, articleId)).flatMap(({ person_id: id }) => id ?? []);
  const data = { authors: people.join(" "), by };
  await recordEvent(tx, { siteId, kind: "article-updated", articleId, at, data });
}

/** Makes a member, who has just proven an address, the author of the articles that are by whoever has it. */
export async function takeAwaitedArticles(
  tx: Db,
  context: ServiceContext,
  args: { personId: number; email: string; at: number },
): Promise<void> {
  const { personId, email, at } = args;
  const siteId = context.site().id;
  const identityKey = keyOfAddress(context, email.toLowerCase());
  for (const { id, article_id: articleId, added_by: addedBy } of await articlesAwaiting(tx, { siteId, identityKey })) {
    await deleteArticleAuthor(tx, id);
    await link(tx, context, { articleId, author: { personId }, addedBy, at });
    await noteAuthors(tx, context, { articleId, addedBy, at });
  }
}

async function link(
  tx: Db,
  context: ServiceContext,
  args: { articleId: number; author: ArticleAuthorKey; addedBy: number | null; at: number },
): Promise<void> {
  const { articleId, author } = args;
  await insertArticleAuthor(tx, { siteId: context.site().id, ...args });
  await refreshBadge(tx, context, { articleId, personId: "personId" in author ? author.personId : null });
}

async function refreshBadge(
  tx: Db,
  context: ServiceContext,
  args: { articleId: number; personId: number | null },
): Promise<void> {
  const { articleId, personId } = args;
  if (personId === null) return;
  const person = await personById(tx, context.site().id, personId);
  if (person === undefined) return;
  await badgeUnderArticle(tx, { articleId, personId, badge: await badgeUnder(tx, { articleId, person }) });
}

async function authorOf(tx: Db, context: ServiceContext, account: string): Promise<ArticleAuthorKey> {
  const siteId = context.site().id;
  if (/^\d{1,15}$/u.test(account)) {
    const person = await personById(tx, siteId, Number(account));
    if (person === undefined || person.state === "left") throw unknownAccount(`There is no member ${account}.`);
    return { personId: person.id };
  }
  const subject = addressOf(account).toLowerCase();
  const identity = await identityBySubject(tx, { siteId, kind: "email", subject });
  if (identity !== undefined) return { personId: identity.person_id };
  return { identityKey: keyOfAddress(context, subject) };
}

function addressOf(account: string): string {
  try {
    return accepted(validateEmail(account));
  } catch (error) {
    if (error instanceof Problem) throw unknownAccount("An account is an e-mail address or the number of a member.");
    throw error;
  }
}

function keyOfAddress(context: ServiceContext, subject: string): string {
  const [key] = identityKeys(context, [{ kind: "email", subject }]);
  if (key === undefined) throw new Error("an address names somebody");
  return key;
}

function keyOf(author: ArticleAuthorKey): string {
  return "personId" in author ? `person ${author.personId}` : `key ${author.identityKey}`;
}

function noArticle(): Problem {
  return new Problem("not-found", "There is no such article.");
}

function unknownAccount(message: string): Problem {
  return new Problem("invalid-input", message, { fields: [{ field: "authorAccounts", code: "unknown", message }] });
}
