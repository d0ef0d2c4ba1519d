import { createHash } from "node:crypto";
import { articleKey, readableUrl } from "../domain/article-address.ts";
import { renderArticleMarkdown } from "../domain/article-markdown.ts";
import { escapeMarkdown } from "../domain/escape-markdown.ts";
import { renderMarkdown } from "../domain/markdown.ts";
import { slugFrom } from "../domain/slug.ts";
import type { IncomingArticle } from "../service/import-comments.ts";
import type { ServiceContext } from "../service/service-context.ts";
import { ImportBatches } from "./import-batches.ts";
import type { BatchComment } from "./import-batches.ts";
import { ImportReport } from "./import-report.ts";
import { importedName, importedTitle } from "./imported-text.ts";
import { decodeText } from "./transcript/decode-text.ts";
import { parseTranscript } from "./transcript/parse-transcript.ts";
import type { ParsedComment, ParsedTranscript } from "./transcript/transcript.ts";

const SOURCE = "transcript";

/**
 * Imports a page that was saved as text: its article and its comments. The article is hosted here, unless it is said
 * where it lives. Repeated, it adds the comments that are not there yet: a comment is known by its words, its author and
 * what it answers.
 * @param options.credit credit of the article's image where that runs into its first paragraph; it becomes one of its own.
 * @param options.url where the article lives, when that is elsewhere; its text is then left out.
 * @param options.publishedAt date of the article and its comments, which such a page does not tell; milliseconds since
 * 1970-01-01 UTC; now where it is not given.
 * @throws Problem `invalid-input`, naming the line, for a file that is no such page. Nothing is written then.
 */
export async function importTranscript(
  context: ServiceContext,
  options: { bytes: Uint8Array; credit?: string; url?: string; publishedAt?: number },
): Promise<ImportReport> {
  const { credit, url } = options;
  const at = options.publishedAt ?? context.now();
  const page = parseTranscript(decodeText(options.bytes), credit === undefined ? {} : { credit });
  const report = new ImportReport();
  for (const { line, text } of page.warnings) report.warn(line, text);
  const key = articleKey(url === undefined ? { id: slugFrom(page.title) } : { url }, context.site().settings);
  const article =
    url === undefined
      ? hostedArticle(page, { key, at })
      : { externalId: key, values: { key, url: readableUrl(url), slug: null, title: titleOf(page), published_at: at } };
  const batches = new ImportBatches({ context, source: SOURCE, report });
  await batches.add(article, incomingComments(page.comments, { key, at }));
  await batches.flush();
  return report;
}

function hostedArticle(page: ParsedTranscript, args: { key: string; at: number }): IncomingArticle {
  const source = articleMarkdown(page);
  return {
    externalId: args.key,
    values: {
      key: args.key,
      url: "",
      slug: slugFrom(page.title),
      title: titleOf(page),
      published_at: args.at,
      body_source: source,
      body_html: renderArticleMarkdown(source),
    },
    urlOf: (slug) => `/articles/${slug}`,
  };
}

function titleOf(page: ParsedTranscript): string {
  return importedTitle(page.title) || "Untitled";
}

function articleMarkdown(page: ParsedTranscript): string {
  const paragraphs = page.paragraphs.map((paragraph) => articleParagraph(paragraph));
  if (page.credit !== null) paragraphs.unshift(`*${articleParagraph(page.credit)}*`);
  return paragraphs.join("\n\n");
}

/** Unlike in comments, a newline alone is white space here, and a line of equals signs makes a heading of the line before it. */
function articleParagraph(text: string): string {
  return escapeMarkdown(text).replaceAll(/^=/gmu, "\\=").replaceAll("\n", "  \n");
}

function incomingComments(comments: readonly ParsedComment[], args: { key: string; at: number }): BatchComment[] {
  const ids: string[] = [];
  const repeats = new Map<string, number>();
  return comments.map((comment) => {
    const parentId = comment.parentIndex === null ? null : (ids[comment.parentIndex] ?? null);
    const same = digest([args.key, parentId, comment.state, comment.author, ...comment.paragraphs]);
    // Who says the same twice in one place has said it twice.
    const repeat = repeats.get(same) ?? 0;
    repeats.set(same, repeat + 1);
    const externalId = repeat === 0 ? same : digest([same, String(repeat)]);
    ids.push(externalId);
    const bodySource = escapeMarkdown(comment.paragraphs.join("\n\n"));
    return {
      isTombstone: false,
      externalId,
      parentExternalId: parentId,
      state: comment.state,
      author: comment.state === "published" ? importedName(comment.author) : "",
      email: null,
      bodySource,
      bodyHtml: renderMarkdown(bodySource),
      createdAt: args.at,
      publishedAt: args.at,
    };
  });
}

function digest(parts: readonly (string | null)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27);
}
