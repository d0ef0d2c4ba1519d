import { scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";

/**
 * Says how many notices wait, beside the name of whoever is signed in. To be called after `showMember`, which begins that
 * line anew. On our own pages only: in an embed there is no room for it in what everybody loads.
 */
export function showBell(conversation: Conversation, unread: number): void {
  const shown = conversation.root.querySelector("a[data-sign-in] + span");
  if (shown === null || unread === 0) return;
  const bell = document.createElement("a");
  bell.href = "/me/notices";
  bell.textContent = `${scriptTexts(conversation).notices}: ${unread}`;
  shown.append(" · ", bell);
}
