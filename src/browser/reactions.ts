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
    press(button, given);
    const language = form.closest<HTMLElement>("[lang]")?.lang;
    for (const other of form.querySelectorAll("button")) {
      const count = marks[other.value as Mark];
      if (other.lastElementChild !== null) {
        other.lastElementChild.textContent = count > 0 ? count.toLocaleString(language) : "";
      }
    }
  } catch {
    announce(conversation, scriptTexts(conversation).sendFailed);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Shows whether a mark is the reader's own (WAI-ARIA `aria-pressed`). */
export function press(button: Element, given: boolean): void {
  button.setAttribute("aria-pressed", String(given));
}
