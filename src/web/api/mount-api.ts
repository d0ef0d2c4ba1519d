import type { Context, Hono } from "hono";
import { Problem } from "../../domain/problem.ts";
import type { Operation, OperationRequest, PersonalAnswer } from "../operation.ts";
import { actingWriter, actorOf } from "../request-actor.ts";
import { MAX_BODY_BYTES, MAX_PUBLISHER_BODY_BYTES, readJson } from "../request-body.ts";
import { authorize, limitedBy } from "../security/actor.ts";
import type { WebContext } from "../web-context.ts";
import { API_BASE } from "./base.ts";
import { parseInput } from "./field-problems.ts";
import { sendShared } from "./send-shared.ts";

/**
 * A key chosen by the client. The least length keeps anybody from choosing `1`: a first comment's key also makes the
 * device token, so it has to be as hard to guess as a random UUID.
 */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{16,200}$/u;

/** Puts every operation at its address: who asks, may they, is it valid, do it, answer. */
export function mountApi(app: Hono, context: WebContext, operations: readonly Operation[]): void {
  const methods = new Map<string, string[]>();
  for (const operation of operations) {
    const path = honoPath(operation);
    methods.set(path, [...(methods.get(path) ?? []), operation.method.toUpperCase()]);
    app.on(operation.method.toUpperCase(), path, async (c) => {
      const { request, giveToken } = await readRequest(c, context, operation);
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

async function readRequest(
  c: Context,
  context: WebContext,
  operation: Operation,
): Promise<{ request: OperationRequest<unknown, unknown, unknown>; giveToken: () => void }> {
  const actor = await actorOf(c, context);
  authorize(actor, operation.access, operation.method !== "get");
  if (operation.limit !== undefined && !actor.publisher) {
    await context.limits.count(operation.limit, limitedBy(actor));
  }
  const { params, query, body } = operation;
  const idempotencyKey = operation.idempotencyKey === true ? idempotencyKeyOf(c) : null;
  const limit = operation.access === "publisher" ? MAX_PUBLISHER_BODY_BYTES : MAX_BODY_BYTES;
  const acting = actingWriter(c, context, { actor, seed: idempotencyKey });
  return {
    giveToken: acting.giveToken,
    request: {
      params: params && parseInput(params, c.req.param(), "not-found"),
      query:
        query && parseInput(query, queryOf(new URL(c.req.url).searchParams, operation.lists ?? []), "invalid-input"),
      body: body && parseInput(body, await readJson(c, limit), "invalid-input"),
      actor,
      origin: c.req.header("origin") ?? null,
      userAgent: c.req.header("user-agent"),
      writer: acting.writer,
      idempotencyKey,
    },
  };
}

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ (quotes around the key are optional here). */
function idempotencyKeyOf(c: Context): string | null {
  const header = c.req.header("idempotency-key");
  if (header === undefined) return null;
  const key = header.replace(/^"(.*)"$/u, "$1");
  if (IDEMPOTENCY_KEY.test(key)) return key;
  throw new Problem(
    "bad-request",
    "Idempotency-Key must be 16 to 200 visible ASCII characters, such as a random UUID.",
  );
}

/** The query as an object of texts, and of lists where the operation wants lists or a parameter is repeated. */
function queryOf(search: URLSearchParams, lists: readonly string[]): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set([...lists, ...search.keys()])].map((name) => {
      const values = search.getAll(name);
      const [only] = values;
      return [name, only === undefined || values.length > 1 || lists.includes(name) ? values : only];
    }),
  );
}

function sendPersonal(c: Context, answer: PersonalAnswer): Response {
  c.header("cache-control", "no-store");
  for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value);
  if (answer.body === undefined) return c.body(null, answer.status as 204);
  return c.json(answer.body as object, answer.status as 200);
}
