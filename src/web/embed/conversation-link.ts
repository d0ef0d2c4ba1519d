import type { Context } from "hono";
import { articleView } from "../../service/article-view.ts";
import { actorOf } from "../request-actor.ts";
import { conversationPath } from "../views/addresses.ts";
import { visit } from "../visiting.ts";
import type { WebContext } from "../web-context.ts";

/**
 * Leads from an article that lives elsewhere (`?url=`, `?article=`) to its conversation: where publishers' pages link to
 * for readers without scripts. Followed from an allowed origin, it makes the article known like the embed does.
 * @throws Problem `invalid-input`, `not-found`, `origin-not-allowed`, `too-many-requests`.
 */
export async function conversationLink(c: Context, context: WebContext): Promise<Response> {
  const actor = await actorOf(c, context);
  const { settings } = context.site();
  const { article } = await visit(
    context,
    { ...actor, source: followedFromAllowed(c, settings.allowedOrigins) ? "allowed" : actor.source },
    { url: c.req.query("url") ?? null, id: c.req.query("article") ?? null, title: null },
  );
  c.header("cache-control", "no-store");
  return c.redirect(`${conversationPath(articleView(article, settings, context.now()))}#comments`, 302);
}

/** A link says where it was followed by Referer only (RFC 9110, section 10.1.3). */
function followedFromAllowed(c: Context, allowedOrigins: readonly string[]): boolean {
  const referer = c.req.header("referer") ?? "";
  return URL.canParse(referer) && allowedOrigins.includes(new URL(referer).origin);
}
