import type { Sort } from "../../domain/comment.ts";
import type { ArticleView } from "../../domain/thread-page.ts";
import { parseUrl } from "../../domain/parse-url.ts";

/** Addresses of pages, below the server's origin. The same tails below `/fragments` give the pieces without a page. */

/** The page on which a conversation is read. */
export function conversationPath(article: ArticleView): string {
  return article.slug === null ? `/conversations/${article.id}` : `/articles/${encodeURIComponent(article.slug)}`;
}

/** A conversation in an order, from a place on. */
export function threadQuery(sort: Sort, after: string | null): string {
  return after === null ? `?sort=${sort}` : `?sort=${sort}&after=${encodeURIComponent(after)}`;
}

/** The same part of a conversation as a fragment. */
export function threadFragmentPath(articleId: number, query: string): string {
  return `/fragments/conversations/${articleId}/thread${query}`;
}

/** The page of one comment. */
export function commentPath(id: number): string {
  return `/comments/${id}`;
}

/** The public page of a member. */
export function personPath(id: number): string {
  return `/people/${id}`;
}

/** A picture that the publisher's sign-on gave a member. */
export function avatarPath(name: string): string {
  return `/avatars/${name}`;
}

/** Where a member signs in again, to come back to a page that needs a recent sign-in. */
export function signInAgainPath(returnTo: string): string {
  return `/sign-in?again=yes&return=${encodeURIComponent(returnTo)}`;
}

/** A further part of a long branch. */
export function branchPath(id: number, after: number): string {
  return `/comments/${id}/replies?after=${after}`;
}

/** The house rules; an earlier version of them where one is named. */
export function rulesPath(version: number | null): string {
  return version === null ? "/rules" : `/rules?version=${version}`;
}

/**
 * One clause of the house rules.
 * @param version that a decision was made under; null for the rules as they are now.
 */
export function clausePath(number: number, version: number | null = null): string {
  return `${rulesPath(version)}#clause-${number}`;
}

/** The element of a comment on whatever page it is. */
export function commentAnchor(id: number): string {
  return `#comment-${id}`;
}

/** The address as it may stand in a link or an image: absolute http(s) or a path here; anything else gives `""`. */
export function safeAddress(address: string, publicUrl: string): string {
  const url = parseUrl(address, publicUrl);
  return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : "";
}

/** The host of an absolute address, as readers know it; `""` when there is none. */
export function hostOf(address: string): string {
  return parseUrl(address)?.host.replace(/^www\./u, "") ?? "";
}
