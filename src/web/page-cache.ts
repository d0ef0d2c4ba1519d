import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Quality at which a page compresses in a few milliseconds and is within some per cent of the smallest (0-11). */
const BROTLI_QUALITY = 5;

/** Ways in which a body can be sent (RFC 9110, section 8.4.1). */
export type Encoding = "identity" | "gzip" | "br";

/** One public answer, the same for everybody, kept whole. */
export interface PublicAnswer {
  readonly contentType: string;
  readonly etag: string;
  /** The body in each encoding that somebody has asked for so far; `identity` is always there. */
  readonly bodies: ReadonlyMap<Encoding, Buffer>;
  /** True for answers that scripts on other origins may read, where the site allows those origins. */
  readonly crossOrigin: boolean;
}

interface Entry {
  readonly answer: PublicAnswer & { readonly bodies: Map<Encoding, Buffer> };
  /** The state of what the answer shows; another state makes the answer stale. */
  readonly version: string;
  /** After this instant (milliseconds since 1970-01-01 UTC) the answer is stale whatever the version says. */
  readonly expiresAt: number | null;
  /** The last generation for which the version was compared. */
  generation: number;
}

/**
 * The public answers by address. Any commit, here or by another process, begins a new generation; an answer that was
 * not compared in this generation is compared with the present version before it is sent again.
 */
export class PageCache {
  readonly #entries: LRUCache<string, Entry>;
  readonly #now: () => number;
  #generation = 0;

  /** @param options.maxBytes most memory that answers may take. */
  constructor(options: { maxBytes: number; now: () => number }) {
    this.#now = options.now;
    this.#entries = new LRUCache({ maxSize: options.maxBytes, sizeCalculation: sizeOf });
  }

  /** Something was committed: whatever is kept has to be compared again. */
  newGeneration(): void {
    this.#generation++;
  }

  /** The answer at `address` in `encoding`, if it is there and known to be fresh without asking anybody. */
  fresh(address: string, encoding: Encoding): PublicAnswer | undefined {
    const entry = this.#entries.get(address);
    if (entry === undefined || entry.generation !== this.#generation || !entry.answer.bodies.has(encoding)) {
      return undefined;
    }
    if (entry.expiresAt !== null && entry.expiresAt <= this.#now()) return undefined;
    return entry.answer;
  }

  /**
   * The answer at `address`, made anew unless the kept one shows `version`.
   * @param options.encoding in which the answer is about to be sent; made when nobody has asked for it yet.
   * @param options.version says which state is to be shown; asked before the answer is made, so that a change during
   *   the making is never taken for shown.
   */
  async answer(options: {
    address: string;
    encoding: Encoding;
    version: string;
    contentType: string;
    crossOrigin: boolean;
    expiresAt: number | null;
    make: () => Promise<string>;
  }): Promise<PublicAnswer> {
    const { address, encoding, version, expiresAt } = options;
    const generation = this.#generation;
    let entry = this.#entries.get(address);
    if (entry?.version !== version || (entry.expiresAt !== null && entry.expiresAt <= this.#now())) {
      entry = { answer: plainAnswer(await options.make(), options), version, expiresAt, generation };
    }
    const { bodies } = entry.answer;
    if (!bodies.has(encoding)) bodies.set(encoding, await encode(bodies.get("identity") ?? Buffer.alloc(0), encoding));
    entry.generation = generation;
    // Set again even where it was there: it may have grown, and the cache must know its size.
    this.#entries.set(address, entry);
    return entry.answer;
  }
}

function plainAnswer(text: string, options: { contentType: string; crossOrigin: boolean }): Entry["answer"] {
  const identity = Buffer.from(text);
  return {
    contentType: options.contentType,
    crossOrigin: options.crossOrigin,
    etag: createHash("sha256").update(identity).digest("base64url").slice(0, 22),
    bodies: new Map<Encoding, Buffer>([["identity", identity]]),
  };
}

async function encode(identity: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case "identity":
      return identity;
    case "gzip":
      return await compressGzip(identity);
    case "br":
      return await compressBrotli(identity, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
        },
      });
  }
}

function sizeOf(entry: Entry, address: string): number {
  let size = 500 + 2 * address.length;
  for (const body of entry.answer.bodies.values()) size += body.length;
  return size;
}
