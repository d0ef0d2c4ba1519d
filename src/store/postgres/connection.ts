import { Client } from "pg";
import type { ClientConfig } from "pg";
import type { Socket } from "node:net";

/** Longest that connecting may take, in milliseconds. */
const CONNECT_WITHIN_MS = 10_000;

/** Longest that a farewell may take before the connection is dropped, in milliseconds. */
const END_WITHIN_MS = 1_000;

/**
 * Silence after which the operating system asks the other side for a sign of life, in milliseconds; ten unanswered
 * questions, one a second, end the connection (https://nodejs.org/api/net.html#socketsetkeepaliveenable-initialdelay).
 * Without it, it asks after two hours.
 */
const KEEP_ALIVE_MS = 10_000;

/** A connection to PostgreSQL that waits for the network neither when it begins nor when it ends. */
export class Connection extends Client {
  constructor(config: ClientConfig = {}) {
    super({
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
      ...config,
    });
  }

  /** Bytes that have come in so far. */
  get received(): number {
    return (this.connection.stream as Socket).bytesRead;
  }

  /** Drops the connection without a farewell. What it was asked fails with this error. */
  giveUp(why: Error): void {
    this.connection.stream.destroy(why);
  }

  override end(): Promise<void>;
  override end(callback: (error: Error) => void): void;
  override end(callback?: (error: Error) => void): Promise<void> | void {
    const late = setTimeout(() => this.connection.stream.destroy(), END_WITHIN_MS).unref();
    this.once("end", () => clearTimeout(late));
    return callback === undefined ? super.end() : super.end(callback);
  }
}
