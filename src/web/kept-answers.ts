import type { IncomingMessage, ServerResponse } from "node:http";
import type { SiteSettings } from "../domain/site-settings.ts";
import type { Encoding, PublicAnswer } from "./page-cache.ts";
import { chooseEncoding, sendable } from "./public-answer.ts";
import { newRequestId, REQUEST_ID_HEADER } from "./request-id.ts";
import { COMMON_HEADERS, corsHeaders, pagePolicy } from "./security/headers.ts";
import type { WebContext } from "./web-context.ts";

/** An answer with its headers as Node writes them: names and values in turn. */
interface Ready {
  readonly settings: SiteSettings;
  readonly headers: readonly string[];
  readonly body: Buffer | null;
}

/** Different Accept-Encoding headers that are remembered; browsers have a handful. */
const MAX_REMEMBERED = 100;

/**
 * Sends public answers that are kept and fresh, without any of the machinery: most requests of a busy article end here.
 * What such answers have in common is put together once for each, not for each request.
 */
export class KeptAnswers {
  readonly #context: WebContext;
  readonly #ready = new WeakMap<PublicAnswer, Map<Encoding, Ready>>();
  readonly #encodings = new Map<string, Encoding>();

  constructor(context: WebContext) {
    this.#context = context;
  }

  /** @returns false when there is no such answer and the request has to be handled. */
  send(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== "GET") return false;
    const { headers } = request;
    const encoding = this.#encoding(headers["accept-encoding"]?.toString());
    const answer = this.#context.pages.fresh(request.url ?? "", encoding);
    if (answer === undefined) return false;
    const { settings } = this.#context.site();
    const cors = answer.crossOrigin ? Object.entries(corsHeaders(headers.origin, settings)).flat() : [];
    if (headers["if-none-match"] !== undefined) {
      const conditional = sendable(answer, { encoding, ifNoneMatch: headers["if-none-match"] });
      if (conditional.status === 304) {
        response.writeHead(304, [...allHeaders(answer, conditional.headers, settings), ...withRequestId(cors)]);
        response.end();
        return true;
      }
    }
    const ready = this.#readyAnswer(answer, encoding, settings);
    response.writeHead(200, [...ready.headers, ...withRequestId(cors)]);
    response.end(ready.body);
    return true;
  }

  #encoding(acceptEncoding: string | undefined): Encoding {
    if (acceptEncoding === undefined) return "identity";
    let encoding = this.#encodings.get(acceptEncoding);
    if (encoding === undefined) {
      encoding = chooseEncoding(acceptEncoding);
      if (this.#encodings.size < MAX_REMEMBERED) this.#encodings.set(acceptEncoding, encoding);
    }
    return encoding;
  }

  #readyAnswer(answer: PublicAnswer, encoding: Encoding, settings: SiteSettings): Ready {
    let encodings = this.#ready.get(answer);
    if (encodings === undefined) this.#ready.set(answer, (encodings = new Map<Encoding, Ready>()));
    const known = encodings.get(encoding);
    if (known?.settings === settings) return known;
    const { headers, body } = sendable(answer, { encoding, ifNoneMatch: undefined });
    const ready = { settings, headers: allHeaders(answer, headers, settings), body };
    encodings.set(encoding, ready);
    return ready;
  }
}

function allHeaders(answer: PublicAnswer, own: Record<string, string>, settings: SiteSettings): string[] {
  const place: Record<string, string> = answer.crossOrigin
    ? { "cross-origin-resource-policy": "cross-origin" }
    : { "content-security-policy": pagePolicy(settings) };
  return Object.entries({ ...COMMON_HEADERS, ...own, ...place }).flat();
}

function withRequestId(headers: readonly string[]): string[] {
  return [REQUEST_ID_HEADER, newRequestId(), ...headers];
}
