import type { Context } from "hono";
import { textsFor } from "../../domain/messages/texts.ts";
import { lookAddress } from "../look.ts";
import type { ViewContext } from "../views/view-context.ts";
import type { WebContext } from "../web-context.ts";

/**
 * What the templates need for this request.
 * @param options.fragment the answer is put into a page that may be on another origin: addresses become absolute, and
 *   the page may ask for its own language.
 */
export function viewFor(c: Context, context: WebContext, options: { fragment: boolean }): ViewContext {
  const { name, settings } = context.site();
  const language = options.fragment ? (c.req.query("lang") ?? settings.language) : settings.language;
  return {
    texts: textsFor(language),
    siteName: name,
    publicUrl: context.publicUrl,
    base: options.fragment ? context.publicUrl : "",
    assets: context.assets.url,
    look: lookAddress(settings),
    marks: settings.reactions,
  };
}
