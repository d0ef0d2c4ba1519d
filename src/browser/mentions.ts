import { announce, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";

/** After so long without a key the beginning of a name is asked for, in milliseconds. */
const PAUSE_MS = 200;

/** An @ at the beginning of a word, and what of a name is typed behind it. */
const BEGUN = /(?:^|[\s(*_"'])@([\p{L}\p{N}][^\n@]{0,40})$/u;

/**
 * Suggests people while a member types `@` and the beginning of a name. Arrow keys choose, Enter or Tab takes, Escape
 * closes; the text itself is never changed otherwise.
 * @param isMember whether somebody is signed in: nobody else is told names.
 */
export function suggestMentions(conversation: Conversation, isMember: () => boolean): void {
  const list = document.createElement("ul");
  list.className = "mentions";
  list.id = "mentions";
  list.role = "listbox";
  let field: HTMLTextAreaElement | null = null;
  let timer = 0;
  let asked = 0;

  const close = (): void => {
    asked++;
    list.remove();
    field?.removeAttribute("aria-controls");
    field?.removeAttribute("aria-activedescendant");
  };
  const begun = (): string | null => {
    if (field === null || field.selectionStart !== field.selectionEnd) return null;
    return BEGUN.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null;
  };
  const choose = (index: number): void => {
    for (const [at, option] of [...list.children].entries()) option.ariaSelected = String(at === index);
    field?.setAttribute("aria-activedescendant", `mention-${index}`);
  };
  const chosen = (): number => [...list.children].findIndex((option) => option.ariaSelected === "true");
  const take = (name: string): void => {
    const typed = begun();
    if (field === null || typed === null) return;
    field.setRangeText(`${name} `, field.selectionStart - typed.length, field.selectionStart, "end");
    close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  };
  const show = (names: readonly string[]): void => {
    if (field === null || names.length === 0) {
      close();
      return;
    }
    list.ariaLabel = scriptTexts(conversation).people;
    list.replaceChildren(
      ...names.map((name, index) => {
        const option = document.createElement("li");
        option.id = `mention-${index}`;
        option.role = "option";
        option.dir = "auto";
        option.textContent = name;
        // Before the field loses the focus.
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(name);
        });
        return option;
      }),
    );
    field.after(list);
    field.setAttribute("aria-controls", list.id);
    choose(0);
    announce(conversation, `${list.ariaLabel}: ${names.join(", ")}`);
  };
  const ask = async (): Promise<void> => {
    const prefix = begun();
    const article = conversation.root.querySelector<HTMLElement>("[data-article]")?.dataset["article"];
    if (prefix === null || article === undefined) {
      close();
      return;
    }
    const request = ++asked;
    const address = `${conversation.baseUrl}/api/v1/articles/${article}/people?prefix=${encodeURIComponent(prefix)}`;
    const response = await conversation.fetch(address);
    if (request !== asked) return;
    const { people } = response.ok ? ((await response.json()) as { people: { name: string }[] }) : { people: [] };
    if (request === asked) show(people.map(({ name }) => name));
  };

  conversation.root.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement) || !isMember()) return;
    field = event.target;
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Names are a convenience: without them the text is written as before.
      ask().catch(close);
    }, PAUSE_MS);
  });
  conversation.root.addEventListener("focusout", close);
  // Before all others who wait for these keys: Escape closes the list and not the form.
  conversation.root.addEventListener(
    "keydown",
    (event) => {
      if (!list.isConnected || !(event instanceof KeyboardEvent)) return;
      const { length } = list.children;
      const index = chosen();
      if (event.key === "ArrowDown") choose((index + 1) % length);
      else if (event.key === "ArrowUp") choose((index + length - 1) % length);
      else if (event.key === "Enter" || event.key === "Tab") take(list.children[index]?.textContent ?? "");
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
