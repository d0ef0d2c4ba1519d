import type { CommentState } from "../domain/comment.ts";
import type { Mark } from "../domain/reaction.ts";
import { commentElement, scriptTexts } from "./conversation.ts";
import type { Conversation, ScriptTexts } from "./conversation.ts";
import { parseFragment } from "./fragment.ts";
import type { Member } from "./signed-in.ts";

/** What concerns only this reader: the personal part beside the page that everybody gets. */
export interface Mine {
  readonly comments: readonly {
    readonly id: number;
    readonly state: CommentState;
    /** An instant (RFC 3339); null when it cannot be edited any more. */
    readonly editableUntil: string | null;
    /** The comment as only its author sees it, while it is not public. */
    readonly html?: string;
  }[];
  readonly marks: readonly { readonly id: number; readonly mark: Mark }[];
  /** Ids of the members whose comments the reader does not want to see. */
  readonly muted: readonly number[];
  /** Whoever is signed in; null: nobody. */
  readonly member: Member | null;
  /** Notices that the member has not read. */
  readonly unread: number;
}

/** Asks what of this conversation is the reader's own; null when that cannot be told now. */
export async function fetchMine(conversation: Conversation): Promise<Mine | null> {
  const article = conversation.root.querySelector<HTMLElement>("[data-article]")?.dataset["article"];
  if (article === undefined) return null;
  try {
    const response = await conversation.fetch(`${conversation.baseUrl}/api/v1/articles/${article}/mine`);
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
  for (const { id, editableUntil, html } of mine.comments) {
    let article = commentElement(conversation, id);
    if (html !== undefined && article?.matches(".gone")) {
      const seen = parseFragment(html).querySelector("article");
      if (seen !== null) {
        article.replaceWith(seen);
        article = seen;
      }
    }
    if (article !== null)
      markComment(article, {
        texts,
        path: `${conversation.baseUrl}/comments/${id}`,
        mayEdit: editableUntil !== null && Date.parse(editableUntil) > now,
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
      body.replaceWith(action(`${conversation.baseUrl}/comments/${id}`, texts.muted));
    }
  }
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

function action(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  link.dataset["load"] = "";
  return link;
}
