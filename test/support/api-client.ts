import { PROBLEMS } from "../../src/domain/problem.ts";
import { API_BASE } from "../../src/web/api/base.ts";
import { OPERATIONS } from "../../src/web/api/operations.ts";
import { PROBLEM } from "../../src/web/api/schemas.ts";
import { problemsOf } from "../../src/web/operation.ts";
import type { Operation } from "../../src/web/operation.ts";

/** What is sent beside the address. */
export interface ApiRequest {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that has passed the check against what its operation declares. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- checked against the declared schema before anybody sees it
  readonly body: any;
}

/** The operation with this name; fails loudly for a name that does not exist. */
export function operationNamed(id: string): Operation {
  const found = OPERATIONS.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`There is no operation ${id}`);
  return found;
}

/** Sends a request and checks the answer against the operation's declaration; throws for an answer that breaks it. */
export async function callOperation(base: string, operation: Operation, request: ApiRequest = {}): Promise<ApiAnswer> {
  const response = await fetch(addressOf(base, operation, request), {
    method: operation.method.toUpperCase(),
    headers: {
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      ...request.headers,
    },
    ...(request.raw === undefined
      ? request.body === undefined
        ? {}
        : { body: JSON.stringify(request.body) }
      : { body: request.raw }),
  });
  const text = await response.text();
  const where = `${operation.id} answered ${response.status} ${text.slice(0, 500)}`;
  const body = checkedBody(operation, { response, text, where });
  if (response.headers.get("x-request-id") === null) throw new Error(`${where} without a request id`);
  return { status: response.status, headers: response.headers, body };
}

function addressOf(base: string, operation: Operation, { params = {}, query = {} }: ApiRequest): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as string[]) : [String(value)]) search.append(name, one);
  }
  const text = search.toString();
  return `${base}${API_BASE}${path}${text === "" ? "" : `?${text}`}`;
}

function checkedBody(
  operation: Operation,
  { response, text, where }: { response: Response; text: string; where: string },
): unknown {
  const { status, headers } = response;
  const type = (headers.get("content-type") ?? "").split(";")[0];
  if (status >= 400) {
    if (type !== "application/problem+json") throw new Error(`${where} as ${type}`);
    const problem = PROBLEM.parse(JSON.parse(text));
    if (problem.status !== status) throw new Error(`${where} with another status in the body`);
    if (!problemsOf(operation).includes(problem.code)) throw new Error(`${where}, which is not declared`);
    if (PROBLEMS[problem.code].status !== status) throw new Error(`${where} with the wrong status`);
    if (status === 429 && !(Number(headers.get("retry-after")) >= 1)) throw new Error(`${where} without Retry-After`);
    return problem;
  }
  if (operation.shared === true && headers.get("etag") === null) throw new Error(`${where} without an ETag`);
  if (operation.shared !== true && headers.get("cache-control") !== "no-store") throw new Error(`${where} to be kept`);
  if (status === 304 && operation.shared === true && text === "") return undefined;
  const declared = operation.answers[status];
  if (declared === undefined) throw new Error(`${where}, which is not declared`);
  if (declared.schema === undefined) {
    if (text !== "") throw new Error(`${where} with a body`);
    return undefined;
  }
  if (type !== "application/json") throw new Error(`${where} as ${type}`);
  const checked = declared.schema.safeParse(JSON.parse(text));
  if (!checked.success) throw new Error(`${where}: ${checked.error.message}`);
  return checked.data;
}

/** Somebody who uses the API with one device: remembers the token that the first act is answered with. */
export class ApiClient {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;
  token: string | null;

  constructor(base: string, options: { token?: string; headers?: Readonly<Record<string, string>> } = {}) {
    this.#base = base;
    this.#headers = options.headers ?? {};
    this.token = options.token ?? null;
  }

  /** Calls an operation by its name. */
  async call(id: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    const bearer = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    const answer = await callOperation(this.#base, operationNamed(id), {
      ...request,
      headers: { ...this.#headers, ...bearer, ...request.headers },
    });
    this.token ??= answer.headers.get("hustings-device");
    return answer;
  }

  /** Calls an operation that is to be answered with `status`; returns the body. */
  async expect(status: number, id: string, request: ApiRequest = {}): Promise<ApiAnswer["body"]> {
    const answer = await this.call(id, request);
    if (answer.status !== status) {
      throw new Error(`${id} answered ${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }
}
