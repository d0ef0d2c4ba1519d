import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { Readable } from "node:stream";
import type { Hono } from "hono";
import { Problem } from "../domain/problem.ts";
import { matches } from "./public-answer.ts";
import type { WebContext } from "./web-context.ts";

/** Where pictures of hosted articles are. */
export const MEDIA_BASE = "/media";

/** Kinds of pictures that are served; anything else in the folder is not there for readers. */
const PICTURE_TYPES: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/** One part of a path: no separators, no dots in front, so that no path leaves the folder. */
const SAFE_NAME = /^[a-z0-9_-][a-z0-9._-]{0,150}$/iu;

/** Serves the pictures that `hustings publish` copied into the data folder. */
export function mountMedia(app: Hono, context: WebContext): void {
  app.get(`${MEDIA_BASE}/:slug/:file`, async (c) => {
    const { slug, file } = c.req.param();
    const type = PICTURE_TYPES[extname(file).toLowerCase()];
    const missing = new Problem("not-found", "There is no such picture.");
    if (type === undefined || !SAFE_NAME.test(slug) || !SAFE_NAME.test(file)) throw missing;
    const path = join(context.mediaFolder, slug, file);
    const found = await stat(path).catch(() => null);
    if (found === null || !found.isFile()) throw missing;
    const etag = `"${found.size.toString(36)}-${Math.floor(found.mtimeMs).toString(36)}"`;
    c.header("etag", etag);
    c.header("cache-control", "public, max-age=3600");
    // An SVG opened by itself is a document: it may style itself and nothing else.
    c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    if (matches(c.req.header("if-none-match") ?? "", etag)) return c.body(null, 304);
    c.header("content-type", type);
    c.header("content-length", String(found.size));
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream);
  });
}
