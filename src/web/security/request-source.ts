import { Problem } from "../../domain/problem.ts";
import type { SiteSettings } from "../../domain/site-settings.ts";

/** The headers by which a browser says where a request comes from. */
export interface SourceHeaders {
  /** https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header */
  readonly secFetchSite: string | undefined;
  /** RFC 6454 */
  readonly origin: string | undefined;
}

/**
 * Where a request comes from, as far as the browser says:
 * - `own`: from a page of ours;
 * - `allowed`: from a page on an origin that may embed the conversation;
 * - `foreign`: from any other page;
 * - `unknown`: not said; no browser of the last years, or no browser at all.
 */
export type RequestSource = "own" | "allowed" | "foreign" | "unknown";

/** Judges Sec-Fetch-Site first, then Origin. */
export function requestSource(headers: SourceHeaders, publicUrl: string, settings: SiteSettings): RequestSource {
  const { secFetchSite, origin } = headers;
  if (secFetchSite === "same-origin" || secFetchSite === "none") return "own";
  if (origin !== undefined) {
    if (origin === publicUrl) return "own";
    return settings.allowedOrigins.includes(origin) ? "allowed" : "foreign";
  }
  return secFetchSite === undefined ? "unknown" : "foreign";
}

/**
 * Guards a form of our own pages against being sent by another site (cross-site request forgery). Where the browser
 * says nothing of where the form comes from, the form's ticket must be the one in the form cookie.
 * @throws Problem `cross-site-form`.
 */
export function requireOwnForm(source: RequestSource, ticketMatchesCookie: boolean): void {
  if (source === "own" || (source === "unknown" && ticketMatchesCookie)) return;
  throw new Problem(
    "cross-site-form",
    "The form did not come from this site, or your browser hides where it comes from. Please check it and send it again.",
  );
}
