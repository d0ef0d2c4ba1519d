import type { Generated } from "kysely";
import type { CommentState } from "../../domain/comment.ts";
import type { Badge } from "../../domain/person.ts";
import type { Mark } from "../../domain/reaction.ts";
import type { Column, Counter } from "./columns.ts";

export interface SiteTable {
  id: Generated<number>;
  name: string;
  /** JSON of `SiteSettings`. */
  settings: string;
  created_at: number;
  /** Origin under which this site is reached, where one installation serves several; null: under all others. */
  address: string | null;
}

export interface ArticleTable {
  id: Generated<number>;
  site_id: number;
  /** What the article is known by: `url:` + canonical URL or `id:` + the publisher's own id. Unique in a site. */
  key: string;
  url: string;
  /** Last part of the address of an article hosted here; null otherwise. Unique in a site. */
  slug: string | null;
  title: string;
  standfirst: string | null;
  author: string | null;
  published_at: number | null;
  /** JSON of `ArticleImage`. */
  image: string | null;
  body_source: string | null;
  body_html: string | null;
  /** When an editor closed the comments. */
  closed_at: number | null;
  /** Comments close by themselves this many days after publication; null: the site's setting. */
  close_after_days: number | null;
  created_at: number;
  updated_at: number;
  /** Published comments. */
  comment_count: Counter;
  /** Highest position given to a root. */
  last_position: Counter;
  version: Counter;
  /** JSON: what moderators laid upon the article and its threads (`measuresAt`); null: nothing. */
  measures: Column<string | null>;
}

/** Somebody who wrote an article: a member, or an address with which nobody has signed in yet. */
export interface ArticleAuthorTable {
  id: Generated<number>;
  site_id: number;
  article_id: number;
  person_id: number | null;
  /** Keyed hash of the address, until somebody signs in with it. */
  identity_key: string | null;
  /** The admin who said so; null: whoever published the article. */
  added_by: number | null;
  at: number;
}

export interface CommentTable {
  id: Generated<number>;
  site_id: number;
  article_id: number;
  /** The comment that this one truly answers. */
  parent_id: number | null;
  /** The comment under which it is shown: the parent, or for deep replies the ancestor on level NEST_LIMIT - 1. */
  branch_id: number | null;
  root_id: number | null;
  /** True depth: 1 for a root. */
  depth: number;
  /** Place in the list of its branch (of the article's roots), from 1, never given twice. */
  position: number;
  /** Positions from the root to here as shown, such as `6.1.1.2`. */
  number: string;
  state: CommentState;
  author_name: string;
  author_email: string | null;
  /** The member who wrote it; null for guests and imported comments. */
  person_id: Column<number | null>;
  /** The author's badge; null for most. */
  badge: Column<Badge | null>;
  /** The device that wrote it; null for imported comments. */
  device_id: string | null;
  body_source: string;
  body_html: string;
  created_at: number;
  /** When it first became public; null: never was. From then on its place is shown, whatever becomes of it. */
  published_at: number | null;
  edited_at: number | null;
  /** Highest position given in the branch under this comment. */
  last_position: Counter;
  /** Visible direct replies. */
  reply_count: Counter;
  /** Visible comments shown below this one. */
  descendant_count: Counter;
  agree_count: Counter;
  disagree_count: Counter;
  respect_count: Counter;
  /** Smallest hash of the text's sketch, by which like texts are found; null for short and imported texts. */
  text_key: Column<number | null>;
  /** 1: its author had published little when they wrote it. */
  newcomer: Counter;
  /** Rank for "best": lower confidence bound of respect, in millionths. */
  score: Counter;
}

/** An earlier text of a comment. */
export interface RevisionTable {
  id: Generated<number>;
  site_id: number;
  comment_id: number;
  body_source: string;
  body_html: string;
  /** When this text was replaced. */
  replaced_at: number;
}

/** A member whom a comment mentions. */
export interface MentionTable {
  site_id: number;
  comment_id: number;
  person_id: number;
  /** The name as it stands in the comment's source; the HTML has the name of today. */
  written: string;
}

/** A mark that somebody gave a comment. Kept one by one: counts and ranking are reckoned from them. */
export interface ReactionTable {
  site_id: number;
  comment_id: number;
  /** Whose mark: `p:` + person id, or `d:` + device id of a guest. */
  by_key: string;
  mark: Mark;
  created_at: number;
}

/** Makes a repeated request the same request. */
export interface IdempotencyTable {
  site_id: number;
  key: string;
  comment_id: number;
  created_at: number;
}

/** Everything that changed, in order; written in the transaction that changed it. */
export interface EventTable {
  id: Generated<number>;
  site_id: number;
  kind: string;
  article_id: number | null;
  comment_id: number | null;
  at: number;
  /** JSON; never text of comments or anything personal. */
  data: string;
}

/** Where an imported row came from; makes imports repeatable. */
export interface ImportSourceTable {
  site_id: number;
  /** Name of the import, such as `wordpress:https://example.org`. */
  source: string;
  kind: "article" | "comment";
  external_id: string;
  row_id: number;
}
