import { setTimeout as setTimeoutAsync } from "node:timers/promises";

/** Wait between two looks while draining, in milliseconds. */
const DRAIN_PAUSE_MS = 20;

/** Wait after the database could not be asked, in milliseconds. */
const FAULT_PAUSE_MS = 5_000;

/** Follows a log: reads on whenever it is woken, never twice at the same time. */
export class Follower {
  readonly #read: () => Promise<number | null>;
  readonly #onFault: (error: unknown) => void;
  #running: Promise<void> | null = null;
  #woken = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param options.read reads everything that is new; returns after how many milliseconds to look again unasked, or null.
   * @param options.onFault is told when reading failed; it is tried again soon.
   */
  constructor(options: { read: () => Promise<number | null>; onFault: (error: unknown) => void }) {
    this.#read = options.read;
    this.#onFault = options.onFault;
  }

  /** Reads on: something was committed. Never waits. */
  wake(): void {
    this.#woken = true;
    if (this.#stopped || this.#running !== null) return;
    this.#running = this.#goOn().finally(() => {
      this.#running = null;
      if (this.#woken) this.wake();
    });
  }

  /** Reads everything that is new and returns then; waits for what is still behind a transaction under way. */
  async drain(): Promise<void> {
    await this.#running;
    while ((await this.#read()) !== null) await setTimeoutAsync(DRAIN_PAUSE_MS);
  }

  /** Begins nothing more and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #goOn(): Promise<void> {
    let again: number | null = null;
    try {
      while (this.#woken && !this.#stopped) {
        this.#woken = false;
        again = await this.#read();
      }
    } catch (error) {
      this.#onFault(error);
      again = FAULT_PAUSE_MS;
    }
    clearTimeout(this.#timer);
    if (again === null || this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.wake();
    }, again);
    this.#timer.unref();
  }
}
