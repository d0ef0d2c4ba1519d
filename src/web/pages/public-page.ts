import type { Context } from "hono";
import { chooseEncoding, sendable } from "../public-answer.ts";
import { corsHeaders, pagePolicy } from "../security/headers.ts";
import type { Html } from "../views/html.ts";
import type { WebContext } from "../web-context.ts";

/** What makes a public answer: the same for everybody, kept until `version` changes. */
export interface PublicPage {
  readonly version: string;
  /** When it becomes stale by time alone (milliseconds since 1970-01-01 UTC). */
  readonly expiresAt: number | null;
  readonly make: () => Promise<Html>;
}

/** Answers with a public page or fragment, from the cache where it is there and fresh. */
export async function answerPublic(
  c: Context,
  context: WebContext,
  page: PublicPage & { fragment: boolean },
): Promise<Response> {
  const encoding = chooseEncoding(c.req.header("accept-encoding"));
  const answer = await context.pages.answer({
    address: cacheAddress(c),
    encoding,
    version: page.version,
    contentType: "text/html; charset=utf-8",
    crossOrigin: page.fragment,
    expiresAt: page.expiresAt,
    make: async () => String(await page.make()),
  });
  const { headers, body } = sendable(answer, {
    encoding,
    ifNoneMatch: c.req.header("if-none-match"),
  });
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (page.fragment) {
    for (const [name, value] of Object.entries(corsHeaders(c.req.header("origin"), context.site().settings))) {
      c.header(name, value);
    }
  } else {
    c.header("content-security-policy", pagePolicy(context.site().settings));
  }
  if (body === null) return c.body(null, 304);
  return c.body(new Uint8Array(body), 200);
}

/** The query parameters that public pages know, in the order in which our own links write them. */
const KNOWN_PARAMETERS = ["article", "url", "lang", "sort", "after", "comment", "theme", "version"];

/**
 * The address under which an answer is kept: without parameters that mean nothing here (campaign marks and the like),
 * so that nobody fills the cache with copies of one page.
 */
function cacheAddress(c: Context): string {
  const query = KNOWN_PARAMETERS.flatMap((name) => {
    const value = c.req.query(name);
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return query.length === 0 ? c.req.path : `${c.req.path}?${query.join("&")}`;
}

/** Answers with a page or fragment that concerns one person only and is kept nowhere. */
export function answerPersonal(
  c: Context,
  context: WebContext,
  page: { html: Html; status?: number; fragment: boolean },
): Response {
  c.header("cache-control", "no-store");
  c.header("content-type", "text/html; charset=utf-8");
  if (!page.fragment) c.header("content-security-policy", pagePolicy(context.site().settings));
  return c.body(String(page.html), (page.status ?? 200) as 200);
}
