import { hasImports, importedRows, knownComments } from "../store/imports.ts";
import type { ServiceContext } from "./service-context.ts";

/** True where something was imported from `source` before. */
export async function wasImported(context: ServiceContext, source: string): Promise<boolean> {
  return await hasImports(context.store.reader, { siteId: context.site().id, source });
}

/**
 * Which of these comments earlier imports from `source` have written: `under` the article that the source calls
 * `article`, or `elsewhere`, under another one.
 */
export async function earlierImports(
  context: ServiceContext,
  args: { source: string; article: string; comments: readonly string[] },
): Promise<{ under: Set<string>; elsewhere: Set<string> }> {
  const bulk = { tx: context.store.reader, engine: context.store.engine };
  const known = { siteId: context.site().id, source: args.source };
  const articles = await importedRows(bulk, { ...known, kind: "article", externalIds: [args.article] });
  const rowIds = await importedRows(bulk, { ...known, kind: "comment", externalIds: args.comments });
  const rows = await knownComments(bulk, [...rowIds.values()]);
  const articleIds = new Map(rows.map((row) => [row.id, row.article_id]));
  const under = new Set<string>();
  const elsewhere = new Set<string>();
  for (const [externalId, rowId] of rowIds) {
    (articleIds.get(rowId) === articles.get(args.article) ? under : elsewhere).add(externalId);
  }
  return { under, elsewhere };
}
