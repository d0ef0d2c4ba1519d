import type { ArticleView, CommentView, ThreadNode } from "../../domain/thread-page.ts";
import { commentPath, safeAddress } from "./addresses.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * The conversation for search engines: https://schema.org/DiscussionForumPosting with nested
 * https://schema.org/Comment. What is withdrawn or removed is left out; replies to it move up.
 */
export function postingData(
  article: ArticleView,
  roots: readonly ThreadNode[],
  options: { view: ViewContext; address: string },
): Record<string, unknown> {
  const { view, address } = options;
  return {
    "@context": "https://schema.org",
    "@type": "DiscussionForumPosting",
    url: address,
    mainEntityOfPage: safeAddress(article.url, view.publicUrl) || address,
    headline: article.title,
    ...(article.standfirst === null ? {} : { text: article.standfirst }),
    author:
      article.author === null
        ? { "@type": "Organization", name: view.siteName }
        : { "@type": "Person", name: article.author },
    ...(article.publishedAt === null ? {} : { datePublished: new Date(article.publishedAt).toISOString() }),
    ...(article.image === null ? {} : { image: safeAddress(article.image.src, view.publicUrl) }),
    commentCount: article.commentCount,
    comment: roots.flatMap((node) => commentData(node, view)),
  };
}

function commentData(node: ThreadNode, view: ViewContext): Record<string, unknown>[] {
  const { comment } = node;
  const replies = node.replies.flatMap((reply) => commentData(reply, view));
  if (comment.html === "") return replies;
  return [{ ...oneComment(comment, view), ...(replies.length === 0 ? {} : { comment: replies }) }];
}

function oneComment(comment: CommentView, view: ViewContext): Record<string, unknown> {
  return {
    "@type": "Comment",
    url: view.publicUrl + commentPath(comment.id),
    author: { "@type": "Person", name: comment.author },
    datePublished: new Date(comment.createdAt).toISOString(),
    ...(comment.editedAt === null ? {} : { dateModified: new Date(comment.editedAt).toISOString() }),
    text: wordsOf(comment.html),
    upvoteCount: comment.marks.agree,
    downvoteCount: comment.marks.disagree,
  };
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

/** The words of stored HTML on one line; stored HTML has no other character references than these. */
function wordsOf(stored: string): string {
  // Hot: simple expressions, and the rare things only where they are.
  const words = stored
    .replace(/<[^>]*>/g, " ")
    .replace(/\s\s+|[\t\n]/g, " ")
    .trim();
  if (!words.includes("&")) return words;
  return words.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (reference, name: string) => CHARACTERS[name] ?? reference);
}
