import type { Conversation } from "./conversation.ts";

/** The part of Trusted Types that is used here (https://www.w3.org/TR/trusted-types/). */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string },
  ) => { createHTML: (html: string) => string };
}

let toHtml: ((html: string) => string) | undefined;

/**
 * Parses HTML that came from our own server, and nothing else: the only way by which HTML enters a page. Scripts in it
 * would not run. Where Trusted Types are enforced, the policy is named `hustings`.
 * @throws TypeError where the page's Content-Security-Policy allows no policy of that name.
 */
export function parseFragment(html: string): DocumentFragment {
  if (toHtml === undefined) {
    const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
    const policy = trustedTypes?.createPolicy("hustings", { createHTML: (text) => text });
    toHtml = policy === undefined ? (text) => text : (text) => policy.createHTML(text);
  }
  const template = document.createElement("template");
  template.innerHTML = toHtml(html);
  return template.content;
}

/** The address of the piece that a link or form leads to, without a page around it. */
export function fragmentAddress({ baseUrl }: Conversation, address: string): string {
  const { pathname, search } = new URL(address, baseUrl);
  return `${baseUrl}${pathname.startsWith("/fragments/") ? "" : "/fragments"}${pathname}${search}`;
}

/**
 * Loads a piece of a page.
 * @throws Error when there is no answer or a refusal without a piece to show.
 */
export async function loadFragment(conversation: Conversation, address: string): Promise<DocumentFragment> {
  const response = await conversation.fetch(fragmentAddress(conversation, address));
  if (!response.ok) throw new Error(`${response.status}`);
  return parseFragment(await response.text());
}
