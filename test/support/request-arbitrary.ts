import fc from "fast-check";
import { openApiDocument } from "../../src/web/api/openapi.ts";
import type { OpenApiOperation, OpenApiParameter } from "../../src/web/api/openapi.ts";
import { OPERATIONS } from "../../src/web/api/operations.ts";
import type { Operation } from "../../src/web/operation.ts";
import type { ApiRequest } from "./api-client.ts";
import { broken, STRANGE, valuesOf } from "./json-arbitrary.ts";
import type { Hints } from "./json-arbitrary.ts";

/** The origin that the site of the requests allows. */
export const ALLOWED_ORIGIN = "https://gazette.example";

const DOCUMENT = openApiDocument(OPERATIONS);
const { schemas } = DOCUMENT.components;

/** What exists while the requests are made; grows with them. */
export interface World {
  readonly articles: number[];
  readonly comments: number[];
  /** Tokens of devices that have written. */
  readonly tokens: string[];
  readonly publisherToken: string;
  /** Access tokens of members who are signed in. */
  readonly memberTokens: string[];
  /** Statements of reasons for the writers of the newest two tokens. */
  readonly statements: number[];
  /** Of reports. */
  readonly receipts: string[];
  /** Members who show a picture. */
  readonly pictured: number[];
}

/** Requests to an operation, made from its description: valid ones, nearly valid ones and rubbish. */
export function requestsTo(operation: Operation, world: World): fc.Arbitrary<ApiRequest> {
  const described = DOCUMENT.paths[operation.path]?.[operation.method];
  if (described === undefined) throw new Error(`${operation.id} is not described`);
  const hints = hintsFor(operation, world);
  return fc
    .record({
      params: parametersIn("path", described, hints),
      query: fc.tuple(parametersIn("query", described, hints), UNKNOWN_QUERY),
      content: contentOf(described, hints),
      headers: headersFor(operation, world),
    })
    .map(({ params, query: [known, unknown], content, headers }) => ({
      params,
      query: { ...known, ...unknown },
      ...content,
      headers: { ...headers, ...content.headers },
    }));
}

function hintsFor(operation: Operation, world: World): Hints {
  const url = fc.oneof(
    fc.constantFrom(`${ALLOWED_ORIGIN}/a?utm_source=x`, `${ALLOWED_ORIGIN}/b`, "https://elsewhere.example/c"),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  );
  return {
    ...(operation.params === undefined
      ? {}
      : { id: oneOf(operation.path.startsWith("/comments") ? world.comments : world.articles) }),
    ...(operation.tag === "moderation" ? { statementId: oneOf(world.statements), receipt: oneOf(world.receipts) } : {}),
    parentId: fc.oneof(fc.constant(null), oneOf(world.comments)),
    url: operation.lists?.includes("url") === true ? fc.array(url, { maxLength: 4 }) : url,
    email: mostly(fc.constantFrom("", "ida@example.org"), fc.string({ maxLength: 30 })),
    // A notice of illegal content is taken only with both; left to chance, hardly one in fifty would be.
    goodFaith: mostly(fc.constant(true), fc.boolean()),
    ...(operation.id === "sendLegalNotice"
      ? {
          name: mostly(fc.constant("Ida Marwick"), fc.string({ maxLength: 30 })),
          email: mostly(fc.constant("ida@example.org"), fc.string({ maxLength: 30 })),
        }
      : {}),
    // There are clauses and pictures enough, but only these numbers; each picture can be taken away once.
    ...(operation.id === "removePicture"
      ? {
          id: oneOf(world.pictured, world.pictured.length),
          clause: mostly(fc.integer({ min: 1, max: 4 }), fc.integer()),
          reason: mostly(fc.constant("It insults a neighbour."), fc.string({ maxLength: 30 })),
        }
      : {}),
    after: fc.oneof(fc.constantFrom("0_0_1", "1_0_2", "2_1_1", "3_0_5", "k_1", "1"), fc.nat().map(String)),
  };
}

/** One of what there is when the request is made, one of the newest. */
function oneOf<T>(pool: readonly T[], newest = 8): fc.Arbitrary<T> {
  return fc.nat({ max: newest - 1 }).map((back) => pool[Math.max(0, pool.length - 1 - back)] as T);
}

