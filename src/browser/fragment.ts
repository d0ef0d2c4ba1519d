import type { Conversation } from "./conversation.ts";

/** The part of Trusted Types that is used here (https://www.w3.org/TR/trusted-types/). */
interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string },
  ) => { createHTML: (html: string) => string };
}

/** Turns HTML that came from our own server into nodes. */
export type ParseFragment = (html: string) => DocumentFragment;

let parse: ParseFragment | undefined;

/**
 * Parses HTML that came from our own server, and nothing else: the only way by which HTML enters a page. Scripts in it
 * would not run. Where Trusted Types are enforced, the policy is named `hustings`.
 * @throws TypeError where the page's Content-Security-Policy enforces them and allows no policy of that name.
 */
export function parseFragment(html: string): DocumentFragment {
  parse ??= makeParser();
  return parse(html);
}

/** Takes over the parser of another script of ours on this page: its policy cannot be made a second time. */
export function shareParser(given: ParseFragment): void {
  parse = given;
}

function makeParser(): ParseFragment {
  const toHtml = policy();
  return (html) => {
    const template = document.createElement("template");
    template.innerHTML = toHtml(html);
    return template.content;
  };
}

function policy(): (html: string) => string {
  const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  try {
    const made = trustedTypes?.createPolicy("hustings", { createHTML: (text) => text });
    if (made !== undefined) return (html) => made.createHTML(html);
  } catch {
    // Not allowed: where it is not needed either, the plain text will do, and else assigning it throws.
  }
  return (html) => html;
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
