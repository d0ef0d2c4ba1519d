import { fieldMessage } from "../../domain/messages/texts.ts";
import type { Problem } from "../../domain/problem.ts";
import type { Texts } from "../../domain/messages/en.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import type { ViewContext } from "./view-context.ts";

/** Says what has just been done; shown once, on a personal page. */
export function doneNotice(done: keyof Texts["done"], texts: Texts): Html {
  return html`<p class="notice done" role="status">${texts.done[done]}</p>`;
}

/**
 * The same, where the address names what was done.
 * @param words what can be said, by name; a name that is not among them (anybody may write into an address) says nothing.
 */
export function namedNotice(done: string | null, words: Readonly<Record<string, string>>): Html | null {
  if (done === null || !Object.hasOwn(words, done)) return null;
  return html`<p class="notice done" role="status">${words[done]}</p>`;
}

/**
 * Says why something was refused, and what can be done.
 * @param base what our own addresses begin with, where the notice may stand on another origin.
 */
export function problemNotice(problem: Problem, texts: Texts, base = ""): Html {
  return html`<div class="notice problem" role="alert" tabindex="-1">
    <p>
      <strong>${texts.problems[problem.code].title}.</strong> ${problemHelp(problem, texts)}
      ${reasonsLink(problem, texts, base)}
    </p>
  </div>`;
}

/** Where somebody reads why they may not post; nothing for other refusals. */
export function reasonsLink({ code }: Problem, texts: Texts, base = ""): Html | null {
  if (code !== "banned" && code !== "timed-out" && code !== "warning-unread") return null;
  return html`<a href="${base}/me/decisions">${texts.decisions.link}</a>`;
}

/** What somebody can do after a refusal, with the time to wait where there is one. */
export function problemHelp(problem: Problem, texts: Texts): string {
  const { help } = texts.problems[problem.code];
  return problem.retryAfter === undefined ? help : `${help} ${texts.retryIn(problem.retryAfter)}`;
}

/** What is wrong with one field of a form, below it; nothing where nothing is. */
export function fieldError(problem: Problem | null, field: string, { texts }: ViewContext): Html | null {
  const found = problem?.fields.find((candidate) => candidate.field === field);
  return found === undefined ? null : html`<p class="error" id="${field}-error">${fieldMessage(texts, found)}</p>`;
}

/**
 * Attributes of a field: one that was refused says so, is described by what is wrong with it, and the first of them has
 * the focus when the form comes back.
 * @param options.hint id of what describes it anyway.
 * @param options.id its own id, where that is not its name.
 */
export function fieldState(
  problem: Pick<Problem, "fields"> | null,
  field: string,
  { hint, id = field }: { hint?: string; id?: string } = {},
): Html {
  const wrong = problem?.fields.some((candidate) => candidate.field === field) === true;
  const described = [...(wrong ? [`${id}-error`] : []), ...(hint === undefined ? [] : [hint])].join(" ");
  return html`${wrong && html` aria-invalid="true"`}${described !== "" && html` aria-describedby="${described}"`}${problem?.fields[0]?.field === field && html` autofocus`}`;
}
