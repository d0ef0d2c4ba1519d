import { Hono } from "hono";
import type { Context } from "hono";
import { Problem } from "../domain/problem.ts";
import { API_BASE } from "./api/base.ts";
import { mountApi } from "./api/mount-api.ts";
import { mountApiDocs } from "./api/mount-docs.ts";
import { OPERATIONS } from "./api/operations.ts";
import { mountConsole } from "./console/mount-console.ts";
import { mountEmbed } from "./embed/mount-embed.ts";
import { mountLook } from "./look.ts";
import { mountAvatars } from "./mount-avatars.ts";
import { mountAssets } from "./mount-assets.ts";
import { mountHealth } from "./mount-health.ts";
import { mountMedia } from "./mount-media.ts";
import { FRAGMENTS_BASE, mountPages } from "./pages/mount-pages.ts";
import { problemPageAnswer } from "./pages/problem-answer-page.ts";
import { problemAnswer } from "./problem-answer.ts";
import { newRequestId, REQUEST_ID_HEADER } from "./request-id.ts";
import { COMMON_HEADERS, OPENER_STAYS, sharedHeaders } from "./security/headers.ts";
import type { WebContext } from "./web-context.ts";

/** How long a browser may remember that a cross-origin request is allowed, in seconds. */
const PREFLIGHT_AGE_S = 600;

/** Everything that is reached by HTTP. */
export function createApp(context: WebContext): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    c.header(REQUEST_ID_HEADER, newRequestId());
    for (const [name, value] of Object.entries(COMMON_HEADERS)) c.header(name, value);
    refuseNul(c.req.url);
    if (inSignInWindow(c.req.path)) c.header(...OPENER_STAYS);
    if (isShared(c.req.path)) {
      const shared = sharedHeaders(c.req.header("origin"), context.site().settings);
      for (const [name, value] of Object.entries(shared)) c.header(name, value);
      if (c.req.method === "OPTIONS") return preflight(c, shared);
    }
    await next();
    return undefined;
  });
  mountAssets(app, context);
  mountLook(app, context);
  mountMedia(app, context);
  mountAvatars(app, context);
  mountHealth(app, context);
  mountEmbed(app, context);
  mountApi(app, context, OPERATIONS);
  mountApiDocs(app, context, OPERATIONS);
  mountConsole(app, context);
  mountPages(app, context);
  app.notFound((c) => {
    const allowed = methodsAt(app, c.req.path);
    if (allowed.length === 0) {
      return answerProblem(c, context, new Problem("not-found", "There is nothing at this address."));
    }
    c.header("allow", allowed.join(", "));
    return answerProblem(c, context, new Problem("method-not-allowed", `This address takes ${allowed.join(", ")}.`));
  });
  app.onError((error, c) => answerProblem(c, context, error));
  return app;
}

/**
 * No address of ours has NUL in it, and PostgreSQL takes no text with it: refused here, no search and no lookup needs to
 * think of it. Other bytes that are no UTF-8 are read as U+FFFD, which is text.
 * @throws Problem `not-found`, `bad-request` where it is in the query.
 */
function refuseNul(url: string): void {
  const at = url.indexOf("%00");
  if (at === -1) return;
  const query = url.indexOf("?");
  if (query === -1 || at < query) throw new Problem("not-found", "There is nothing at this address.");
  throw new Problem("bad-request", "The address contains something that is not text. Please remove %00 from it.");
}

/** The methods that some route answers at a path; what is there for every path is no answer. */
function methodsAt(app: Hono, path: string): string[] {
  const handlers = (method: string): number => app.router.match(method, path)[0].length;
  const everywhere = handlers("NONE");
  return ["GET", "POST"].filter((method) => handlers(method) > everywhere);
}

/** True for the pages that an embed may have opened in a window of their own. */
function inSignInWindow(path: string): boolean {
  return path === "/sign-in" || path.startsWith("/sign-in/");
}

/** True for what pages on other origins may ask for. */
function isShared(path: string): boolean {
  return path.startsWith(`${API_BASE}/`) || path.startsWith(`${FRAGMENTS_BASE}/`);
}

function preflight(c: Context, shared: Record<string, string>): Response {
  if (shared["access-control-allow-origin"] !== undefined) {
    c.header("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE");
    c.header("access-control-allow-headers", "authorization, content-type, hustings-device, idempotency-key");
    c.header("access-control-max-age", String(PREFLIGHT_AGE_S));
  }
  return c.body(null, 204);
}

function answerProblem(c: Context, context: WebContext, error: unknown): Response | Promise<Response> {
  const requestId = c.res.headers.get(REQUEST_ID_HEADER) ?? "";
  const { path, method } = c.req;
  const { problem, headers, body } = problemAnswer(context, error, { requestId, path, method });
  if (path.startsWith(`${API_BASE}/`)) {
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    return c.body(JSON.stringify(body), problem.status as 400);
  }
  c.header("cache-control", "no-store");
  if (problem.retryAfter !== undefined) c.header("retry-after", String(problem.retryAfter));
  try {
    return problemPageAnswer(c, context, problem, requestId);
  } catch (failure) {
    // The page itself cannot be made: say it in plain words rather than fail again.
    context.log.error({ requestId, err: failure }, "the problem page could not be made");
    return c.text(`${problem.message} (${requestId})\n`, 500);
  }
}
