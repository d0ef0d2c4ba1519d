import type { Context } from "hono";
import type { Problem } from "../../domain/problem.ts";
import { commentPath } from "../views/addresses.ts";
import { problemNotice } from "../views/notice.ts";
import { renderProblemPage } from "../views/problem-page.ts";
import type { WebContext } from "../web-context.ts";
import { FRAGMENTS_BASE } from "./mount-pages.ts";
import { viewFor } from "./page-view.ts";
import { answerPersonal } from "./public-page.ts";

/** A refusal as a page, or as a notice where a script asked for a fragment. */
export function problemPageAnswer(c: Context, context: WebContext, problem: Problem, requestId: string): Response {
  const fragment = c.req.path.startsWith(`${FRAGMENTS_BASE}/`);
  const view = viewFor(c, context, { fragment });
  return answerPersonal(c, context, {
    fragment,
    status: problem.status,
    html: fragment
      ? problemNotice(problem, view.texts, view.base)
      : renderProblemPage(problem, {
          view,
          requestId,
          repeatable: c.req.method === "GET",
          ...(problem.code === "not-found" ? {} : wayBack(c.req.path)),
        }),
  });
}

/** The comment that something was to be done with, such as to give it a mark: whoever was refused reads on there. */
function wayBack(path: string): { back?: string } {
  const id = /^\/comments\/(\d+)\/./u.exec(path)?.[1];
  return id === undefined ? {} : { back: commentPath(Number(id)) };
}
