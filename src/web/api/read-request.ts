import { Problem } from "../../domain/problem.ts";
import type { Carrier } from "../carrier.ts";
import type { Operation, OperationRequest } from "../operation.ts";
import { actingWriter, actorOf } from "../request-actor.ts";
import { MAX_BODY_BYTES, MAX_PUBLISHER_BODY_BYTES, readJson } from "../request-body.ts";
import { authorize, limitedBy } from "../security/actor.ts";
import type { WebContext } from "../web-context.ts";
import { parseInput } from "./field-problems.ts";

/**
 * A key chosen by the client. The least length keeps anybody from choosing `1`: a first comment's key also makes the
 * device token, so it has to be as hard to guess as a random UUID.
 */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{16,200}$/u;

/**
 * What is asked of an operation: who asks, may they, is it valid.
 * @param args.params parts of the address, still as texts.
 * @returns the request, and how a new device is given its token once nothing can be refused any more.
 * @throws Problem whatever is refused before the operation is begun.
 */
export async function readRequest(
  c: Carrier,
  context: WebContext,
  args: { operation: Operation; params: Readonly<Record<string, string>>; search: URLSearchParams },
): Promise<{ request: OperationRequest<unknown, unknown, unknown>; giveToken: () => void }> {
  const { operation } = args;
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
      params: params && parseInput(params, args.params, "not-found"),
      query: query && parseInput(query, queryOf(args.search, operation.lists ?? []), "invalid-input"),
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
function idempotencyKeyOf(c: Carrier): string | null {
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
