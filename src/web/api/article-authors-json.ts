import * as z from "zod";
import { authorsOfArticle } from "../../store/article-authors.ts";
import type { WebContext } from "../web-context.ts";
import { instant } from "./json.ts";
import { ARTICLE_WITH_BODY, INSTANT } from "./schemas.ts";

/** Whom an article is by, for whoever may say so. An address is kept as a keyed hash only and cannot be given back. */
export const ARTICLE_AUTHORS = z
  .array(
    z.strictObject({
      account: z
        .string()
        .nullable()
        .describe(
          "Number of the member, as `authorAccounts` takes it; null: an address with which nobody has signed in yet",
        ),
      name: z.string().nullable(),
      since: INSTANT,
    }),
  )
  .describe("Whose comments under the article have the badge `author`, in the order in which they were named");

/** An article as its publisher sees it. */
export const PUBLISHED_ARTICLE = ARTICLE_WITH_BODY.extend({ authors: ARTICLE_AUTHORS }).meta({
  id: "PublishedArticle",
});

/** The people whom an article is by. */
export async function articleAuthorsJson(
  context: WebContext,
  articleId: number,
): Promise<z.infer<typeof ARTICLE_AUTHORS>> {
  const rows = await authorsOfArticle(context.store.reader, articleId);
  return rows.map(({ person_id: id, name, at }) => ({
    account: id === null ? null : String(id),
    name,
    since: instant(at),
  }));
}
