import type { Hono } from "hono";
import type * as z from "zod";
import { Problem } from "../../domain/problem.ts";
import { actorOf, deviceFor } from "../request-actor.ts";
import { MAX_BODY_BYTES, MAX_PUBLISHER_BODY_BYTES, readJson } from "../request-body.ts";
import type { Operation } from "../operation.ts";
import { authorize } from "../security/actor.ts";
import type { WebContext } from "../web-context.ts";

/** Where the API lives. */
export const API_BASE = "/api/v1";

/** Puts every operation at its address: who asks, may they, is it valid, do it, answer. */
export function mountApi(app: Hono, context: WebContext, operations: readonly Operation[]): void {
  for (const operation of operations) {
    const path = `${API_BASE}${operation.path.replaceAll(/\{(\w+)\}/gu, ":$1")}`;
    app.on(operation.method.toUpperCase(), path, async (c) => {
      const actor = actorOf(c, context);
      authorize(actor, operation.access, operation.method !== "get");
      if (operation.limit !== undefined && !actor.publisher) {
        await context.limits.count(operation.limit, { device: actor.device?.id ?? null, network: actor.network });
      }
      const limit = operation.access === "publisher" ? MAX_PUBLISHER_BODY_BYTES : MAX_BODY_BYTES;
      const answer = await operation.handle(context, {
        params: validate(operation.params, c.req.param(), "not-found"),
        query: validate(operation.query, queryOf(c.req.queries()), "invalid-input"),
        body:
          operation.body === undefined
            ? undefined
            : validate(operation.body, await readJson(c, limit), "invalid-input"),
        actor,
        device: () => deviceFor(c, context, actor),
        idempotencyKey: c.req.header("idempotency-key"),
      });
      for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value);
      if (answer.body === undefined) return c.body(null, answer.status as 204);
      return c.json(answer.body as object, answer.status as 200);
    });
  }
}

/** A parameter given once is a text, given several times a list. */
function queryOf(queries: Record<string, string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? "") : values]),
  );
}

function validate(schema: z.ZodType | undefined, value: unknown, code: "not-found" | "invalid-input"): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem(
    code,
    code === "not-found" ? "There is nothing at this address." : "Please correct the fields named.",
    {
      fields: result.error.issues.map((issue) => ({
        field: issue.path.join("."),
        code: issue.code,
        message: issue.message,
      })),
    },
  );
}
