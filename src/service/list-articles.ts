import { Problem } from "../domain/problem.ts";
import { newestArticles } from "../store/articles.ts";
import type { ListedArticle } from "../store/articles.ts";
import type { ServiceContext } from "./service-context.ts";

/** Articles on one page of the list. */
const PAGE_SIZE = 20;

/**
 * Articles that have a date, newest first.
 * @param args.after cursor of the page before; null for the first page.
 * @returns the articles, and the cursor of the next page or null.
 * @throws Problem `bad-request` for a cursor that is not one of ours.
 */
export async function listArticles(
  context: ServiceContext,
  args: { after: string | null },
): Promise<{ articles: ListedArticle[]; next: string | null }> {
  const found = await newestArticles(context.store.reader, context.site().id, {
    limit: PAGE_SIZE + 1,
    after: args.after === null ? undefined : parseCursor(args.after),
  });
  const articles = found.slice(0, PAGE_SIZE);
  const last = articles.at(-1);
  const more = last !== undefined && found.length > PAGE_SIZE;
  return { articles, next: more ? `${(last.published_at ?? 0).toString(36)}_${last.id.toString(36)}` : null };
}

function parseCursor(text: string): { publishedAt: number; id: number } {
  const match = /^(-?[0-9a-z]{1,10})_([0-9a-z]{1,10})$/u.exec(text);
  if (match === null) {
    throw new Problem("bad-request", "This page address is not one of ours. Please start from the first page.");
  }
  return { publishedAt: Number.parseInt(match[1] ?? "", 36), id: Number.parseInt(match[2] ?? "", 36) };
}
