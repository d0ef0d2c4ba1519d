/** What is kept of a server's readers under a name, in the storage of the page's own origin; null where nothing is. */
export function kept(name: "device" | "session", baseUrl: string): string | null {
  try {
    return localStorage.getItem(`hustings-${name} ${baseUrl}`);
  } catch {
    return null;
  }
}

/** True when somebody may be signed in here: they signed in earlier, at the publisher's, or are just coming back from it. */
export function maybeMember(element: Element, baseUrl: string): boolean {
  return !!(kept("session", baseUrl) || element.getAttribute("sso") || location.hash.includes("~hustings="));
}
