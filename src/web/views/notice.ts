import type { Problem } from "../../domain/problem.ts";
import type { Texts } from "../../domain/messages/en.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** Says what has just been done; shown once, on a personal page. */
export function doneNotice(done: keyof Texts["done"], texts: Texts): Html {
  return html`<p class="notice done" role="status">${texts.done[done]}</p>`;
}

/** Says why something was refused, and what can be done. */
export function problemNotice(problem: Problem, texts: Texts): Html {
  return html`<div class="notice problem" role="alert" tabindex="-1">
    <p><strong>${texts.problems[problem.code].title}.</strong> ${problemHelp(problem, texts)}</p>
  </div>`;
}

/** What somebody can do after a refusal, with the time to wait where there is one. */
export function problemHelp(problem: Problem, texts: Texts): string {
  const { help } = texts.problems[problem.code];
  return problem.retryAfter === undefined ? help : `${help} ${texts.retryIn(problem.retryAfter)}`;
}
