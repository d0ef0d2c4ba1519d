import type { Context } from "hono";
import { chooseEncoding, matches } from "../public-answer.ts";
import type { WebContext } from "../web-context.ts";

/** How long a browser uses the script without asking, and then while it asks, in seconds. */
const FRESH_S = 600;
const STALE_S = 86_400;

/**
 * The script that publishers' pages load. Its address never changes, so it is kept for a short time only; what it
 * loads itself has addresses that change with the content.
 */
export function embedScript(c: Context, context: WebContext): Response {
  const name = context.assets.url("embed.js").replace(/^.*\//u, "");
  const asset = context.assets.file(name);
  if (asset === undefined) throw new Error("the build has no embed.js");
  const encoding = chooseEncoding(c.req.header("accept-encoding"));
  const etag = `"${name}-${encoding}"`;
  c.header("etag", etag);
  c.header("vary", "accept-encoding");
  c.header("cache-control", `public, max-age=${FRESH_S}, stale-while-revalidate=${STALE_S}`);
  // Any page may load it; whether it may show a conversation is decided by what the page asks for afterwards.
  c.header("access-control-allow-origin", "*");
  c.header("cross-origin-resource-policy", "cross-origin");
  if (matches(c.req.header("if-none-match") ?? "", etag)) return c.body(null, 304);
  c.header("content-type", asset.contentType);
  const body = asset.bodies[encoding];
  if (body !== null && encoding !== "identity") c.header("content-encoding", encoding);
  return c.body(new Uint8Array(body ?? asset.bodies.identity));
}
