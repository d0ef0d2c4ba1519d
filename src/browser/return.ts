import { commentElement } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { loadMore } from "./in-place.ts";

/** Where a reader was: what had been loaded in place, and the comment at the top of the window. */
export interface Place {
  readonly loaded: readonly string[];
  readonly comment: string | null;
  /** Distance of that comment from the top of the window, in CSS pixels. */
  readonly top: number;
}

/** The present place. */
export function presentPlace({ root }: Conversation, loaded: readonly string[]): Place {
  for (const article of root.querySelectorAll("article.comment")) {
    const { top, bottom } = article.getBoundingClientRect();
    if (bottom > 0) return { loaded, comment: article.id.replace("comment-", ""), top };
  }
  return { loaded, comment: null, top: 0 };
}

/** Loads what had been loaded and scrolls to where the reader was. */
export async function returnTo(
  conversation: Conversation,
  place: Place,
  scrollBy: (pixels: number) => void,
): Promise<void> {
  for (const address of place.loaded) {
    const links = conversation.root.querySelectorAll<HTMLAnchorElement>(".more a[data-load]");
    const link = [...links].find((candidate) => candidate.href === address);
    if (link !== undefined) await loadMore(conversation, link);
  }
  const article = place.comment === null ? null : commentElement(conversation, place.comment);
  if (article !== null) scrollBy(article.getBoundingClientRect().top - place.top);
}
