import type { Mark, MarkCounts } from "../domain/reaction.ts";
import { scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { fragmentAddress, parseFragment } from "./fragment.ts";
import { sayFailed, takeBack } from "./say-failed.ts";

/** Makes reacting happen in place; the same mark a second time takes the first back. */
export function reactInPlace(conversation: Conversation): void {
  conversation.root.addEventListener("submit", (event) => {
    const button = (event as SubmitEvent).submitter?.closest<HTMLButtonElement>("[name=mark]");
    if (!button) return;
    event.preventDefault();
    void react(conversation, button);
  });
}

async function react(conversation: Conversation, button: HTMLButtonElement): Promise<void> {
  const { form } = button;
  if (form === null || button.hasAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  const place = form.closest("article") ?? form;
  takeBack(place);
  let refusal: Element | null = null;
  try {
    const response = await conversation.fetch(fragmentAddress(conversation, form.action), {
      method: "POST",
      body: new URLSearchParams({ mark: button.value }),
    });
    if (!response.ok) {
      refusal = parseFragment(await response.text()).querySelector(".problem");
      throw new Error(`${response.status}`);
    }
    const { given, marks } = (await response.json()) as { given: boolean; marks: MarkCounts };
    // WAI-ARIA 1.2: a toggle button says whether it is pressed.
    button.setAttribute("aria-pressed", String(given));
    const language = form.closest<HTMLElement>("[lang]")?.lang;
    for (const { value, lastElementChild } of form.querySelectorAll("button")) {
      lastElementChild?.replaceChildren((marks[value as Mark] || "").toLocaleString(language));
    }
  } catch {
    sayFailed(place, refusal ?? scriptTexts(conversation).reactFailed);
  } finally {
    button.removeAttribute("aria-busy");
  }
}
