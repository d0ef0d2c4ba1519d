import type { Context } from "hono";
import { readThread } from "../../service/read-thread.ts";
import { freshnessOf } from "../freshness.ts";
import { sortQuery } from "../pages/article-address.ts";
import { viewFor } from "../pages/page-view.ts";
import { answerPublic } from "../pages/public-page.ts";
import { actorOf } from "../request-actor.ts";
import { INCLUDE_ATTRIBUTES, renderInclude } from "../views/include.ts";
import { visit } from "../visiting.ts";
import type { WebContext } from "../web-context.ts";

/**
 * The first page of a conversation as an element with declarative shadow DOM, for the publisher's server to put into the
 * article's own HTML. Asked for from server to server; with the publisher's API token it makes the article known.
 * @throws Problem `invalid-input`, `not-found`, `bad-request`.
 */
export async function threadInclude(c: Context, context: WebContext): Promise<Response> {
  const { article } = await visit(context, await actorOf(c, context), {
    url: c.req.query("url") ?? null,
    id: c.req.query("article") ?? null,
    title: c.req.query("title") ?? null,
  });
  const sort = sortQuery(c, context);
  const view = viewFor(c, context, { fragment: true });
  const attributes = INCLUDE_ATTRIBUTES.flatMap((name) => {
    const value = c.req.query(name);
    return value === undefined ? [] : [{ name, value }];
  });
  return await answerPublic(c, context, {
    ...freshnessOf(context, [article]),
    fragment: true,
    make: async () => renderInclude(await readThread(context, { article, sort, after: null }), attributes, view),
  });
}
