import type { Mark, MarkCounts } from "../domain/reaction.ts";
import { announce, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { fragmentAddress } from "./fragment.ts";

/** Makes reacting happen in place; the same mark a second time takes the first back. */
export function reactInPlace(conversation: Conversation): void {
  conversation.root.addEventListener("submit", (event) => {
    const { target, submitter } = event as SubmitEvent;
    if (!(target instanceof HTMLFormElement) || !target.matches("footer > form")) return;
    event.preventDefault();
    if (submitter instanceof HTMLButtonElement) void react(conversation, target, submitter);
  });
}

async function react(conversation: Conversation, form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  if (button.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  try {
    const address = fragmentAddress(conversation, form.getAttribute("action") ?? "");
    const body = new URLSearchParams({ mark: button.value });
    const response = await conversation.fetch(address, { method: "POST", body });
    if (!response.ok) throw new Error(`${response.status}`);
    const { given, marks } = (await response.json()) as { given: boolean; marks: MarkCounts };
    // WAI-ARIA 1.2: a toggle button says whether it is pressed.
    button.setAttribute("aria-pressed", String(given));
    const language = form.closest<HTMLElement>("[lang]")?.lang;
    for (const { value, lastElementChild } of form.querySelectorAll("button")) {
      lastElementChild?.replaceChildren((marks[value as Mark] || "").toLocaleString(language));
    }
  } catch {
    announce(conversation, scriptTexts(conversation).sendFailed);
  } finally {
    button.removeAttribute("aria-busy");
  }
}
