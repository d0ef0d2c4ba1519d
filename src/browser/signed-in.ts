import { scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";

/** Whoever is signed in. */
export interface Member {
  readonly name: string;
}

/**
 * Says who is signed in where the page that everybody gets offers signing in, and in forms that were opened before.
 * @param signOut ends the session; absent: the link to one's own page is enough.
 */
export function showMember(conversation: Conversation, member: Member | null, signOut?: () => void): void {
  // A member can mute whom they read: the name then opens what can be done, without leaving.
  for (const name of conversation.root.querySelectorAll<HTMLElement>(".comment:not(.own) h3 a:not(.number)")) {
    if (member === null) delete name.dataset["load"];
    else name.dataset["load"] = "";
  }
  const link = conversation.root.querySelector<HTMLElement>(".account-line a[data-sign-in]");
  if (link === null) return;
  link.hidden = member !== null;
  // What was said before.
  link.nextElementSibling?.remove();
  if (member === null) return;
  const texts = scriptTexts(conversation);
  const shown = document.createElement("span");
  const me = document.createElement("a");
  me.href = `${conversation.baseUrl}/me`;
  me.textContent = member.name;
  me.dir = "auto";
  shown.append(`${texts.signedInAs} `, me);
  if (signOut !== undefined) {
    me.target = "_blank";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = texts.signOut;
    button.addEventListener("click", signOut);
    shown.append(" · ", button);
  }
  link.after(shown);
  // A name, an address and signing in are asked of guests only.
  for (const guest of conversation.root.querySelectorAll(".form :is(.person, .sign-in-first)")) guest.remove();
}
