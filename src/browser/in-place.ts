import { announce, CHANGED, focusOn, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { loadFragment } from "./fragment.ts";
import { sayFailed } from "./say-failed.ts";

/** A link that a modified click is meant to open elsewhere is left to the browser. */
export function plainClick(event: Event): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event as MouseEvent;
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/** The link with an attribute that was clicked, if any. */
export function clickedLink(event: Event, selector: string): HTMLAnchorElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(selector) : null;
}

/**
 * Puts what "N more replies" or "Next comments" leads to in the place of the link. Where that fails, the link becomes
 * what it is without a script.
 */
export async function loadMore(conversation: Conversation, link: HTMLAnchorElement): Promise<void> {
  const item = link.closest("li");
  if (item === null || link.ariaBusy === "true") return;
  link.ariaBusy = "true";
  try {
    const fragment = await loadFragment(conversation, link.dataset["load"] || link.href);
    const items = Array.from(fragment.querySelector("ol")?.children ?? [], (fresh) => {
      const shown = conversation.root.querySelector(`#${fresh.querySelector("article")?.id}`)?.closest("li");
      // What is linked, or has what is linked below it, stays; what was only added here meanwhile may have replies by now.
      if (shown?.querySelector(".at,.replies")) return shown;
      shown?.remove();
      return fresh;
    });
    item.replaceWith(...items);
    focusOn(items[0]?.querySelector<HTMLElement>("article, a"));
    announce(conversation, scriptTexts(conversation).shown);
    conversation.root.dispatchEvent(new Event(CHANGED));
  } catch {
    link.ariaBusy = null;
    delete link.dataset["load"];
    sayFailed(item, scriptTexts(conversation).failed);
  }
}

/**
 * Makes "N more replies" and "Next comments" load in place.
 * @param loaded is told the address of each link that was followed so, to open the same again on return.
 */
export function loadInPlace(conversation: Conversation, loaded?: (address: string) => void): void {
  conversation.root.addEventListener("click", (event) => {
    const link = clickedLink(event, ".more a[data-load]");
    if (link === null || !plainClick(event)) return;
    event.preventDefault();
    loaded?.(link.href);
    void loadMore(conversation, link);
  });
}
