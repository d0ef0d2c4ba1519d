import { announce, CHANGED, commentElement, focusOn, recount, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { fragmentAddress, loadFragment, parseFragment } from "./fragment.ts";
import { clickedLink, plainClick } from "./in-place.ts";
import { sayFailed, takeBack } from "./say-failed.ts";

/** Sent to a form when it has been put into the page, and to its root when what it held has been posted. */
export const FORM_OPENED = "hustings-form-opened";
export const FORM_POSTED = "hustings-form-posted";

/** Where a form is sent to. `form.action` will not do: the buttons are named `action` and hide it. */
export function formAddress(form: HTMLFormElement): string {
  return form.getAttribute("action") ?? "";
}

/**
 * Opens the form that a link leads to, in its place; a second click leads into its text, or closes what has none.
 * @returns the form; null when it could not be opened here.
 */
export async function openForm(conversation: Conversation, link: HTMLAnchorElement): Promise<HTMLFormElement | null> {
  const place = link.closest<HTMLElement>(".entry, .account-line, article");
  const open = openSlot(place);
  if (place === null || link.hasAttribute("aria-busy")) return null;
  if (open !== null && open.dataset["from"] === link.href) {
    const text = open.querySelector("textarea");
    if (text === null) closeForm(open);
    else text.focus();
    return open.querySelector("form");
  }
  link.setAttribute("aria-busy", "true");
  try {
    const slot = document.createElement("div");
    slot.className = "slot";
    slot.dataset["from"] = link.href;
    slot.append(await loadFragment(conversation, link.href));
    open?.remove();
    place.after(slot);
    if (place.matches(".entry")) place.hidden = true;
    const form = slot.querySelector("form");
    formShown(form ?? slot);
    return form;
  } catch {
    // The link goes on as what it is without a script.
    delete link.dataset["load"];
    sayFailed(place, scriptTexts(conversation).failed);
    return null;
  } finally {
    link.removeAttribute("aria-busy");
  }
}

/** The form that is open below a comment, the entry for writing or the line for members. */
function openSlot(place: Element | null): HTMLElement | null {
  const next = place?.nextElementSibling;
  return next instanceof HTMLElement && next.matches(".slot") ? next : null;
}

function formShown(form: HTMLElement): void {
  form.dispatchEvent(new Event(FORM_OPENED, { bubbles: true }));
  focusOn(form.querySelector<HTMLElement>("[aria-invalid], [role=alert], .preview, textarea, button") ?? form);
}

/** Closes a form and leads back to the link that opened it. */
export function closeForm(form: HTMLElement): void {
  const slot = form.closest<HTMLElement>(".slot");
  const place = slot?.previousElementSibling;
  if (slot === null || !(place instanceof HTMLElement)) return;
  place.hidden = false;
  slot.remove();
  for (const link of place.querySelectorAll("a")) if (link.href === slot.dataset["from"]) link.focus();
}

/**
 * Sends a form and shows the answer: the comment where it belongs; or the form again with what is to be corrected, a
 * preview, or how it stands now; or a receipt. What was typed stays whatever happens.
 * @param leave called with the address to go to when the comment has no place on this page.
 */
export async function sendForm(
  conversation: Conversation,
  form: HTMLFormElement,
  options: { submitter: HTMLElement | null; leave: (address: string) => void },
): Promise<void> {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  takeBack(form);
  let refusal: Element | null = null;
  try {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
    if (options.submitter instanceof HTMLButtonElement && options.submitter.name !== "") {
      fields.append(options.submitter.name, options.submitter.value);
    }
    const response = await conversation.fetch(fragmentAddress(conversation, formAddress(form)), {
      method: "POST",
      body: fields,
    });
    const answer = parseFragment(await response.text());
    const item = answer.querySelector("li");
    const again = answer.querySelector<HTMLElement>("form.form, .done");
    refusal = answer.querySelector(".problem");
    if (response.ok && fields.get("action") !== "preview")
      form.dispatchEvent(new Event(FORM_POSTED, { bubbles: true }));
    if (again !== null) {
      form.replaceWith(again);
      formShown(again);
    } else if (response.ok) {
      const shown = item !== null && showComment(conversation, item, form);
      if (!shown) options.leave(response.headers.get("location") ?? `${conversation.baseUrl}/comments/${target(form)}`);
    } else {
      throw new Error(`${response.status}`);
    }
  } catch {
    sayFailed(form, refusal ?? scriptTexts(conversation).sendFailed);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/** Id of the comment that a form answers or changes; empty for a new root. */
function target(form: HTMLFormElement): string {
  return /\/comments\/(\d+)\//u.exec(formAddress(form))?.[1] ?? "";
}

/** Shows a comment that was just written, edited or withdrawn; false when this page has no place for it. */
function showComment(conversation: Conversation, item: HTMLLIElement, form: HTMLFormElement): boolean {
  const article = item.querySelector("article");
  if (article === null) return false;
  const known = commentElement(conversation, article.id.replace("comment-", ""));
  const list = known === null ? listFor(conversation, target(form)) : null;
  if (known === null && list === null) return false;
  closeForm(form);
  const wasPublic = known !== null && known.querySelector(".standing") === null;
  known?.replaceWith(article);
  const last = list?.lastElementChild;
  if (last?.matches(".more")) last.before(item);
  else list?.append(item);
  const texts = scriptTexts(conversation);
  const held = article.querySelector(".standing") !== null;
  announce(conversation, held ? texts.held : known === null ? texts.posted : texts.saved);
  conversation.root.querySelector(".empty")?.remove();
  const isPublic = !held && !article.matches(".gone");
  if (isPublic !== wasPublic) recount(conversation, isPublic ? 1 : -1);
  conversation.root.dispatchEvent(new Event(CHANGED));
  focusOn(article);
  return true;
}

/** The list at whose end a comment under `parent` stands; made where the parent had no replies. */
export function listFor(conversation: Conversation, parent: string): Element | null {
  if (parent === "") return conversation.root.querySelector("section .thread:not(.above)");
  const above = commentElement(conversation, parent);
  const item = above?.closest("li");
  if (!above || !item) return null;
  if (above.hasAttribute("data-flat")) return item.parentElement;
  const list = item.querySelector(":scope > details > .replies, :scope > .replies");
  if (list !== null) {
    list.closest("details")?.setAttribute("open", "");
    return list;
  }
  const made = document.createElement("ol");
  made.className = "replies";
  item.append(made);
  return made;
}

/** Makes writing, replying, editing, withdrawing, previewing and every other form that may be in place happen there. */
export function writeInPlace(conversation: Conversation, leave: (address: string) => void): void {
  const { root } = conversation;
  root.addEventListener("click", (event) => {
    if (!plainClick(event)) return;
    const link = clickedLink(event, ":not(.more)>a[data-load]");
    const cancel = clickedLink(event, ".slot a[data-close]");
    if (link === null && cancel === null) return;
    event.preventDefault();
    if (link !== null) void openForm(conversation, link);
    else if (cancel !== null) closeForm(cancel);
  });
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-load]")) return;
    event.preventDefault();
    void sendForm(conversation, form, { submitter: (event as SubmitEvent).submitter, leave });
  });
  root.addEventListener("keydown", (event) => {
    const { key, target } = event as KeyboardEvent;
    const slot = target instanceof Element ? target.closest<HTMLElement>(".slot") : null;
    // What was typed is kept as a draft, so closing loses nothing; an edit is not kept.
    if (key === "Escape" && slot?.querySelector("form")?.id.startsWith("edit-") === false) closeForm(slot);
  });
}
