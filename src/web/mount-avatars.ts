import type { Hono } from "hono";
import { Problem } from "../domain/problem.ts";
import { avatarByName } from "../store/avatars.ts";
import type { WebContext } from "./web-context.ts";

/** Serves the pictures of members. Their names change with their content, so they may be kept for ever. */
export function mountAvatars(app: Hono, context: WebContext): void {
  app.get("/avatars/:name", async (c) => {
    const { name } = c.req.param();
    const found = await avatarByName(context.store.reader, { siteId: context.site().id, name });
    if (found === undefined) throw new Problem("not-found", "There is no such picture.");
    c.header("content-type", found.type);
    c.header("cache-control", "public, max-age=31536000, immutable");
    // Somebody else made these bytes: whatever they are, nothing in them runs.
    c.header("content-security-policy", "default-src 'none'; sandbox");
    // Embeds show these on pages on other origins.
    c.header("cross-origin-resource-policy", "cross-origin");
    return c.body(new Uint8Array(found.bytes));
  });
}
