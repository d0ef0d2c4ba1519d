import { nextRun, REPEATING_JOBS, REPEATING_KEY } from "../delivery/jobs/repeating.ts";
import { Hopeless, LONGEST_PAUSE_MS, pauseAfter } from "../delivery/jobs/retry.ts";
import type { JobQueue } from "../delivery/jobs/worker.ts";
import {
  claimJob,
  deleteClaimedJob,
  disbelieveFuture,
  failJob,
  hastenJob,
  insertJob,
  nextJobAt,
  releaseJob,
} from "../store/jobs.ts";
import type { JobRow } from "../store/jobs.ts";
import type { Store } from "../store/store.ts";

/** How long a worker may hold a job, in milliseconds: longer than the longest job takes, mail servers included. */
const CLAIM_MS = 5 * 60_000;

/** Between two looks for what a clock that ran ahead has left behind, in milliseconds. */
const CLOCK_CHECK_MS = 60_000;

/** Longer holds and pauses than any are these, in milliseconds, though nodes' clocks may differ a little. */
const BELIEVED = { hold: 2 * CLAIM_MS, pause: 2 * LONGEST_PAUSE_MS } as const;

/** Longest error text that is kept, in UTF-16 code units. */
const MAX_ERROR_LENGTH = 500;

/**
 * The jobs of the database, for this node.
 * @param options.kinds what this node can do; other kinds are left to nodes of a later version.
 * @param options.onFailure is told of every attempt that failed.
 */
export function openJobQueue(options: {
  store: Store;
  now: () => number;
  kinds: readonly string[];
  onFailure: (job: JobRow, error: unknown, givenUp: boolean) => void;
}): JobQueue {
  const { store, now, kinds, onFailure } = options;
  let checkedAt = -Infinity;
  /** By the clock itself: one that is set is looked after at once. */
  async function checkClock(): Promise<void> {
    const at = now();
    if (Math.abs(at - checkedAt) < CLOCK_CHECK_MS) return;
    await disbelieveFuture(store, at, BELIEVED);
    await hastenRepeatingJobs(store, at);
    checkedAt = at;
  }
  return {
    claim: async () => {
      await checkClock();
      // Looking costs far less than a transaction, and mostly there is nothing.
      const next = await nextJobAt(store.reader, kinds);
      if (next === null || next > now()) return null;
      const claimed = await store.transaction((tx) =>
        claimJob(tx, { engine: store.engine, kinds, at: now(), until: now() + CLAIM_MS }),
      );
      return claimed ?? null;
    },
    nextAt: () => nextJobAt(store.reader, kinds),
    finish: async (job) => {
      const again = repetitionOf(job, now());
      await store.transaction(async (tx) => {
        if (again === null) await deleteClaimedJob(tx, job);
        else await releaseJob(tx, job, { runAt: again, attempts: 0, error: null });
      });
    },
    fail: async (job, error) => {
      const text = errorText(error);
      const pause = error instanceof Hopeless ? null : pauseAfter(job.attempts);
      const again = repetitionOf(job, now());
      onFailure(job, error, pause === null);
      await store.transaction(async (tx) => {
        if (pause !== null) {
          await releaseJob(tx, job, { runAt: now() + pause, attempts: job.attempts, error: text });
        } else if (again !== null) {
          await releaseJob(tx, job, { runAt: again, attempts: 0, error: text });
        } else {
          await failJob(tx, job, { at: now(), error: text });
        }
      });
    },
  };
}

/** Makes sure that every repeating job waits for its next time. */
export async function scheduleRepeatingJobs(store: Store, now: () => number): Promise<void> {
  await store.transaction(async (tx) => {
    const at = now();
    for (const [kind, expression] of Object.entries(REPEATING_JOBS)) {
      const runAt = nextRun(expression, at);
      await insertJob(tx, { kind, key: REPEATING_KEY, data: {}, runAt, at });
      // A version before this one may have had it at other times.
      await hastenJob(tx, { kind, key: REPEATING_KEY, runAt });
    }
  });
}

/** Brings repeating jobs forward that wait for a later time than their next: the clock ran ahead when they were put off. */
async function hastenRepeatingJobs(store: Store, at: number): Promise<void> {
  for (const [kind, expression] of Object.entries(REPEATING_JOBS)) {
    const runAt = nextRun(expression, at);
    const waitsFor = await nextJobAt(store.reader, [kind]);
    if (waitsFor === null || waitsFor <= runAt) continue;
    await store.transaction((tx) => hastenJob(tx, { kind, key: REPEATING_KEY, runAt }));
  }
}

function repetitionOf(job: JobRow, at: number): number | null {
  const expression = job.job_key === REPEATING_KEY ? REPEATING_JOBS[job.kind] : undefined;
  return expression === undefined ? null : nextRun(expression, at);
}

function errorText(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, MAX_ERROR_LENGTH);
}
