/** A clock that stands still until it is told to go on. */
export class FakeClock {
  #now: number;

  constructor(start = Date.UTC(2031, 4, 6, 9, 30)) {
    this.#now = start;
  }

  /** Milliseconds since 1970-01-01 UTC. */
  readonly now = (): number => this.#now;

  /** Lets time pass. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
