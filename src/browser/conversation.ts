import type { Texts } from "../domain/messages/en.ts";

/** Like `fetch`; embeds add their token and origin here. */
export type FetchLike = (address: string, init?: RequestInit) => Promise<Response>;

/** What every script of a conversation works on: on our own pages a document, in an embed its shadow root. */
export interface Conversation {
  readonly root: ParentNode & EventTarget;
  /** Origin of the server, without a trailing slash. */
  readonly baseUrl: string;
  readonly fetch: FetchLike;
}

/** Texts that scripts say. */
export type ScriptTexts = Texts["script"];

/** Sent to the root when comments were added or replaced, so that times and own comments are marked again. */
export const CHANGED = "hustings-changed";

/** What scripts say, in the language of the conversation; the server sends it along. */
export function scriptTexts({ root }: Conversation): ScriptTexts {
  return JSON.parse(root.querySelector<HTMLElement>("[data-texts]")?.dataset["texts"] ?? "{}") as ScriptTexts;
}

/** Says something to those who do not see it appear (WAI-ARIA `status`). */
export function announce({ root }: Conversation, text: string): void {
  const live = root.querySelector("[role=status].live");
  if (live !== null) live.textContent = text;
}

/** The element of a comment, if it is shown here. */
export function commentElement({ root }: Conversation, id: number | string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`#comment-${id}`);
}

/** Moves the focus to something that is not a control, so that reading goes on from there. */
export function focusOn(element: HTMLElement | null | undefined): void {
  if (!element) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

/** Counts a comment that was added (1) or taken away (-1) here in the heading of the conversation. */
export function recount(conversation: Conversation, change: 1 | -1): void {
  const heading = conversation.root.querySelector<HTMLElement>("[data-count]");
  if (heading === null) return;
  const count = Math.max(0, Number(heading.dataset["count"]) + change);
  const { noComments, oneComment, comments } = scriptTexts(conversation);
  const language = heading.closest<HTMLElement>("[lang]")?.lang;
  heading.dataset["count"] = String(count);
  heading.textContent =
    count === 0 ? noComments : count === 1 ? oneComment : comments.replace("#", count.toLocaleString(language));
}
