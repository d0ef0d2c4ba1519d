import type { Conversation } from "./conversation.ts";

/** Turns HTML that came from our own server into nodes. */
export type ParseFragment = (html: string) => DocumentFragment;

/**
 * Parses HTML that came from our own server, and nothing else: the only way by which HTML enters a page. Scripts in it
 * would not run. Set once by the script that starts (`useParser`): of several scripts of ours on a page only one can make
 * the policy that this needs, and only that one carries what makes it.
 * @throws TypeError where the page's Content-Security-Policy enforces Trusted Types and allows no policy of our name.
 */
export let parseFragment: ParseFragment;

/** Says how HTML is parsed, before any is. */
export function useParser(given: ParseFragment): void {
  parseFragment = given;
}

/** The address of the piece that a link or form leads to, without a page around it. */
export function fragmentAddress({ baseUrl }: Conversation, address: string): string {
  const { pathname, search } = new URL(address, baseUrl);
  return baseUrl + pathname.replace(/^(?!\/fragments\/)/u, "/fragments") + search;
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
