import type * as z from "zod";
import type { ProblemCode } from "../domain/problem.ts";
import type { Device } from "../service/service-context.ts";
import type { Access, Actor } from "./security/actor.ts";
import type { LimitedAct } from "./security/rate-limits.ts";
import type { WebContext } from "./web-context.ts";

/** What an operation is asked, already validated and authorised. */
export interface OperationRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly actor: Actor;
  /** The acting device; one that acts for the first time is given its token with the answer. */
  readonly device: () => Device;
  readonly idempotencyKey: string | undefined;
}

/** What an operation answers; `body` is checked against the schema of `status` in the tests. */
export interface OperationAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the API: its address, schemas, access and what it does. OpenAPI is made from the same value. */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  /** Stable name in camelCase (OpenAPI `operationId`). */
  readonly id: string;
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Address below `/api/v1`, with parameters as `{name}`. */
  readonly path: string;
  readonly tag: "articles" | "comments" | "publishing";
  readonly summary: string;
  readonly access: Access;
  /** `post` and `act` count against the limits of device and network. */
  readonly limit?: LimitedAct;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema?: z.ZodType }>>;
  /** Refusals beside those that every operation knows. */
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
