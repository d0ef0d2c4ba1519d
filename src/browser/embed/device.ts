import type { Conversation, FetchLike } from "../conversation.ts";
import { kept } from "./known.ts";

/** Used where the browser keeps nothing: the token then lasts as long as the page. */
let inMemory: string | null = null;

/** The token by which a server knows this device again; null before its first comment or reaction. */
export function deviceToken(baseUrl: string): string | null {
  return kept("device", baseUrl) ?? inMemory;
}

function keep(baseUrl: string, token: string | null): void {
  inMemory = token;
  const key = `hustings-device ${baseUrl}`;
  try {
    if (token === null) localStorage.removeItem(key);
    else localStorage.setItem(key, token);
  } catch {
    // Kept in memory.
  }
}

/** A `fetch` that says which device asks, where that matters, and keeps the token that the server gives. */
export function deviceFetch({ baseUrl, fetch }: Conversation): FetchLike {
  return async (address, init = {}) => {
    // What is the same for everybody is asked for without the token: it stays a simple request, answered from caches.
    const personal =
      init.method !== undefined || /\/(?:mine|write|reply|edit|withdraw)$/u.test(new URL(address).pathname);
    // Somebody who is signed in brings their own.
    const token = personal && !init.headers ? deviceToken(baseUrl) : null;
    let response = await fetch(
      address,
      token === null ? init : { ...init, headers: { authorization: `Bearer ${token}` } },
    );
    if (response.status === 401 && token !== null) {
      // A token of an installation that was set up anew: begin anew, too.
      keep(baseUrl, null);
      response = await fetch(address, init);
    }
    const given = response.headers.get("hustings-device");
    if (given !== null) keep(baseUrl, given);
    return response;
  };
}
