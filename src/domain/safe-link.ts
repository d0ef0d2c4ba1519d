import { parseUrl } from "./parse-url.ts";

/** Longest address that a link or an article may have, in UTF-16 code units. Browsers and caches agree up to about here. */
export const MAX_ADDRESS_LENGTH = 2000;

/** One plain mailbox: no header fields (`?subject=`), no lists of recipients. */
const MAILBOX = /^[\w.!#$&'*+/=^`{|}~-]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i;

/** Anything else never gets as far as the URL parser; it forgives white space and control characters before the scheme. */
const ALLOWED_START = /^[\0-\x20]*(?:h[\t\n\r]*t|m[\t\n\r]*a)/i;

/**
 * The address of a link as it may stand in a comment: absolute `http:`, `https:` or `mailto:`, in the normal form of the
 * URL standard (https://url.spec.whatwg.org/#url-parsing), so that a browser reads exactly what was checked here.
 * `undefined` for everything else: other schemes, relative addresses (in an embed they would lead into another site) and
 * addresses with user names, which serve to pretend another host.
 */
export function safeLink(address: string): string | undefined {
  if (address.length > MAX_ADDRESS_LENGTH || !ALLOWED_START.test(address)) return undefined;
  const url = parseUrl(address);
  if (url === null) return undefined;
  if (url.protocol === "mailto:") {
    return MAILBOX.test(url.pathname) ? `mailto:${url.pathname}` : undefined;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  return url.href.length > MAX_ADDRESS_LENGTH ? undefined : url.href;
}
