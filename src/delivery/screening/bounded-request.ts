import type { ServiceFailure } from "../../domain/screening/finding.ts";
import { parseUrl } from "../../domain/parse-url.ts";
import { readAtMost } from "../read-at-most.ts";

/** What is sent to another service, and how long and how much its answer may be. */
export interface BoundedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For all of it, from the connection to the last byte, in milliseconds. */
  readonly timeLimitMs: number;
  /** Longest answer, in bytes. */
  readonly maxBytes: number;
}

/** A whole answer with a status of 200 to 299, or why there is none. */
export type BoundedAnswer =
  | { readonly ok: true; readonly headers: Headers; readonly text: string }
  | { readonly ok: false; readonly why: ServiceFailure };

/**
 * Sends a POST request and waits for the whole answer within the limits. Redirects are not followed: the operator named
 * one address, and another could lead into the own network. Only http and https. Never rejects.
 */
export async function postBounded(request: BoundedRequest): Promise<BoundedAnswer> {
  const url = parseUrl(request.url);
  if (url === null || !/^https?:$/u.test(url.protocol)) return { ok: false, why: "no-connection" };
  const signal = AbortSignal.timeout(request.timeLimitMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: request.headers,
      body: request.body,
      redirect: "manual",
      signal,
    });
    if (response.status >= 300 && response.status < 400) return await failed(response, "redirected");
    if (!response.ok) return await failed(response, "refused");
    const bytes = response.body === null ? new Uint8Array() : await readAtMost(response.body, request.maxBytes);
    if (bytes === null) return { ok: false, why: "too-large" };
    return { ok: true, headers: response.headers, text: new TextDecoder().decode(bytes) };
  } catch {
    return { ok: false, why: signal.aborted ? "time-out" : "no-connection" };
  }
}

async function failed(response: Response, why: ServiceFailure): Promise<BoundedAnswer> {
  // What is not read keeps the connection open.
  await response.body?.cancel();
  return { ok: false, why };
}
