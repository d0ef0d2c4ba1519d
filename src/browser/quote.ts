import { announce, scriptTexts } from "./conversation.ts";
import type { Conversation } from "./conversation.ts";
import { loadFragment } from "./fragment.ts";
import { openForm } from "./write-in-place.ts";

/** Offers "Quote this" below words that are selected in a comment; it opens the reply with them. */
export function quoteSelection(conversation: Conversation): void {
  const { root } = conversation;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quote";
  let chosen = "";

  // Of a document it comes by itself; an embed hands it on to its shadow root.
  root.addEventListener("selectionchange", () => {
    const selection = selectionIn(root);
    const article = selection && articleOf(selection, root);
    if (selection === null || article === null) {
      // A press on the button takes the selection away first.
      if (button.getRootNode() === root && !button.matches(":active, :focus")) button.remove();
      return;
    }
    chosen = selection.toString();
    const words = selection.getRangeAt(0).getBoundingClientRect();
    const frame = article.getBoundingClientRect();
    button.textContent = scriptTexts(conversation).quote;
    button.style.top = `${words.bottom - frame.top + 6}px`;
    button.style.insetInlineStart = `${Math.max(0, Math.min(words.left - frame.left, frame.width - 110))}px`;
    if (button.parentElement !== article) article.append(button);
  });

  button.addEventListener("click", () => {
    const link = button.closest("article")?.querySelector<HTMLAnchorElement>("footer a[href$='/reply']");
    button.remove();
    if (!link) return;
    quoteInto(conversation, link, chosen).catch(() => announce(conversation, scriptTexts(conversation).failed));
  });
}

/** Adds the words to the reply, behind what is there. The server makes a quotation of them: it knows the Markdown. */
async function quoteInto(conversation: Conversation, link: HTMLAnchorElement, words: string): Promise<void> {
  const form = await openForm(conversation, link);
  const body = form?.querySelector("textarea");
  if (!body) return;
  const address = `${link.href}?quote=${encodeURIComponent(words.trim())}`;
  const quoted = (await loadFragment(conversation, address)).querySelector("textarea")?.value ?? "";
  const before = body.value.trimEnd();
  body.value = (before === "" ? "" : `${before}\n\n`) + quoted;
  body.dispatchEvent(new Event("input", { bubbles: true }));
  body.focus();
  body.setSelectionRange(body.value.length, body.value.length);
}

/** The selection as seen from the root; Chromium shows what is inside a shadow root only through the root itself. */
export function selectionIn(root: ParentNode & EventTarget): Selection | null {
  const inside = (root as { getSelection?: () => Selection | null }).getSelection;
  const selection = inside === undefined ? document.getSelection() : inside.call(root);
  return selection !== null && selection.rangeCount > 0 && !selection.isCollapsed ? selection : null;
}

/** The comment in whose text the whole selection lies, when it can be answered. */
function articleOf(selection: Selection, root: ParentNode): HTMLElement | null {
  const common = selection.getRangeAt(0).commonAncestorContainer;
  const element = common instanceof Element ? common : common.parentElement;
  const article = element?.closest(".body")?.closest<HTMLElement>("article.comment") ?? null;
  if (article === null || !root.contains(article) || selection.toString().trim() === "") return null;
  return article.querySelector("footer a[href$='/reply']") === null ? null : article;
}
