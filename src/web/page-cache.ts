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
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  /** True for answers that scripts on other origins may read, where the site allows those origins. */
  readonly crossOrigin: boolean;
}

interface Entry {
  readonly answer: PublicAnswer;
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

  /** The answer at `address`, if it is known to be fresh without asking anybody. */
  fresh(address: string): PublicAnswer | undefined {
    const entry = this.#entries.get(address);
    if (entry === undefined || entry.generation !== this.#generation) return undefined;
    if (entry.expiresAt !== null && entry.expiresAt <= this.#now()) return undefined;
    return entry.answer;
  }

  /**
   * The answer at `address`, made anew unless the kept one shows `version`.
   * @param options.version says which state is to be shown; asked before the answer is made, so that a change during
   *   the making is never taken for shown.
   */
  async answer(options: {
    address: string;
    version: string;
    contentType: string;
    crossOrigin: boolean;
    expiresAt: number | null;
    make: () => Promise<string>;
  }): Promise<PublicAnswer> {
    const generation = this.#generation;
    const known = this.#entries.get(options.address);
    if (known?.version === options.version && (known.expiresAt === null || known.expiresAt > this.#now())) {
      known.generation = generation;
      return known.answer;
    }
    const answer = await compressed(await options.make(), options);
    this.#entries.set(options.address, { answer, version: options.version, expiresAt: options.expiresAt, generation });
    return answer;
  }
}

async function compressed(text: string, options: { contentType: string; crossOrigin: boolean }): Promise<PublicAnswer> {
  const identity = Buffer.from(text);
  const [gzipped, brotli] = await Promise.all([
    compressGzip(identity),
    compressBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
      },
    }),
  ]);
  return {
    contentType: options.contentType,
    crossOrigin: options.crossOrigin,
    etag: createHash("sha256").update(identity).digest("base64url").slice(0, 22),
    bodies: { identity, gzip: gzipped, br: brotli },
  };
}

function sizeOf(entry: Entry, address: string): number {
  const { identity, gzip: gzipped, br } = entry.answer.bodies;
  return identity.length + gzipped.length + br.length + 2 * address.length + 500;
}
