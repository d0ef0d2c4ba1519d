import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { actorOf } from "../request-actor.ts";
import { visit } from "../visiting.ts";
import type { WebContext } from "../web-context.ts";
import { threadAnswer } from "./read-pages.ts";

/**
 * The first page of a conversation for a page that knows its article's address (`?url=`) or the publisher's id
 * (`?article=`). The first visit from an allowed origin creates the article.
 * @throws Problem `origin-not-allowed`, `invalid-input`, `not-found`.
 */
export async function visitFragment(c: Context, context: WebContext): Promise<Response> {
  const actor = await actorOf(c, context);
  if (actor.source === "foreign") {
    throw new Problem("origin-not-allowed", "This site is not on the list of sites that may embed the conversation.");
  }
  const { article } = await visit(context, actor, {
    url: c.req.query("url") ?? null,
    id: c.req.query("article") ?? null,
    title: c.req.query("title") ?? null,
  });
  return await threadAnswer(c, context, { article, as: "fragment" });
}