/** Texts for paths and queries. A dot alone would make another path. */
const STRANGE_TEXT = STRANGE.map((value) => (typeof value === "string" ? value : JSON.stringify(value)))
  .map((text) => text.slice(0, 2_000).toWellFormed())
  .filter((text) => text !== "." && text !== "..");

const UNKNOWN_QUERY = fc.oneof(
  { weight: 9, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<ApiRequest["query"]>({ constructor: "x" }, { sort: ["best", "best"] }, { "": "" }),
  },
);

function parametersIn(
  place: OpenApiParameter["in"],
  described: OpenApiOperation,
  hints: Hints,
): fc.Arbitrary<Record<string, string>> {
  const parameters = described.parameters.filter((parameter) => parameter.in === place);
  const values = parameters.map(({ name, schema, required }) => {
    const plain = hints[name] ?? valuesOf(schema, schemas);
    const value = fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: STRANGE_TEXT });
    return [name, required ? value : fc.option(value, { nil: undefined })];
  });
  return fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<string | undefined>>).map(withoutAbsent);
}

const CONTENT_TYPES = ["application/json", "application/json; charset=utf-8", "text/plain", "multipart/form-data"];

function contentOf(described: OpenApiOperation, hints: Hints): fc.Arbitrary<ApiRequest> {
  const schema = described.requestBody?.content["application/json"]?.schema;
  if (schema === undefined) return fc.constant({});
  const valid = valuesOf(schema, schemas, hints);
  const json = valid.map((value) => JSON.stringify(value));
  const raw = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.uint8Array({ maxLength: 30 }).map((bytes) => new Uint8Array(bytes)),
    json.map((text) => text.slice(0, -1)),
    json.map((text) => text.replace("{", '{"__proto__":{"admin":true},')),
    json.map((text) => text.replaceAll(/"([^"]*)":/gu, '"$1":[')),
    fc.constant(`{"body":"${"x".repeat(70_000)}"}`),
    fc.constant("[".repeat(30_000)),
  );
  return fc.oneof(
    { weight: 6, arbitrary: valid.map((body): ApiRequest => ({ body })) },
    { weight: 3, arbitrary: broken(valid).map((body): ApiRequest => ({ body })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(raw, fc.constantFrom(...CONTENT_TYPES))
        .map(([text, type]): ApiRequest => ({ raw: text, headers: { "content-type": type } })),
    },
  );
}

function headersFor(operation: Operation, world: World): fc.Arbitrary<Record<string, string>> {
  const forPublisher = operation.access === "publisher";
  const forMembers = ["member", "moderator", "admin"].includes(operation.access);
  const token = fc.oneof(
    { weight: forPublisher || forMembers ? 1 : 18, arbitrary: oneOf(world.tokens, 2) },
    { weight: forMembers ? 18 : 1, arbitrary: oneOf(world.memberTokens, 2) },
    { weight: forPublisher ? 18 : 1, arbitrary: fc.constant(world.publisherToken) },
    { weight: 1, arbitrary: fc.constantFrom("x", "a.b", "..", "a".repeat(500)) },
  );
  const bearer = token.map((text) => `Bearer ${text}`);
  return fc
    .record({
      authorization: fc.option(bearer, { nil: undefined, freq: 12 }),
      origin: mostly(fc.constantFrom(undefined, ALLOWED_ORIGIN), fc.constantFrom("https://elsewhere.example", "null")),
      "sec-fetch-site": mostly(fc.constant(undefined), fc.constantFrom("same-origin", "cross-site", "none", "odd")),
      "idempotency-key": mostly(
        fc.option(fc.uuid(), { nil: undefined }),
        fc.constantFrom("short", "the-same-key-for-many-requests"),
      ),
      "if-none-match": fc.constantFrom(undefined, undefined, "*", '"x"', "nonsense"),
      "accept-encoding": fc.constantFrom("identity", "gzip", "br, gzip;q=0.5", "br;q=0"),
      "x-forwarded-for": fc.constantFrom(undefined, "203.0.113.7", "::1, garbage"),
    })
    .map(withoutAbsent);
}

function mostly<T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

function withoutAbsent(record: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}
