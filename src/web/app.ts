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
  mountHealth(app, context);
  mountEmbed(app, context);
  mountApi(app, context, OPERATIONS);
  mountApiDocs(app, context, OPERATIONS);
  mountConsole(app, context);
  mountPages(app, context);
  app.notFound((c) => answerProblem(c, context, new Problem("not-found", "There is nothing at this address.")));
  app.onError((error, c) => answerProblem(c, context, error));
  return app;
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
