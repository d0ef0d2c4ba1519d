import type {
  ArticleView,
  BranchPage,
  CommentPage,
  CommentView,
  MoreReplies,
  ThreadNode,
  ThreadPage,
} from "../../domain/thread-page.ts";
import { withMentionsAt } from "../../domain/mentions.ts";
import { avatarPath } from "../views/addresses.ts";
import type { WebContext } from "../web-context.ts";

/** An instant as the API writes it (RFC 3339, UTC). */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** An instant that may be absent. */
export function instantOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : instant(milliseconds);
}

/** An article without its text. */
export function articleJson(context: WebContext, article: ArticleView) {
  const { bodyHtml: _, ...fields } = article;
  const path = article.slug === null ? `/conversations/${article.id}` : `/articles/${article.slug}`;
  // Of an article hosted here the database knows the path only.
  const url = new URL(article.url, context.publicUrl).href;
  return { ...fields, url, publishedAt: instantOrNull(article.publishedAt), page: context.publicUrl + path };
}

/** An article with its text. */
export function articleWithBodyJson(context: WebContext, article: ArticleView) {
  return { ...articleJson(context, article), bodyHtml: article.bodyHtml };
}

/** A comment alone. Programs read its text elsewhere: its mentions lead here. */
export function commentJson(context: WebContext, comment: CommentView) {
  const html = withMentionsAt(comment.html, context.publicUrl);
  return {
    ...comment,
    html,
    memberSince: instantOrNull(comment.memberSince),
    avatar: comment.avatar === null ? null : context.publicUrl + avatarPath(comment.avatar),
    createdAt: instant(comment.createdAt),
    editedAt: instantOrNull(comment.editedAt),
  };
}

/** The type of `treeJson`, which contains itself. */
export interface CommentTreeJson extends ReturnType<typeof commentJson> {
  readonly replies: readonly CommentTreeJson[];
  readonly more: MoreReplies | null;
}

/** A comment with its replies. */
export function treeJson(context: WebContext, node: ThreadNode): CommentTreeJson {
  const replies = node.replies.map((reply) => treeJson(context, reply));
  return { ...commentJson(context, node.comment), replies, more: node.more };
}

/** One page of a conversation. */
export function threadPageJson(context: WebContext, page: ThreadPage) {
  return {
    article: articleJson(context, page.article),
    sort: page.sort,
    comments: page.roots.map((root) => treeJson(context, root)),
    next: page.next,
  };
}

/** One comment in its surroundings. */
export function commentPageJson(context: WebContext, page: CommentPage) {
  return {
    article: articleJson(context, page.article),
    ancestors: page.ancestors.map((above) => commentJson(context, above)),
    comment: treeJson(context, page.node),
    previousSibling: page.previousSibling,
    nextSibling: page.nextSibling,
  };
}

/** A further part of the list under one comment. */
export function branchPageJson(context: WebContext, page: BranchPage) {
  return {
    article: articleJson(context, page.article),
    parent: commentJson(context, page.parent),
    replies: page.replies.map((reply) => treeJson(context, reply)),
    more: page.more,
  };
}
