import type { Encoding, PublicAnswer } from "./page-cache.ts";

/** The best encoding that the client accepts (RFC 9110, section 12.5.3); weights are not worth reading here. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return "identity";
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/u.test(acceptEncoding)) return "br";
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/u.test(acceptEncoding)) return "gzip";
  return "identity";
}

/**
 * Status, headers and body of a public answer for one request. A browser always asks again and is told 304 while
 * nothing has changed (RFC 9110, section 13.1.2).
 */
export function sendable(
  answer: PublicAnswer,
  request: { encoding: Encoding; ifNoneMatch: string | undefined },
): { status: 200 | 304; headers: Record<string, string>; body: Buffer | null } {
  const { encoding } = request;
  // Each encoding is a representation of its own and needs an ETag of its own (RFC 9110, section 8.8.3.3).
  const etag = `"${answer.etag}-${encoding}"`;
  const headers: Record<string, string> = {
    etag,
    vary: answer.crossOrigin ? "accept-encoding, origin" : "accept-encoding",
    "cache-control": "public, max-age=0, must-revalidate",
  };
  if (request.ifNoneMatch !== undefined && matches(request.ifNoneMatch, etag)) {
    return { status: 304, headers, body: null };
  }
  const body = answer.bodies.get(encoding);
  if (body === undefined) throw new Error(`the answer has not been encoded as ${encoding}`);
  headers["content-type"] = answer.contentType;
  headers["content-length"] = String(body.length);
  if (encoding !== "identity") headers["content-encoding"] = encoding;
  return { status: 200, headers, body };
}

/** True when an If-None-Match header names this ETag, strong or weak (RFC 9110, sections 13.1.2 and 8.8.3.2). */
export function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((tag) => tag.trim().replace(/^W\//u, "") === etag);
}
