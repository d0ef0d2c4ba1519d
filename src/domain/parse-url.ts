/**
 * The address as the URL standard reads it (https://url.spec.whatwg.org/#url-parsing); null for what is no address.
 * Not by `URL.canParse`: on Node 20 it says no to hosts such as `é.example` once it has been called often (its optimised
 * form takes Latin-1 for UTF-8).
 */
export function parseUrl(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
