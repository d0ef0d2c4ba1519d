import { type FieldProblem, Problem } from "./problem.ts";
import { MAX_ADDRESS_LENGTH } from "./safe-link.ts";
import { parseUrl } from "./parse-url.ts";

/** Longest id that a publisher may give an article, in UTF-16 code units. */
export const MAX_ARTICLE_ID_LENGTH = 200;

/**
 * Query parameters that say where a visitor came from and never which article it is. A name that ends in `*` stands for
 * all that begin so.
 */
export const TRACKING_PARAMS: readonly string[] = [
  "utm_*", // campaign tags understood by most statistics
  "fbclid",
  "gclid",
  "gclsrc",
  "dclid",
  "gbraid",
  "wbraid",
  "gad_*",
  "msclkid",
  "yclid",
  "twclid",
  "ttclid",
  "li_fat_id",
  "igshid",
  "igsh",
  "mc_cid",
  "mc_eid",
  "mkt_tok",
  "_ga",
  "_gl",
  "_hsenc",
  "_hsmi",
  "vero_id",
  "oly_anon_id",
  "oly_enc_id",
  "pk_*",
  "mtm_*",
  "matomo_*",
  "at_medium",
  "at_campaign",
  "wt_mc",
  "cmpid",
];

/** How one site's addresses differ from the general rule. */
export interface AddressRules {
  /** Parameters that are dropped besides TRACKING_PARAMS; `*` at the end as there. */
  readonly dropParams?: readonly string[];
  /** Where given, only these parameters are kept, even those that TRACKING_PARAMS names. */
  readonly keepParams?: readonly string[] | null;
  /** A slash at the end of the path: as it is (the standard does not say that both are the same), or never there. */
  readonly trailingSlash?: "keep" | "drop";
  /** File names that mean their folder, such as `index.html`. */
  readonly indexFiles?: readonly string[];
}

/**
 * The address under which an article is known, whatever link led to it: `https`, host in lower case and ASCII, no default
 * port, no fragment, no tracking parameters, the others sorted by name (those of one name keep their order).
 * Normalisation is that of the URL standard (https://url.spec.whatwg.org/).
 *
 * Throws `Problem("invalid-input")` with a problem of the field `url` where it is no usable web address.
 */
export function canonicalUrl(input: string, rules: AddressRules = {}): string {
  const url = parseWebAddress(input.trim());
  const isDefaultPort = url.port === "" || url.port === (url.protocol === "http:" ? "80" : "443");
  const host = url.hostname.replace(/\.$/, "") + (isDefaultPort ? "" : `:${url.port}`);
  // Measured again: a query grows when it is written anew, and PostgreSQL's indexes hold keys of some 2,700 bytes.
  return requireLength(`https://${host}${pathOf(url, rules)}${queryOf(url, rules)}`);
}

/**
 * The address as readers open it: as given, without its fragment.
 * Throws `Problem("invalid-input")` as `canonicalUrl` does.
 */
export function readableUrl(input: string): string {
  const url = parseWebAddress(input.trim());
  url.hash = "";
  return url.href;
}

/** What an article is known by in a site: `url:` and its canonical address, or `id:` and the publisher's own id. */
export function articleKey(article: { url: string } | { id: string }, rules: AddressRules = {}): string {
  if ("url" in article) return `url:${canonicalUrl(article.url, rules)}`;
  const id = article.id.normalize("NFC").trim();
  if (id === "") throw refused("id", "required", "Give the id of the article.");
  if (id.length > MAX_ARTICLE_ID_LENGTH) {
    throw refused("id", "too-long", `The id of an article has at most ${MAX_ARTICLE_ID_LENGTH} characters.`);
  }
  if (/[\p{Cc}\p{Surrogate}]/u.test(id))
    throw refused("id", "not-text", "The id contains characters that are not text.");
  return `id:${id}`;
}

function parseWebAddress(input: string): URL {
  if (input === "") throw refused("url", "required", "Give the address of the article.");
  requireLength(input);
  const url = parseUrl(input);
  if (url === null) throw refused("url", "not-an-address", "This is not a complete web address.");
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw refused("url", "not-web", "The address must begin with https:// or http://.");
  }
  if (url.username !== "" || url.password !== "") {
    throw refused("url", "has-credentials", "The address must not contain a user name or password.");
  }
  requireLength(url.href);
  return url;
}

function requireLength(address: string): string {
  if (address.length <= MAX_ADDRESS_LENGTH) return address;
  throw refused("url", "too-long", `An address has at most ${MAX_ADDRESS_LENGTH} characters.`);
}

function pathOf(url: URL, { trailingSlash, indexFiles = [] }: AddressRules): string {
  let path = url.pathname;
  const file = path.slice(path.lastIndexOf("/") + 1);
  if (indexFiles.includes(file)) path = path.slice(0, path.length - file.length);
  return trailingSlash === "drop" ? path.replace(/(?<!\/)\/+$/, "") || "/" : path;
}

function queryOf(url: URL, { dropParams = [], keepParams = null }: AddressRules): string {
  const dropped = [...TRACKING_PARAMS, ...dropParams];
  const kept = [...url.searchParams].filter(([name]) =>
    keepParams === null ? !isNamed(name, dropped) : isNamed(name, keepParams),
  );
  if (kept.length === 0) return "";
  const query = new URLSearchParams(kept);
  query.sort();
  return `?${query.toString()}`;
}

function isNamed(name: string, patterns: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return patterns.some((pattern) =>
    pattern.endsWith("*") ? lower.startsWith(pattern.slice(0, -1).toLowerCase()) : lower === pattern.toLowerCase(),
  );
}

function refused(field: "url" | "id", code: string, message: string): Problem {
  const fields: FieldProblem[] = [{ field, code, message }];
  return new Problem("invalid-input", message, { fields });
}
