import { commentElement, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { fragmentAddress } from "./fragment.ts";
import { clickedLink, plainClick } from "./in-place.ts";
import type { Mine } from "./own-comments.ts";
import { showComment } from "./jump-back.ts";

/**
 * Leads to one's notices beside the name of whoever is signed in, with how many are unread; the list opens in place. Who
 * may not write now is led to the reasons, before they have clicked on what they may not. To be called after
 * `showMember`, which begins that line anew.
 */
export function showBell(conversation: Conversation, { unread, barred }: Mine): void {
  const shown = conversation.root.querySelector("a[data-sign-in] + span");
  if (shown === null) return;
  const bell = document.createElement("a");
  bell.href = `${conversation.baseUrl}/me/notices`;
  bell.dataset["load"] = "";
  const texts = scriptTexts(conversation);
  bell.textContent = unread === 0 ? texts.notices : `${texts.notices}: ${unread}`;
  shown.append(" · ", bell);
  if (barred === null) return;
  const why = document.createElement("a");
  const statement = barred.statement === null ? "" : `/${barred.statement}`;
  why.href = `${conversation.baseUrl}/me/decisions${statement}`;
  why.textContent = texts.barred;
  // Leaves no embed, as the way to the account does not.
  why.target = shown.querySelector("a")?.target ?? "";
  shown.append(" · ", why);
}

/** Makes a notice that is followed count as read; a comment that is on the page is shown there. */
export function openNotices(conversation: Conversation, leave: (address: string) => void): void {
  const { root } = conversation;
  root.addEventListener("click", (event) => {
    const link = clickedLink(event, "a[data-notice]");
    if (link === null || !plainClick(event)) return;
    event.preventDefault();
    const body = new URLSearchParams({ id: link.dataset["notice"] ?? "" });
    const marked = conversation.fetch(fragmentAddress(conversation, "/me/notices/read"), { method: "POST", body });
    const article = commentElement(conversation, link.pathname.replace("/comments/", ""));
    // Read or not, it can be looked at.
    const done = marked.catch(() => null);
    if (article === null) void done.then(() => leave(link.href));
    else showComment(conversation, article);
  });
}
