import type { IncomingMessage, ServerResponse } from "node:http";
import type { Carrier } from "../carrier.ts";
import type { Operation, PersonalAnswer } from "../operation.ts";
import { problemAnswer } from "../problem-answer.ts";
import { newRequestId, REQUEST_ID_HEADER } from "../request-id.ts";
import { COMMON_HEADERS, sharedHeaders } from "../security/headers.ts";
import type { WebContext } from "../web-context.ts";
import { API_BASE } from "./base.ts";
import { readRequest } from "./read-request.ts";

/**
 * Answers the operations that are declared `direct` from Node's own request, past the router and the web's Request and
 * Response: around a short operation these cost as much as the operation. Guards, validation and answers are the same.
 */
export class DirectApi {
  readonly #context: WebContext;
  readonly #routes: readonly { operation: Operation; method: string; path: RegExp }[];

  constructor(context: WebContext, operations: readonly Operation[]) {
    this.#context = context;
    this.#routes = operations
      .filter(({ direct }) => direct === true)
      .map((operation) => ({
        operation,
        method: operation.method.toUpperCase(),
        // Plain addresses only: what has a query or is percent-encoded is left to the router.
        path: new RegExp(`^${API_BASE}${operation.path.replaceAll(/\{(\w+)\}/gu, "(?<$1>[^/?#%]+)")}$`, "u"),
      }));
  }

  /** @returns false when the request is not for an operation of this kind and has to be handled by others. */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    for (const { operation, method, path } of this.#routes) {
      if (request.method !== method) continue;
      const params = path.exec(request.url ?? "")?.groups;
      if (params === undefined) continue;
      void this.#answer({ request, response, operation, params });
      return true;
    }
    return false;
  }

  async #answer(args: {
    request: IncomingMessage;
    response: ServerResponse;
    operation: Operation;
    params: Readonly<Record<string, string>>;
  }): Promise<void> {
    const { request, response, operation, params } = args;
    const context = this.#context;
    const requestId = newRequestId();
    const carrier = new NodeCarrier(request);
    let sent: { status: number; headers: Readonly<Record<string, string>>; body: string | undefined };
    try {
      const asked = await readRequest(carrier, context, { operation, params, search: NO_QUERY });
      const answer = (await operation.handle(context, asked.request)) as PersonalAnswer;
      asked.giveToken();
      sent = { ...jsonAnswer(answer), status: answer.status };
    } catch (error) {
      const { problem, headers, body } = problemAnswer(context, error, {
        requestId,
        path: request.url ?? "",
        method: request.method ?? "",
      });
      sent = { status: problem.status, headers, body: JSON.stringify(body) };
    }
    const headers = {
      ...COMMON_HEADERS,
      [REQUEST_ID_HEADER]: requestId,
      ...sharedHeaders(request.headers.origin, context.site().settings),
      ...sent.headers,
      ...(sent.body === undefined ? {} : { "content-length": String(Buffer.byteLength(sent.body)) }),
    };
    response.writeHead(sent.status, [...Object.entries(headers).flat(), ...carrier.answerHeaders]);
    response.end(sent.body);
  }
}

const NO_QUERY = new URLSearchParams();

function jsonAnswer(answer: PersonalAnswer): { headers: Record<string, string>; body: string | undefined } {
  const headers = { "cache-control": "no-store", ...answer.headers };
  if (answer.body === undefined) return { headers, body: undefined };
  return { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(answer.body) };
}

/** A `Carrier` straight on Node's request. */
class NodeCarrier implements Carrier {
  readonly req: Carrier["req"];
  readonly env: { readonly incoming: IncomingMessage };
  /** Headers of the answer: names and values in turn. */
  readonly answerHeaders: string[] = [];

  constructor(incoming: IncomingMessage) {
    this.env = { incoming };
    this.req = { method: incoming.method ?? "", header: (name) => incoming.headers[name]?.toString() };
  }

  readonly header = (name: string, value: string): void => {
    this.answerHeaders.push(name, value);
  };
}
