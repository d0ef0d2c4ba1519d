import { commentElement, focusOn, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { clickedLink, plainClick } from "./in-place.ts";

/** Shows a comment that is on the page: unfolds what hides it, brings it into view, marks it. */
export function showComment(conversation: Conversation, article: HTMLElement): void {
  for (let fold = article.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
  conversation.root.querySelector(".at")?.classList.remove("at");
  article.classList.add("at");
  article.scrollIntoView({ block: "start" });
  focusOn(article);
}

/**
 * Makes "in reply to" jump to the comment on this page, with a button there that leads back.
 * @param jumped is told where, so that our own pages can note it in the address.
 */
export function jumpAndComeBack(conversation: Conversation, jumped?: (article: HTMLElement) => void): void {
  const back = document.createElement("button");
  back.className = "back-here";
  let origin: HTMLAnchorElement | null = null;

  conversation.root.addEventListener("click", (event) => {
    const link = clickedLink(event, "a.to");
    const id = link?.hash.replace("#comment-", "") || link?.pathname.replace("/comments/", "");
    const target = id ? commentElement(conversation, id) : null;
    if (link === null || target === null || !plainClick(event)) return;
    event.preventDefault();
    origin = link;
    const number = link.closest("article")?.querySelector(".number")?.textContent ?? "";
    back.textContent = `${scriptTexts(conversation).back} ${number}`;
    // At the end of the line, where nothing has to move for it.
    target.querySelector("header")?.append(back);
    showComment(conversation, target);
    jumped?.(target);
  });

  back.addEventListener("click", () => {
    const article = origin?.closest<HTMLElement>("article");
    back.remove();
    if (!article) return;
    showComment(conversation, article);
    origin?.focus({ preventScroll: true });
    jumped?.(article);
  });
}
