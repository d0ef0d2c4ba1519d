import type { Hono } from "hono";
import type { WebContext } from "../web-context.ts";
import { conversationLink } from "./conversation-link.ts";
import { embedScript } from "./embed-script.ts";
import { threadInclude } from "./thread-include.ts";

/** What pages of other sites and their servers ask for, beside fragments and the API. */
export function mountEmbed(app: Hono, context: WebContext): void {
  app.get("/embed.js", (c) => embedScript(c, context));
  app.get("/embed/thread.html", (c) => threadInclude(c, context));
  app.get("/conversations", (c) => conversationLink(c, context));
}
