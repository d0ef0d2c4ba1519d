import { announce, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { fragmentAddress } from "./fragment.ts";

/**
 * Makes voting happen in place; a second vote takes the first back.
 * @param voted is told when the server has counted it.
 */
export function voteInPlace(conversation: Conversation, voted?: () => void): void {
  conversation.root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("footer > form")) return;
    event.preventDefault();
    void vote(conversation, form, voted);
  });
}

async function vote(conversation: Conversation, form: HTMLFormElement, voted?: () => void): Promise<void> {
  const button = form.querySelector("button");
  if (button === null || button.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  try {
    const address = fragmentAddress(conversation, form.getAttribute("action") ?? "");
    const response = await conversation.fetch(address, { method: "POST", body: new URLSearchParams() });
    if (!response.ok) throw new Error(`${response.status}`);
    const result = (await response.json()) as { score: number; voted: boolean };
    button.setAttribute("aria-pressed", String(result.voted));
    const count = button.lastElementChild;
    const language = button.closest<HTMLElement>("[lang]")?.lang;
    if (count !== null) count.textContent = result.score > 0 ? result.score.toLocaleString(language) : "";
    voted?.();
  } catch {
    announce(conversation, scriptTexts(conversation).sendFailed);
  } finally {
    button.removeAttribute("aria-busy");
  }
}
