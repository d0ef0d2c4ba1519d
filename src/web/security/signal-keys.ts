import { createHmac } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { SignalHash, SignalKind } from "../../domain/signal.ts";
import { networkOf } from "./network.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Longest User-Agent that is told apart, in characters. */
const MAX_AGENT_LENGTH = 500;

/** Keys that are remembered: those of two periods, and of what the setting was before. */
const MAX_KEYS = 8;

/** The same signals of the same writer are written down at most this often, in milliseconds. */
const NOTED_MS = 60 * 60_000;

/** Writers that are remembered as just written down. */
const MAX_NOTED = 10_000;

/**
 * Makes keyed hashes (HMAC-SHA-256, RFC 2104) of where somebody comes from. The key is another one in each period, and a
 * period is as long as signals are kept; each signal is hashed under the key of its own period and of the one before.
 * Two signals that live at the same time come from the same or from neighbouring periods, and so have one key in common:
 * they can be compared in the database although neither address is known any more. Older keys compare nothing.
 */
export class SignalKeys {
  readonly #secret: string;
  readonly #now: () => number;
  readonly #keys = new LRUCache<string, Buffer>({ max: MAX_KEYS });

  /** @param secret the site's signing secret: sites cannot compare their signals. */
  constructor(secret: string, now: () => number) {
    this.#secret = secret;
    this.#now = now;
  }

  /**
   * The signals of a request: at most six hashes, two for each kind. What the request does not say has none.
   * @param days for how many days signals are kept; 0: there are none.
   */
  hashes(from: { address: string; userAgent: string }, days: number): SignalHash[] {
    if (days === 0) return [];
    const values: readonly (readonly [SignalKind, string])[] = [
      ["address", from.address],
      ["network", from.address === "" ? "" : networkOf(from.address)],
      ["agent", from.userAgent.slice(0, MAX_AGENT_LENGTH)],
    ];
    const period = Math.floor(this.#now() / (days * DAY_MS));
    return [period, period - 1].flatMap((one) => {
      const key = this.#keyOf(days, one);
      return values
        .filter(([, value]) => value !== "")
        .map(([kind, value]) => ({
          kind,
          hash: createHmac("sha256", key).update(`${kind}:${value}`).digest("base64url").slice(0, 22),
        }));
    });
  }

  #keyOf(days: number, period: number): Buffer {
    const name = `signal:${days}:${period}`;
    let key = this.#keys.get(name);
    if (key === undefined) {
      key = createHmac("sha256", this.#secret).update(name).digest();
      this.#keys.set(name, key);
    }
    return key;
  }
}

/** Whose signals have been written down within the last hour; kept in memory, and only to save writing. */
export class NotedSignals {
  readonly #now: () => number;
  readonly #noted = new LRUCache<string, number>({ max: MAX_NOTED });

  constructor(now: () => number) {
    this.#now = now;
  }

  /** True when these signals of this writer were written down a short while ago. */
  has(writerKey: string, hashes: readonly SignalHash[]): boolean {
    const at = this.#noted.get(keyOf(writerKey, hashes));
    return at !== undefined && this.#now() - at < NOTED_MS;
  }

  /** Remembers that they have just been. */
  add(writerKey: string, hashes: readonly SignalHash[]): void {
    this.#noted.set(keyOf(writerKey, hashes), this.#now());
  }
}

function keyOf(writerKey: string, hashes: readonly SignalHash[]): string {
  return [writerKey, ...hashes.map(({ hash }) => hash)].join(" ");
}
