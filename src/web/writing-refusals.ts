import type { Logger } from "pino";
import { isUnwritable } from "../store/unwritable.ts";

/**
 * For how long after a refusal to write nothing is known, in milliseconds: on a disk that is nearly full little things
 * still find room, so that one success says nothing; and longer than monitoring usually waits between two looks.
 */
const REFUSALS_MATTER_MS = 2 * 60_000;

/**
 * Knows while the database can be read and not written, its disk being full, say; and tells the log once when that begins
 * and once when it has ended: a line for each refusal would fill what room is left.
 */
export class WritingRefusals {
  readonly #log: Logger;
  readonly #now: () => number;
  #since = 0;
  #last = 0;
  #count = 0;

  constructor(log: Logger, now: () => number) {
    this.#log = log;
    this.#now = now;
  }

  /** Runs something that writes and notes how it ended. */
  async watch<T>(write: () => Promise<T>): Promise<T> {
    try {
      const value = await write();
      this.#written();
      return value;
    } catch (error) {
      if (error instanceof Error && isUnwritable(error)) this.#refused(error);
      throw error;
    }
  }

  /** `"refused"`: lately; `"perhaps"`: not lately, and nobody has written since; `"no"`. */
  get state(): "refused" | "perhaps" | "no" {
    if (this.#count === 0) return "no";
    // The clock may have been set back.
    return Math.abs(this.#now() - this.#last) < REFUSALS_MATTER_MS ? "refused" : "perhaps";
  }

  #refused(error: Error): void {
    this.#last = this.#now();
    if (this.#count++ > 0) return;
    this.#since = this.#last;
    const { message, code } = error as Error & { code?: unknown };
    this.#log.error(
      { reason: message, code },
      "nothing can be written: the database refuses; this is told again only when it is over",
    );
  }

  #written(): void {
    if (this.state !== "perhaps") return;
    const facts = { refused: this.#count, since: new Date(this.#since).toISOString() };
    this.#count = 0;
    this.#log.info(facts, "the database can be written again");
  }
}
