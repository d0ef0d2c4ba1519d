import type { Context } from "hono";
import { SORTS } from "../../domain/comment.ts";
import type { Sort } from "../../domain/comment.ts";
import { Problem } from "../../domain/problem.ts";
import { articleById, articleBySlug } from "../../store/articles.ts";
import type { ArticleRow } from "../../store/articles.ts";
import type { WebContext } from "../web-context.ts";

/** Largest id that is looked up; beyond it numbers are not exact. */
const MAX_ID = Number.MAX_SAFE_INTEGER;

/**
 * A whole positive number from the path.
 * @throws Problem `not-found` for anything else.
 */
export function idParam(c: Context, name = "id"): number {
  const text = c.req.param(name) ?? "";
  const id = /^[1-9]\d{0,15}$/u.test(text) ? Number(text) : Number.NaN;
  if (!(id <= MAX_ID)) throw new Problem("not-found", "There is nothing at this address.");
  return id;
}

/** A whole number of 0 or more from the query; `fallback` when it is absent. @throws Problem `bad-request`. */
export function wholeQuery(c: Context, name: string, fallback: number): number {
  const text = c.req.query(name);
  if (text === undefined || text === "") return fallback;
  if (!/^\d{1,15}$/u.test(text)) throw new Problem("bad-request", `${name} must be a whole number.`);
  return Number(text);
}

/** The order asked for; the site's default when none is. @throws Problem `bad-request`. */
export function sortQuery(c: Context, context: WebContext): Sort {
  const text = c.req.query("sort");
  if (text === undefined || text === "") return context.site().settings.defaultSort;
  const sort = SORTS.find((name) => name === text);
  if (sort === undefined) throw new Problem("bad-request", `sort must be one of ${SORTS.join(", ")}.`);
  return sort;
}

/** The article with the id in the path. @throws Problem `not-found`. */
export async function articleParam(c: Context, context: WebContext): Promise<ArticleRow> {
  return found(await articleById(context.store.reader, context.site().id, idParam(c)));
}

/** The hosted article with the slug in the path. @throws Problem `not-found`. */
export async function articleSlugParam(c: Context, context: WebContext): Promise<ArticleRow> {
  return found(await articleBySlug(context.store.reader, context.site().id, c.req.param("slug") ?? ""));
}

function found(article: ArticleRow | undefined): ArticleRow {
  if (article === undefined) throw new Problem("not-found", "There is no such article.");
  return article;
}
