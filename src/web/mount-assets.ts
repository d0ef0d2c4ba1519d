import type { Hono } from "hono";
import { Problem } from "../domain/problem.ts";
import { chooseEncoding } from "./public-answer.ts";
import type { WebContext } from "./web-context.ts";

/** Serves the built scripts and styles. Their names change with their content, so they may be kept for ever. */
export function mountAssets(app: Hono, context: WebContext): void {
  app.get("/assets/:file", (c) => {
    const asset = context.assets.file(c.req.param("file"));
    if (asset === undefined) throw new Problem("not-found", "There is no such file.");
    const wanted = chooseEncoding(c.req.header("accept-encoding"));
    const body = asset.bodies[wanted];
    c.header("content-type", asset.contentType);
    c.header("vary", "accept-encoding");
    c.header("cache-control", "public, max-age=31536000, immutable");
    // Embeds load these from pages on other origins.
    c.header("access-control-allow-origin", "*");
    c.header("cross-origin-resource-policy", "cross-origin");
    if (body !== null && wanted !== "identity") c.header("content-encoding", wanted);
    return c.body(new Uint8Array(body ?? asset.bodies.identity));
  });
}
