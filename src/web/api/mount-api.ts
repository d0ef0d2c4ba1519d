import type { Context, Hono } from "hono";
import { Problem } from "../../domain/problem.ts";
import type { Operation, PersonalAnswer } from "../operation.ts";
import type { WebContext } from "../web-context.ts";
import { API_BASE } from "./base.ts";
import { readRequest } from "./read-request.ts";
import { sendShared } from "./send-shared.ts";

/** Puts every operation at its address: who asks, may they, is it valid, do it, answer. */
export function mountApi(app: Hono, context: WebContext, operations: readonly Operation[]): void {
  const methods = new Map<string, string[]>();
  for (const operation of operations) {
    const path = honoPath(operation);
    methods.set(path, [...(methods.get(path) ?? []), operation.method.toUpperCase()]);
    app.on(operation.method.toUpperCase(), path, async (c) => {
      const { request, giveToken } = await readRequest(c, context, {
        operation,
        params: c.req.param(),
        search: new URL(c.req.url).searchParams,
      });
      const answer = await operation.handle(context, request);
      // Only now: a request that is refused leaves no device behind.
      giveToken();
      return "make" in answer ? await sendShared(c, context, answer) : sendPersonal(c, answer);
    });
  }
  for (const [path, known] of methods) {
    app.all(path, (c) => {
      c.header("allow", known.join(", "));
      throw new Problem("method-not-allowed", `This address takes ${known.join(", ")}.`);
    });
  }
}

function honoPath(operation: Operation): string {
  return `${API_BASE}${operation.path.replaceAll(/\{(\w+)\}/gu, ":$1")}`;
}

function sendPersonal(c: Context, answer: PersonalAnswer): Response {
  c.header("cache-control", "no-store");
  for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value);
  if (answer.body === undefined) return c.body(null, answer.status as 204);
  return c.json(answer.body as object, answer.status as 200);
}
