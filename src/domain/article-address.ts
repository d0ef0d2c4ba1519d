import { Problem } from "./problem.ts";
import type { SiteSettings } from "./site-settings.ts";

/** Longest address of an article, in UTF-16 code units. */
export const MAX_URL_LENGTH = 2_000;

/** Longest id that a publisher gives an article, in UTF-16 code units. */
export const MAX_EXTERNAL_ID_LENGTH = 200;

/** Parameters that say where a reader came from, not what is read. A star stands for any ending. */
const TRACKING_PARAMETERS = [
  "utm_*",
  "mtm_*",
  "pk_*",
  "hsa_*",
  "fbclid",
  "gclid",
  "gclsrc",
  "dclid",
  "gbraid",
  "wbraid",
  "msclkid",
  "yclid",
  "twclid",
  "ttclid",
  "igshid",
  "igsh",
  "mc_cid",
  "mc_eid",
  "_hsenc",
  "_hsmi",
  "vero_id",
  "oly_anon_id",
  "oly_enc_id",
  "wt_mc",
  "at_medium",
  "at_campaign",
  "ref_src",
  "cmpid",
  "spm",
  "amp",
];

/** How a site tells its addresses apart. */
export type AddressRules = Pick<SiteSettings, "trailingSlash" | "dropParams" | "keepParams">;

/**
 * The one form of an article's address (after RFC 3986, section 6): https for http, host in lower case, no default port,
 * no fragment, no tracking parameters, the other parameters in order of their names, and the site's rule for a slash at
 * the end.
 * @throws Problem `invalid-input` for what is not an http(s) address, names a user, or is too long.
 */
export function canonicalUrl(input: string, rules: AddressRules): string {
  const url = readUrl(input);
  url.protocol = "https:";
  url.hash = "";
  url.port = url.port === "80" ? "" : url.port;
  const parameters = [...url.searchParams].filter(([name]) => meansSomething(name, rules));
  parameters.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  url.search = new URLSearchParams(parameters).toString();
  if (rules.trailingSlash === "drop") url.pathname = url.pathname.replace(/\/+$/u, "");
  // Again, because encoding makes it longer: PostgreSQL's indexes hold keys of some 2,700 bytes.
  requireLength(url.href);
  return url.href;
}

/**
 * The address as readers open it: as given, without its fragment.
 * @throws Problem `invalid-input`.
 */
export function readableUrl(input: string): string {
  const url = readUrl(input);
  url.hash = "";
  return url.href;
}

/**
 * What an article is known by: the publisher's own id where there is one, else its canonical address.
 * @throws Problem `invalid-input`.
 */
export function articleKey(article: { url: string } | { id: string }, rules: AddressRules): string {
  if ("url" in article) return `url:${canonicalUrl(article.url, rules)}`;
  const id = article.id.trim();
  if (id === "" || id.length > MAX_EXTERNAL_ID_LENGTH || !/^[\x20-\x7E]+$/u.test(id)) {
    throw invalid("id", "not-an-id", `An id is 1 to ${MAX_EXTERNAL_ID_LENGTH} printable ASCII characters.`);
  }
  return `id:${id}`;
}

/** A title as the last part of an address: lower case ASCII words joined by hyphens; `article` when nothing is left. */
export function slugFrom(title: string): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase()
    .replaceAll(/['’]/gu, "")
    .match(/[a-z0-9]+/gu);
  return (words ?? ["article"]).join("-").slice(0, 80).replace(/-+$/u, "");
}

function readUrl(input: string): URL {
  const text = input.trim();
  requireLength(text);
  if (!URL.canParse(text))
    throw invalid("url", "not-a-url", "This is not an address such as https://example.org/article.");
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw invalid("url", "not-http", "The address must begin with https:// or http://.");
  }
  if (url.username !== "" || url.password !== "") {
    throw invalid("url", "names-a-user", "The address must not contain a user name or password.");
  }
  if (!text.isWellFormed()) throw invalid("url", "not-text", "The address contains characters that are not text.");
  return url;
}

function requireLength(url: string): void {
  if (url.length > MAX_URL_LENGTH) {
    throw invalid("url", "too-long", `An address has at most ${MAX_URL_LENGTH} characters.`);
  }
}

function meansSomething(name: string, rules: AddressRules): boolean {
  if (rules.keepParams !== null) return rules.keepParams.includes(name);
  return ![...TRACKING_PARAMETERS, ...rules.dropParams].some((pattern) =>
    pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

function invalid(field: string, code: string, message: string): Problem {
  return new Problem("invalid-input", message, { fields: [{ field, code, message }] });
}
