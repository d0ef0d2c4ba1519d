import type { JobRow } from "../../store/jobs.ts";

/** Jobs done at the same time: most wait for other machines, few for this one. */
const LANES = 4;

/** Longest wait before looking again, in milliseconds: timers hold at most 2^31 - 1, and clocks are set. */
const MAX_SLEEP_MS = 60_000;

/** Wait after the database could not be asked, in milliseconds. */
const FAULT_PAUSE_MS = 5_000;

/** Where jobs come from and go back to. */
export interface JobQueue {
  /** The next job that is due, held for us; null when none is. */
  claim(): Promise<JobRow | null>;
  /** When the next one will be due (milliseconds since 1970-01-01 UTC); null when none waits. */
  nextAt(): Promise<number | null>;
  finish(job: JobRow): Promise<void>;
  /** It did not work: tries again later, or gives it up. */
  fail(job: JobRow, error: unknown): Promise<void>;
}

/**
 * Does one kind of job. It may be done again at any time, after a crash or for being slow: doing it twice has to come to
 * the same as doing it once.
 */
export type JobHandler = (data: unknown) => Promise<void>;

/** Does jobs as they become due, several at a time, until it is stopped. */
export class JobWorker {
  readonly #queue: JobQueue;
  readonly #handlers: Readonly<Record<string, JobHandler>>;
  readonly #now: () => number;
  readonly #onFault: (error: unknown) => void;
  readonly #lanes = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #wakes = 0;
  #stopped = false;

  /** @param options.onFault is told when the database could not be asked; the worker goes on later. */
  constructor(options: {
    queue: JobQueue;
    handlers: Readonly<Record<string, JobHandler>>;
    now: () => number;
    onFault: (error: unknown) => void;
  }) {
    this.#queue = options.queue;
    this.#handlers = options.handlers;
    this.#now = options.now;
    this.#onFault = options.onFault;
  }

  /** Looks for jobs now: something was committed, or time has passed. Never waits. */
  wake(): void {
    this.#wakes++;
    this.#addLane();
  }

  /** Does everything that is due and returns when nothing more is. */
  async drain(): Promise<void> {
    do {
      for (let job = await this.#queue.claim(); job !== null; job = await this.#queue.claim()) await this.#do(job);
      await Promise.all(this.#lanes);
    } while (this.#lanes.size > 0);
  }

  /** Begins nothing more and waits for what is being done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    while (this.#lanes.size > 0) await Promise.all(this.#lanes);
  }

  #addLane(): void {
    if (this.#stopped || this.#lanes.size >= LANES) return;
    const lane = this.#goOn().finally(() => this.#lanes.delete(lane));
    this.#lanes.add(lane);
  }

  async #goOn(): Promise<void> {
    try {
      for (let seen = -1; seen !== this.#wakes && !this.#stopped;) {
        seen = this.#wakes;
        for (let job = await this.#next(); job !== null; job = await this.#next()) {
          // There may be more than this one.
          this.#addLane();
          await this.#do(job);
        }
      }
      await this.#sleep();
    } catch (error) {
      this.#onFault(error);
      this.#wakeIn(FAULT_PAUSE_MS);
    }
  }

  async #next(): Promise<JobRow | null> {
    return this.#stopped ? null : await this.#queue.claim();
  }

  async #do(job: JobRow): Promise<void> {
    const handler = this.#handlers[job.kind];
    try {
      if (handler === undefined) throw new Error(`no handler for ${job.kind}`);
      await handler(JSON.parse(job.data));
    } catch (error) {
      await this.#queue.fail(job, error);
      return;
    }
    await this.#queue.finish(job);
  }

  async #sleep(): Promise<void> {
    const next = this.#stopped ? null : await this.#queue.nextAt();
    if (next !== null) this.#wakeIn(Math.min(Math.max(next - this.#now(), 1), MAX_SLEEP_MS));
  }

  #wakeIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.wake();
    }, milliseconds);
    this.#timer.unref();
  }
}
