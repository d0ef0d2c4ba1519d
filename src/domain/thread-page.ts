import type { CommentState, Sort } from "./comment.ts";
import type { Badge } from "./person.ts";
import type { MarkCounts } from "./reaction.ts";

/** What everybody may see of one comment: the view model of every template and of the JSON API. */
export interface CommentView {
  readonly id: number;
  /** The comment that this one truly answers; null for a root. */
  readonly parentId: number | null;
  /** Place in the conversation as shown, such as `6.1.1.2`. */
  readonly number: string;
  /** True depth: 1 for a root. */
  readonly depth: number;
  /** Depth as shown: 1 to NEST_LIMIT. */
  readonly level: number;
  /** `held` is shown to everybody only as a placeholder that keeps the replies under it. */
  readonly state: CommentState;
  /** Empty unless the comment is published. */
  readonly author: string;
  /** The member who wrote it; null for guests, and unless the comment is published. */
  readonly personId: number | null;
  /** `author`: of the very article that the comment stands under. */
  readonly badge: Badge | null;
  /** When the member who wrote it became one (milliseconds since 1970-01-01 UTC); null for guests. */
  readonly memberSince: number | null;
  /** Name of the member's picture (`/avatars/NAME`); null: one is drawn from the member's number. */
  readonly avatar: string | null;
  /** Sanitised HTML; empty unless the comment is published. */
  readonly html: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly createdAt: number;
  /** Milliseconds since 1970-01-01 UTC; null when never edited. */
  readonly editedAt: number | null;
  /** Whom the comment answers, when that is not the comment it is shown under (deep replies, excerpts). */
  readonly inReplyTo: { readonly id: number; readonly author: string; readonly number: string } | null;
  /** How many people gave each mark; all 0 unless the comment is published. */
  readonly marks: MarkCounts;
  /** Rank for "best", in millionths. */
  readonly score: number;
  /** Direct replies that everybody can see. */
  readonly replyCount: number;
  /** All replies below, as shown, that everybody can see. */
  readonly descendantCount: number;
}

/** What of a list of replies is left out. */
export interface MoreReplies {
  /** How many that everybody can see, each with all that is below it. */
  readonly count: number;
  /** False: at least so many; counting on would take too long. */
  readonly exact: boolean;
  /** The cursor that continues the list. */
  readonly after: number;
}

/** A comment with those of its replies that fit into this answer. */
export interface ThreadNode {
  readonly comment: CommentView;
  readonly replies: readonly ThreadNode[];
  /** Set where replies of this comment are left out. */
  readonly more: MoreReplies | null;
  /** Leads to a comment that a link names, behind those that are left out. */
  readonly beyond?: ThreadNode;
}

/** The article as the conversation needs it. */
export interface ArticleView {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly standfirst: string | null;
  readonly author: string | null;
  readonly publishedAt: number | null;
  readonly image: ArticleImage | null;
  /** Rendered body when the article is hosted here; null when it lives elsewhere. */
  readonly bodyHtml: string | null;
  /** Last part of the address of a hosted article (`/articles/SLUG`). */
  readonly slug: string | null;
  readonly commentCount: number;
  /** True when new comments are refused. */
  readonly closed: boolean;
  /** Grows with every public change of the conversation or the article. */
  readonly version: number;
}

export interface ArticleImage {
  readonly src: string;
  readonly alt: string;
  readonly caption: string | null;
  readonly credit: string | null;
}

/** One page of a conversation. */
export interface ThreadPage {
  readonly article: ArticleView;
  readonly sort: Sort;
  readonly roots: readonly ThreadNode[];
  /** Opaque cursor of the next page of roots; null on the last page. */
  readonly next: string | null;
  /** Leads to a comment that a link names, behind this page. */
  readonly beyond?: ThreadNode;
  /** True when this is not the first page. */
  readonly continued: boolean;
}

/** One comment in its surroundings: all shown ancestors (outermost first), the comment with its replies, its neighbours. */
export interface CommentPage {
  readonly article: ArticleView;
  readonly ancestors: readonly CommentView[];
  readonly node: ThreadNode;
  readonly previousSibling: { readonly id: number; readonly number: string } | null;
  readonly nextSibling: { readonly id: number; readonly number: string } | null;
}

/** A further part of one long branch. */
export interface BranchPage {
  readonly article: ArticleView;
  readonly parent: CommentView;
  readonly replies: readonly ThreadNode[];
  readonly more: MoreReplies | null;
}
