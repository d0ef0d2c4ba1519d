import { Problem } from "../domain/problem.ts";
import { visitArticle } from "../service/visit-article.ts";
import type { Visit } from "../service/visit-article.ts";
import type { ArticleRow } from "../store/articles.ts";
import { limitedBy } from "./security/actor.ts";
import type { Actor } from "./security/actor.ts";
import type { WebContext } from "./web-context.ts";

/**
 * Finds the article of a page, for whoever asks; or makes it known, where the publisher asks, or a page on one of the
 * site's origins for an address on these origins. Only making known counts against the limits.
 * @throws Problem `invalid-input`, `not-found`, `origin-not-allowed`, `too-many-requests`.
 */
export async function visit(
  context: WebContext,
  actor: Actor,
  named: Visit,
): Promise<{ article: ArticleRow; created: boolean }> {
  return await visitArticle(context, {
    visit: named,
    origin: context.publicUrl,
    // Only a page can make an article known, not whoever calls this address by hand.
    mayCreate: actor.publisher || actor.source === "own" || actor.source === "allowed",
    beforeCreation: async (url) => {
      if (actor.publisher) return;
      requireSiteAddress(context, url);
      await context.limits.count("act", limitedBy(actor));
    },
  });
}

function requireSiteAddress(context: WebContext, url: string): void {
  // Hosts, not origins: the same article may be reached by http and https.
  const { host } = new URL(url);
  const origins = [context.publicUrl, ...context.site().settings.allowedOrigins];
  if (origins.some((origin) => new URL(origin).host === host)) return;
  throw new Problem("origin-not-allowed", "The article's address is not on one of the sites that may embed here.");
}
