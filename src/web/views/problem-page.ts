import type { Problem } from "../../domain/problem.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";
import { renderPage } from "./layout.ts";
import { problemHelp, reasonsLink } from "./notice.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * The page that stands for a refusal.
 * @param options.requestId what the log knows the request by; shown where the fault is ours.
 * @param options.repeatable the page was only read, so that it can simply be asked for again.
 * @param options.back address of the comment to go back to; the home page where there is none.
 */
export function renderProblemPage(
  problem: Problem,
  options: { view: ViewContext; requestId: string; back?: string; repeatable?: boolean },
): Html {
  const { view, requestId, back, repeatable = false } = options;
  const { texts } = view;
  const { title } = texts.problems[problem.code];
  return renderPage(
    {
      title,
      canonical: null,
      type: "website",
      main: html`<div class="single">
        <p class="kicker">${problem.status}</p>
        <h1>${title}</h1>
        <p>${problemHelp(problem, texts)} ${reasonsLink(problem, texts)}</p>
        ${problem.status >= 500 && html`<p class="quiet">${texts.reference}: <code>${requestId}</code></p>`}
        ${repeatable && passing(problem) && html`<p><a href="">${texts.tryAgain}</a></p>`}
        <p><a href="${back ?? "/"}">${back === undefined ? texts.home : texts.thisComment}</a></p>
      </div>`,
    },
    view,
  );
}

/** What may be over when it is tried again. */
function passing({ status }: Problem): boolean {
  return status >= 500 || status === 429;
}
