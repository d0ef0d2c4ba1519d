import type { FetchLike } from "../conversation.ts";
import { BASE_URL } from "./server.ts";

/** Where the token is kept, in the storage of the page's own origin. */
const KEY = `hustings-device ${BASE_URL}`;

/** Used where the browser keeps nothing: the token then lasts as long as the page. */
let inMemory: string | null = null;

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** The token by which the server knows this device again; null before its first comment or reaction. */
export function deviceToken(): string | null {
  return read(KEY) ?? inMemory;
}

/** True when somebody may be signed in here: they signed in earlier, at the publisher's, or are just coming back from it. */
export function maybeMember(element: HTMLElement): boolean {
  return !!(read(`hustings-session ${BASE_URL}`) || element.getAttribute("sso") || /~hustings=/u.exec(location.hash));
}

function keep(token: string | null): void {
  inMemory = token;
  try {
    if (token === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, token);
  } catch {
    // Kept in memory.
  }
}

/**
 * A `fetch` that says who asks, where that matters, and keeps the token that the server gives.
 * @param language language that is wanted instead of the site's own; null: none.
 */
export function embedFetch(language: () => string | null): FetchLike {
  return async (address, init = {}) => {
    const url = new URL(address);
    const lang = language();
    if (lang !== null && url.pathname.startsWith("/fragments/")) url.searchParams.set("lang", lang);
    // What everybody may read is asked for without the token: it stays a simple request and is answered from caches.
    const personal = init.method !== undefined || /\/(?:mine|edit|withdraw)$/u.test(url.pathname);
    // Somebody who is signed in brings their own.
    const token = personal && !init.headers ? deviceToken() : null;
    const send = async (authorization: HeadersInit): Promise<Response> =>
      await fetch(url, { ...init, headers: authorization, credentials: "omit" });
    let response = await send(token === null ? (init.headers ?? {}) : { authorization: `Bearer ${token}` });
    if (response.status === 401 && token !== null) {
      // A token of an installation that was set up anew: begin anew, too.
      keep(null);
      response = await send({});
    }
    const given = response.headers.get("hustings-device");
    if (given !== null) keep(given);
    return response;
  };
}
