import type { CommentState } from "../domain/comment.ts";
import type { Mark } from "../domain/reaction.ts";
import { commentElement, scriptTexts } from "./conversation.ts";
import type { Conversation, ScriptTexts } from "./conversation.ts";
import { parseFragment } from "./fragment.ts";
import { listFor } from "./write-in-place.ts";
import type { Member } from "./signed-in.ts";

/** What concerns only this reader: the personal part beside the page that everybody gets. */
export interface Mine {
  readonly comments: readonly {
    readonly id: number;
    readonly state: CommentState;
    /** An instant (RFC 3339); null when it cannot be edited any more. */
    readonly editableUntil: string | null;
    readonly mayEdit: boolean;
    /** The comment in whose list it stands; null for a root. */
    readonly shownUnder: number | null;
    /** The comment as only its author sees it, while it is not public. */
    readonly html?: string;
  }[];
  readonly marks: readonly { readonly id: number; readonly mark: Mark }[];
  /** Ids of the members whose comments the reader does not want to see. */
  readonly muted: readonly number[];
  /** Whoever is signed in; null: nobody. */
  readonly member: Member | null;
  /** Why the reader may not write now; null: they may. */
  readonly barred: { readonly statement: number | null } | null;
  /** Notices that the member has not read. */
  readonly unread: number;
}

/** Asks what of this conversation is the reader's own; null when that cannot be told now. */
export async function fetchMine({ root, baseUrl, fetch }: Conversation): Promise<Mine | null> {
  const shown = root.querySelector<HTMLElement>("[data-article]");
  if (shown === null) return null;
  const language = shown.closest<HTMLElement>("[lang]")?.lang ?? "";
  try {
    const response = await fetch(`${baseUrl}/api/v1/articles/${shown.dataset["article"]}/mine?lang=${language}`);
    return response.ok ? ((await response.json()) as Mine) : null;
  } catch {
    return null;
  }
}

/**
 * Marks own comments, with Edit and Withdraw at the end of their line of actions, and own reactions on the page; folds
 * away what muted people wrote.
 * @param now milliseconds since 1970-01-01 UTC.
 */
export function markMine(conversation: Conversation, mine: Mine, now: number): void {
  const texts = scriptTexts(conversation);
  // Oldest first, so that of several in one list each comes after those before it.
  for (let index = mine.comments.length - 1; index >= 0; index--) {
    const comment = mine.comments[index];
    if (comment === undefined) continue;
    const { id, editableUntil, mayEdit, shownUnder, html } = comment;
    let article = commentElement(conversation, id);
    if (html !== undefined && (article === null || article.matches(".gone"))) {
      const seen = parseFragment(html).querySelector("article");
      if (seen !== null) {
        if (article === null) putInPlace(conversation, seen, shownUnder);
        else article.replaceWith(seen);
        article = seen;
      }
    }
    if (article !== null)
      markComment(article, {
        texts,
        path: `${conversation.baseUrl}/comments/${id}`,
        mayEdit: mayEdit && (editableUntil === null || Date.parse(editableUntil) > now),
      });
  }
  for (const { id, mark } of mine.marks) {
    // What was pressed since is newer than what was asked for.
    const button = commentElement(conversation, id)?.querySelector(`[value=${mark}]:not([aria-pressed])`);
    button?.setAttribute("aria-pressed", "true");
  }
  for (const person of mine.muted) {
    // Whoever opens the comment's own page wants to read it.
    for (const body of conversation.root.querySelectorAll(`:not(.focus) > [data-person="${person}"] .body`)) {
      const id = body.parentElement?.id.replace("comment-", "");
      body.replaceWith(linkTo(`${conversation.baseUrl}/comments/${id}`, texts.muted));
    }
  }
}

/**
 * Shows a comment that was never public where it would stand: at the end of its list, roots on top. A page about one
 * comment has no place but below that one.
 */
function putInPlace(conversation: Conversation, article: HTMLElement, under: number | null): void {
  const list = listFor(conversation, under === null ? "" : String(under));
  if (under === null ? conversation.root.querySelector(".single") : list?.closest(".above")) return;
  const item = document.createElement("li");
  item.append(article);
  if (under === null) list?.prepend(item);
  else list?.append(item);
}

function markComment(article: HTMLElement, own: { texts: ScriptTexts; path: string; mayEdit: boolean }): void {
  const footer = article.querySelector("footer");
  if (footer === null || article.matches(".own")) return;
  article.classList.add("own");
  const label = document.createElement("span");
  label.className = "live";
  label.textContent = ` (${own.texts.yours})`;
  article.querySelector("h3")?.append(label);
  for (const button of footer.querySelectorAll("button")) button.disabled = true;
  if (footer.querySelector("a[href$='/withdraw']") !== null) return;
  if (own.mayEdit) footer.append(action(`${own.path}/edit`, own.texts.edit));
  footer.append(action(`${own.path}/withdraw`, own.texts.withdraw));
}

/** A link whose form opens in place. */
function action(href: string, text: string): HTMLAnchorElement {
  const link = linkTo(href, text);
  link.dataset["load"] = "";
  return link;
}

function linkTo(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  return link;
}
