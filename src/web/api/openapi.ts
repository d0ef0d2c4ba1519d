import type * as z from "zod";
import { PROBLEMS } from "../../domain/problem.ts";
import type { ProblemCode } from "../../domain/problem.ts";
import { VERSION } from "../../domain/version.ts";
import { problemsOf } from "../operation.ts";
import type { Operation } from "../operation.ts";
import { DEVICE_HEADER } from "../security/actor.ts";
import type { Access } from "../security/actor.ts";
import { API_BASE } from "./base.ts";
import { jsonSchemaOf } from "./json-schema.ts";
import type { JsonSchema, NamedSchemas } from "./json-schema.ts";
import { PROBLEM } from "./schemas.ts";

/** An OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0), as far as programs here look into it. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly description: string;
    readonly license: { readonly name: string; readonly identifier: string };
  };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: NamedSchemas;
    readonly securitySchemes: Readonly<
      Record<string, { readonly type: "http"; readonly scheme: "bearer"; readonly description: string }>
    >;
    readonly [part: string]: unknown;
  };
  readonly [part: string]: unknown;
}

/** One operation of the document. */
export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: true; readonly content: OpenApiContent };
  readonly responses: Readonly<Record<string, OpenApiResponse>>;
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface OpenApiResponse {
  readonly description: string;
  readonly headers: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content?: OpenApiContent;
}

type OpenApiContent = Readonly<Record<string, { readonly schema: JsonSchema; readonly examples?: unknown }>>;

const TAGS: readonly { name: Operation["tag"]; description: string }[] = [
  { name: "articles", description: "Which articles there are, and how many comments they have." },
  { name: "comments", description: "Reading and writing a conversation." },
  { name: "people", description: "Members: their public pages, one's own profile, muting, roles." },
  { name: "session", description: "Signing in where the pages of this server, with their cookies, are not at hand." },
  { name: "notices", description: "What a member follows and is told" },
  { name: "moderation", description: "Reports with their receipts, and what was decided about whoever asks." },
  { name: "publishing", description: "For the publisher's own systems; needs the publisher's token." },
];

const SECURITY: Readonly<Record<Access, OpenApiOperation["security"]>> = {
  anybody: [{}, { device: [] }, { session: [] }, { publisher: [] }],
  writer: [{ device: [] }, { session: [] }],
  member: [{ session: [] }],
  moderator: [{ session: [] }],
  admin: [{ session: [] }],
  publisher: [{ publisher: [] }],
};

const HEADERS: Readonly<Record<string, { description: string; schema: JsonSchema }>> = {
  "X-Request-Id": { description: "Names this request in the server's log", schema: { type: "string" } },
  ETag: { description: "Changes with the answer; send it back as If-None-Match", schema: { type: "string" } },
  Location: { description: "Address of what was made", schema: { type: "string" } },
  "Hustings-Device": {
    description: "Token of a device that acts for the first time; send it as a bearer token from then on",
    schema: { type: "string" },
  },
  "Retry-After": { description: "Seconds until trying again makes sense", schema: { type: "integer", minimum: 1 } },
};

const EXAMPLE_REQUEST_ID = "5b0c8e2f7a91d346";

/** The document that describes these operations, made from the schemas by which they check requests and answers. */
export function openApiDocument(operations: readonly Operation[]): OpenApiDocument {
  const named: NamedSchemas = {};
  jsonSchemaOf(PROBLEM, "output", named);
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method] = describe(operation, named);
  }
  const problems = [...new Set(operations.flatMap(problemsOf))];
  return {
    openapi: "3.1.0",
    info: {
      title: "Hustings API",
      version: VERSION,
      description:
        "Reads and writes the conversation under an article. Answers are JSON; refusals are `application/problem+json` " +
        "(RFC 9457) with a stable `code`. Lists are paged by opaque cursors: a page begins behind the last one whatever " +
        "was added meanwhile. Instants are RFC 3339 in UTC. Scripts on the site's allowed origins may call everything.",
      license: { name: "Apache 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: API_BASE, description: "This server" }],
    tags: TAGS,
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1))),
      headers: HEADERS,
      examples: Object.fromEntries(problems.map((code) => [code, { value: exampleProblem(code) }])),
      securitySchemes: {
        device: {
          type: "http",
          scheme: "bearer",
          description: `Token of a device, given in the header ${DEVICE_HEADER} with its first comment or mark.`,
        },
        session: {
          type: "http",
          scheme: "bearer",
          description: "Short-lived access token of a member who signed in, renewed by POST /session/renew.",
        },
        publisher: { type: "http", scheme: "bearer", description: "The publisher's token: the option API_TOKEN." },
      },
    },
  };
}

