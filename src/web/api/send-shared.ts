import type { Context } from "hono";
import type { SharedAnswer } from "../operation.ts";
import { chooseEncoding, sendable } from "../public-answer.ts";
import type { WebContext } from "../web-context.ts";

/** Answers with JSON that is the same for everybody: from the cache where it is there and fresh. */
export async function sendShared(c: Context, context: WebContext, answer: SharedAnswer): Promise<Response> {
  const url = new URL(c.req.url);
  const encoding = chooseEncoding(c.req.header("accept-encoding"));
  const kept = await context.pages.answer({
    address: url.pathname + url.search,
    encoding,
    version: answer.version,
    contentType: "application/json",
    crossOrigin: true,
    expiresAt: answer.expiresAt,
    make: async () => JSON.stringify(await answer.make()),
  });
  const { headers, body } = sendable(kept, {
    encoding,
    ifNoneMatch: c.req.header("if-none-match"),
  });
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (body === null) return c.body(null, 304);
  return c.body(new Uint8Array(body), 200);
}
