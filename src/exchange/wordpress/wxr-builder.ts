import { commentState, leftOutType, parseId, parseWordPressDate } from "./wxr-fields.ts";
import type { WxrComment, WxrRecord } from "./wxr-record.ts";

/** Text of the elements directly inside of one element, by their usual names. */
export type Fields = ReadonlyMap<string, string>;

/** Statuses of an article whose conversation not everybody may read. */
const NOT_PUBLIC = new Set(["draft", "auto-draft", "pending", "future", "private"]);

/** The most display names of authors that are remembered. */
const MAX_AUTHORS = 10_000;

/** Makes records of the fields that were read; knows what of an export is taken and what is left out. */
export class WxrBuilder {
  /** Records that are ready, in order. */
  readonly records: WxrRecord[] = [];
  readonly #authors = new Map<string, string>();
  #siteDone = false;
  #articleDone = false;

  /** A `wp:author` of the channel. */
  author(fields: Fields): void {
    const login = field(fields, "wp:author_login");
    if (this.#authors.size < MAX_AUTHORS) this.#authors.set(login, field(fields, "wp:author_display_name"));
  }

  /** The channel, once its own fields are known: at the first item or the end. */
  site(channel: Fields): void {
    if (this.#siteDone) return;
    this.#siteDone = true;
    const url = field(channel, "wp:base_blog_url") || field(channel, "link") || field(channel, "wp:base_site_url");
    this.records.push({ kind: "site", url, title: field(channel, "title") });
  }

  /** A `wp:comment`, inside of the item that has these fields so far. */
  comment(fields: Fields, item: Fields, line: number): void {
    const reason = whyLeftOut(fields, item);
    if (reason !== null) {
      this.records.push({ kind: "left-out", line, reason });
      return;
    }
    if (!this.#articleDone) this.#article(item, line);
    this.#articleDone = true;
    this.records.push({
      kind: "comment",
      line,
      id: parseId(field(fields, "wp:comment_id")) ?? 0,
      parent: parseId(field(fields, "wp:comment_parent")) ?? 0,
      author: field(fields, "wp:comment_author"),
      email: field(fields, "wp:comment_author_email"),
      createdAt: this.#date({
        gmt: field(fields, "wp:comment_date_gmt"),
        local: field(fields, "wp:comment_date"),
        line,
      }),
      state: this.#state(field(fields, "wp:comment_approved"), line),
      html: fields.get("wp:comment_content") ?? "",
    });
  }

  /** The end of an item. */
  endItem(line: number): void {
    if (!this.#articleDone) this.records.push({ kind: "left-out", line, reason: "entries without comments to take" });
    this.#articleDone = false;
  }

  #article(item: Fields, line: number): void {
    const login = field(item, "dc:creator");
    const gmt = parseWordPressDate(field(item, "wp:post_date_gmt"));
    const published = gmt ?? parseWordPressDate(field(item, "wp:post_date")) ?? Date.parse(field(item, "pubDate"));
    const status = field(item, "wp:status");
    this.records.push({
      kind: "article",
      line,
      id: field(item, "wp:post_id"),
      link: field(item, "link"),
      title: field(item, "title"),
      author: this.#authors.get(login) || login,
      publishedAt: Number.isNaN(published) || (status !== "" && status !== "publish") ? null : published,
      commentsOpen: field(item, "wp:comment_status") !== "closed",
    });
  }

  #date(dates: { gmt: string; local: string; line: number }): number | null {
    const gmt = parseWordPressDate(dates.gmt);
    if (gmt !== null) return gmt;
    const local = parseWordPressDate(dates.local);
    const text =
      local === null
        ? "this comment has no date; it gets that of the article or of the import"
        : "this comment has no date in UTC; its local date is taken as UTC";
    this.records.push({ kind: "oddity", line: dates.line, text });
    return local;
  }

  #state(approved: string, line: number): WxrComment["state"] {
    const state = commentState(approved);
    if (state !== undefined) return state;
    const text = `the status "${approved.slice(0, 40)}" is not known; the comment is held`;
    this.records.push({ kind: "oddity", line, text });
    return "held";
  }
}

function whyLeftOut(fields: Fields, item: Fields): string | null {
  if (NOT_PUBLIC.has(field(item, "wp:status")) || field(item, "wp:post_password") !== "") {
    return "comments on articles that are not public";
  }
  if (field(fields, "wp:comment_approved") === "spam") return "spam";
  if (parseId(field(fields, "wp:comment_id")) === null) return "comments without an id";
  return leftOutType(field(fields, "wp:comment_type"));
}

function field(fields: Fields, name: string): string {
  return (fields.get(name) ?? "").trim();
}