function describe(operation: Operation, named: NamedSchemas): OpenApiOperation {
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    security: SECURITY[operation.access],
    parameters: [
      ...parametersOf(operation.params, "path", named),
      ...parametersOf(operation.query, "query", named),
      ...headerParameters(operation),
    ],
    ...(operation.body === undefined
      ? {}
      : {
          requestBody: {
            required: true as const,
            content: { "application/json": { schema: jsonSchemaOf(operation.body, "input", named) } },
          },
        }),
    responses: { ...answersOf(operation, named), ...refusalsOf(operation) },
  };
}

function parametersOf(schema: z.ZodType | undefined, place: "path" | "query", named: NamedSchemas): OpenApiParameter[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, "input", named);
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

function headerParameters(operation: Operation): OpenApiParameter[] {
  const parameters: OpenApiParameter[] = [];
  const add = (name: string, description: string, schema: JsonSchema): void => {
    parameters.push({ name, in: "header", required: false, description, schema });
  };
  if (operation.idempotencyKey === true) {
    add("Idempotency-Key", "The same key again means the same request again, not another one; best a random UUID", {
      type: "string",
      pattern: "^[\\x21-\\x7e]{16,200}$",
      examples: ["0b7e3b52-6c2f-4f7e-9d0e-3a1f5a8c9e21"],
    });
  }
  if (operation.shared === true) {
    add("If-None-Match", "ETag of the answer that is there already", { type: "string" });
  }
  return parameters;
}

function answersOf(operation: Operation, named: NamedSchemas): Record<string, OpenApiResponse> {
  const responses: Record<string, OpenApiResponse> = {};
  for (const [status, answer] of Object.entries(operation.answers)) {
    const names = [...(operation.shared === true ? ["etag"] : []), ...(answer.headers ?? [])];
    responses[status] = {
      description: answer.description,
      headers: headerReferences(names),
      ...(answer.schema === undefined
        ? {}
        : { content: { "application/json": { schema: jsonSchemaOf(answer.schema, "output", named) } } }),
    };
  }
  if (operation.shared === true) {
    responses["304"] = { description: "Nothing has changed since that ETag", headers: headerReferences(["etag"]) };
  }
  return responses;
}

/** Refusals by status, each with an example for every code. */
function refusalsOf(operation: Operation): Record<string, OpenApiResponse> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(operation)) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses: Record<string, OpenApiResponse> = {};
  for (const [status, codes] of byStatus) {
    responses[status] = {
      description: codes.map((code) => `${PROBLEMS[code].title} (\`${code}\`)`).join("; "),
      headers: headerReferences(status === 429 || status === 503 ? ["retry-after"] : []),
      content: {
        "application/problem+json": {
          schema: { $ref: "#/components/schemas/Problem" },
          examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
        },
      },
    };
  }
  return responses;
}

function exampleProblem(code: ProblemCode): Record<string, unknown> {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:hustings:problem:${code}`,
    title,
    status,
    detail: `${title}.`,
    code,
    ...(code === "invalid-input"
      ? { fields: [{ field: "name", code: "required", message: "Please fill this in." }] }
      : {}),
    requestId: EXAMPLE_REQUEST_ID,
  };
}

/** Headers are named in small letters in the code and as is usual in the document. */
function headerReferences(names: readonly string[]): OpenApiResponse["headers"] {
  const wanted = new Set(["x-request-id", ...names]);
  return Object.fromEntries(
    Object.keys(HEADERS)
      .filter((name) => wanted.has(name.toLowerCase()))
      .map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
}
