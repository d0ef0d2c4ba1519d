import type * as z from "zod";
import type { ProblemCode } from "../domain/problem.ts";
import type { Writer } from "../service/service-context.ts";
import type { Access, Actor } from "./security/actor.ts";
import type { LimitedAct } from "./security/rate-limits.ts";
import type { WebContext } from "./web-context.ts";

/** What an operation is asked, already validated and authorised. */
export interface OperationRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly actor: Actor;
  /** Who acts; a device that acts for the first time is given its token with the answer. */
  readonly writer: () => Writer;
  /** Origin of the page that sends the request, as its browser says (RFC 6454); null where none is named. */
  readonly origin: string | null;
  readonly userAgent: string | undefined;
  /** Where the operation takes one and the request has one. */
  readonly idempotencyKey: string | null;
}

/** An answer for whoever asked; kept nowhere. `body` is checked against the schema of `status` in the tests. */
export interface PersonalAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with status 200 that is the same for everybody and is kept, with an ETag, until `version` changes. */
export interface SharedAnswer {
  readonly version: string;
  /** When it becomes stale by time alone (milliseconds since 1970-01-01 UTC); null: never. */
  readonly expiresAt: number | null;
  readonly make: () => Promise<unknown>;
}

/** What an operation answers. */
export type OperationAnswer = PersonalAnswer | SharedAnswer;

/** Methods of the API's operations. */
export type OperationMethod = "get" | "post" | "put" | "patch" | "delete";

/** What an operation answers with one status. No schema: no body. */
export interface AnswerDeclaration {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Names of headers that this answer carries beside those that every answer has. */
  readonly headers?: readonly string[];
}

/** One operation of the API: its address, schemas, access and what it does. OpenAPI is made from the same value. */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  /** Stable name in camelCase (OpenAPI `operationId`). */
  readonly id: string;
  readonly method: OperationMethod;
  /** Address below `/api/v1`, with parameters as `{name}`. */
  readonly path: string;
  readonly tag: "articles" | "comments" | "session" | "people" | "notices" | "moderation" | "publishing";
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** `post` and `act` count against the limits of device and network. */
  readonly limit?: LimitedAct;
  /** True where the answer with status 200 is the same for everybody, kept and revalidated by ETag. */
  readonly shared?: boolean;
  /** True for the busiest short operations, which are answered past the router (`DirectApi`). They have no query. */
  readonly direct?: boolean;
  /** Query parameters that may be repeated: given as a list, which is empty when they are absent. */
  readonly lists?: readonly string[];
  /** True where the header Idempotency-Key makes a repeated request the same request. */
  readonly idempotencyKey?: boolean;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answers: Readonly<Record<number, AnswerDeclaration>>;
  /** Refusals beside those that follow from access, limit, parameters and body (see `problemsOf`). */
  readonly problems: readonly ProblemCode[];
  readonly handle: (
    context: WebContext,
    request: OperationRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<OperationAnswer>;
}

/** Declares an operation; only infers types. */
export function operation<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  definition: Operation<Params, Query, Body>,
): Operation {
  return definition;
}

/** Every way in which an operation may refuse, in the order of their status. */
export function problemsOf(definition: Operation): ProblemCode[] {
  // Any address may hold what is not text (`bad-request`).
  const codes = new Set<ProblemCode>(["bad-request", "sign-in-needed", "internal", "not-writable", "unavailable"]);
  for (const code of definition.problems) codes.add(code);
  if (definition.method !== "get") codes.add("origin-not-allowed");
  if (definition.params !== undefined) codes.add("not-found");
  if (definition.query !== undefined || definition.body !== undefined) codes.add("invalid-input");
  if (definition.limit !== undefined) codes.add("too-many-requests");
  if (definition.body !== undefined) {
    for (const code of ["too-large", "unsupported-media-type"] as const) codes.add(code);
  }
  return [...codes];
}
