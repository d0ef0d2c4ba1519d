import { parseDocument } from "yaml";
import { articleKey } from "./article-address.ts";
import { MAX_EMAIL_LENGTH } from "./comment-input.ts";
import { FieldReader } from "./field-reader.ts";
import { MAX_ARTICLE_AUTHORS } from "./person.ts";
import { Problem } from "./problem.ts";
import { slugFrom } from "./slug.ts";
import type { ArticleImage } from "./thread-page.ts";

/** Longest article file, in UTF-16 code units: ten times the longest reportage. */
export const MAX_ARTICLE_FILE_LENGTH = 1_000_000;

/** An article as its file describes it. */
export interface ArticleFile {
  readonly title: string;
  readonly standfirst: string | null;
  readonly author: string | null;
  /** Accounts of those who wrote it: e-mail addresses, or numbers of members; null where the file says nothing of it. */
  readonly authorAccounts: readonly string[] | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly publishedAt: number | null;
  /** From the file, otherwise from the title. */
  readonly slug: string;
  /** The publisher's own id, where the file gives one. */
  readonly id: string | null;
  /** Address elsewhere that is the article's true one (`rel=canonical`), where the file gives one. */
  readonly url: string | null;
  readonly image: ArticleImage | null;
  readonly comments: "open" | "closed";
  /** Comments close this many days after publication; null: as the site says. */
  readonly closeAfterDays: number | null;
  /** Markdown. */
  readonly body: string;
}

const KEYS = [
  "title",
  "standfirst",
  "author",
  "authorAccounts",
  "date",
  "slug",
  "id",
  "url",
  "image",
  "comments",
  "closeAfterDays",
];

/**
 * Reads an article: Markdown after a YAML 1.2 head between two lines of `---`. Throws `Problem("invalid-input")` with
 * every wrong field; what YAML itself refuses is told with its line under the field `front-matter`.
 */
export function parseArticleFile(text: string): ArticleFile {
  const { head, body } = splitHead(text);
  const fields = new FieldReader(readYaml(head));
  fields.only(KEYS);
  const title = fields.text("title", { max: 300, required: true }) ?? "";
  const slug = fields.text("slug", { max: 80 });
  if (slug !== null && !/^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u.test(slug)) {
    fields.refuse("slug", "not-a-slug", "A slug consists of letters and digits, joined by single hyphens.");
  }
  const id = fields.text("id", { max: 200 });
  const url = fields.text("url", { max: 2000 });
  if (url !== null) fields.attempt(() => articleKey({ url }));
  const article: ArticleFile = {
    title,
    standfirst: fields.text("standfirst", { max: 1000 }),
    author: fields.text("author", { max: 200 }),
    authorAccounts: fields.texts("authorAccounts", { max: MAX_EMAIL_LENGTH, most: MAX_ARTICLE_AUTHORS }),
    publishedAt: fields.instant("date"),
    slug: slug ?? slugFrom(title),
    id,
    url,
    image: readImage(fields),
    comments: fields.choice("comments", ["open", "closed"]) ?? "open",
    closeAfterDays: fields.wholeNumber("closeAfterDays", { min: 1, max: 36_500 }),
    body,
  };
  fields.throwIfRefused("The head of the article file is not complete.");
  return article;
}

function readImage(fields: FieldReader): ArticleImage | null {
  const image = fields.inner("image");
  if (image === null) return null;
  image.only(["src", "alt", "caption", "credit"]);
  return {
    src: image.text("src", { max: 2000, required: true }) ?? "",
    // An empty text would say that the picture is decoration; the picture of an article never is.
    alt: image.text("alt", { max: 1000, required: true }) ?? "",
    caption: image.text("caption", { max: 1000 }),
    credit: image.text("credit", { max: 300 }),
  };
}

function splitHead(text: string): { head: string; body: string } {
  if (text.length > MAX_ARTICLE_FILE_LENGTH) throw unreadable("too-long", "The article file is too long.");
  const lines = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  if (!/^---[ \t]*$/.test(lines[0] ?? "") || end < 0) {
    throw unreadable("required", "The file must begin with a head between two lines of three hyphens.");
  }
  const body = lines.slice(end + 1).join("\n");
  if (/[\0\p{Surrogate}]/u.test(text)) throw unreadable("not-text", "The file contains something that is not text.");
  return { head: lines.slice(1, end).join("\n"), body: `${body.trim()}\n` };
}

function readYaml(head: string): unknown {
  const document = parseDocument(head, { prettyErrors: true, uniqueKeys: true, stringKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    // The head begins on the second line of the file.
    const line = (error.linePos?.[0].line ?? 1) + 1;
    throw unreadable("not-yaml", `Line ${line}: ${error.message.split("\n")[0] ?? ""}`);
  }
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch (error) {
    // A head has no use for YAML's aliases, with which a few lines can stand for gigabytes.
    if (error instanceof ReferenceError) throw unreadable("not-yaml", "The head must not contain aliases (`*name`).");
    throw error;
  }
}

function unreadable(code: string, message: string): Problem {
  return new Problem("invalid-input", message, { fields: [{ field: "front-matter", code, message }] });
}
