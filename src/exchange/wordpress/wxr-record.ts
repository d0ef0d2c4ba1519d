/**
 * What a WordPress export holds, one record at a time, in the order of the file: the site first, an article before its
 * comments.
 */
export type WxrRecord = WxrSite | WxrArticle | WxrComment | WxrLeftOut | WxrOddity;

/** The blog that was exported. */
export interface WxrSite {
  readonly kind: "site";
  /** Its address as the file has it; empty when the file has none. */
  readonly url: string;
  readonly title: string;
}

/** A post, page or attachment that has comments. */
export interface WxrArticle {
  readonly kind: "article";
  /** Line of the file, from 1. */
  readonly line: number;
  /** Unique in the blog; empty when the file has none. */
  readonly id: string;
  /** As the file has it: not always absolute, sometimes empty. */
  readonly link: string;
  readonly title: string;
  /** Login name of the author; empty when unknown. */
  readonly author: string;
  /** Milliseconds since 1970-01-01 UTC; null when unknown or never published. */
  readonly publishedAt: number | null;
  readonly commentsOpen: boolean;
}

/** A comment on the article before it. */
export interface WxrComment {
  readonly kind: "comment";
  /** Line of the file, from 1. */
  readonly line: number;
  /** Unique in the blog. */
  readonly id: number;
  /** 0 for a root. */
  readonly parent: number;
  /** As the file has it: may be empty and may hold character references. */
  readonly author: string;
  readonly email: string;
  /** Milliseconds since 1970-01-01 UTC; null when the file has no usable date. */
  readonly createdAt: number | null;
  readonly state: "published" | "held" | "removed";
  /** HTML in which a bare newline breaks the line. */
  readonly html: string;
}

/** Something that is not imported, and why (a plural noun phrase). */
export interface WxrLeftOut {
  readonly kind: "left-out";
  readonly line: number;
  readonly reason: string;
}

/** Something unexpected that was dealt with. */
export interface WxrOddity {
  readonly kind: "oddity";
  readonly line: number;
  readonly text: string;
}
