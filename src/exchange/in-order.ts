/**
 * Handles values that take time to become ready, in the order in which they were added. Some are under way at once, so
 * that whoever makes them is busy while the ready ones are handled.
 */
export class InOrder<Value> {
  readonly #handle: (value: Value) => Promise<void>;
  readonly #most: number;
  readonly #pending: Promise<Value>[] = [];

  /** @param options.most how many may be under way. */
  constructor(options: { most: number; handle: (value: Value) => Promise<void> }) {
    this.#handle = options.handle;
    this.#most = options.most;
  }

  /** Adds a value; handles the oldest ones first where too many are under way. */
  async add(value: Promise<Value>): Promise<void> {
    // Its failure is reported when its turn comes, even if another one stops everything before.
    value.catch(() => undefined);
    this.#pending.push(value);
    while (this.#pending.length > this.#most) await this.#next();
  }

  /** Handles all that are under way. */
  async finish(): Promise<void> {
    while (this.#pending.length > 0) await this.#next();
  }

  async #next(): Promise<void> {
    const oldest = this.#pending.shift();
    if (oldest !== undefined) await this.#handle(await oldest);
  }
}
