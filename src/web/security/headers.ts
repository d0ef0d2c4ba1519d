import type { SiteSettings } from "../../domain/site-settings.ts";

/** Headers that every answer carries. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
};

/**
 * Keeps the tie between a window for signing in and the page with the embed that opened it, on another origin: through it
 * the code goes back (https://html.spec.whatwg.org/#cross-origin-opener-policies). Any other value on any page on the
 * way would cut it; `same-origin-allow-popups` keeps it for windows that we open, not for those that open us. The page
 * sees nothing of ours through it and can only lead the window elsewhere, as it could with a link.
 */
export const OPENER_STAYS = ["cross-origin-opener-policy", "unsafe-none"] as const;

/** Name of the one Trusted Types policy that the browser scripts make, for server-rendered fragments. */
export const TRUSTED_TYPES_POLICY = "hustings";

/**
 * Content-Security-Policy of the server's own pages (https://www.w3.org/TR/CSP3/): scripts and style only as files of
 * our own, nothing inline, no other origin but images that the site's settings name.
 */
export function pagePolicy(settings: SiteSettings): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${["'self'", ...settings.imageOrigins].join(" ")}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES_POLICY}`,
  ].join("; ");
}

/** Headers that allow a script of `origin` to read the answer (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export function corsHeaders(origin: string | undefined, settings: SiteSettings): Record<string, string> {
  if (origin === undefined || !settings.allowedOrigins.includes(origin)) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "etag, location, retry-after, hustings-device, x-request-id",
  };
}

/** Headers of every answer that pages on other origins may ask for. */
export function sharedHeaders(origin: string | undefined, settings: SiteSettings): Record<string, string> {
  return { vary: "origin", "cross-origin-resource-policy": "cross-origin", ...corsHeaders(origin, settings) };
}
