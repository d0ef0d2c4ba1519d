import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nextRun } from "../../src/delivery/jobs/repeating.ts";
import { JobWorker } from "../../src/delivery/jobs/worker.ts";
import type { JobHandler, JobQueue } from "../../src/delivery/jobs/worker.ts";
import { openJobQueue, scheduleRepeatingJobs } from "../../src/service/job-queue.ts";
import { insertJob, nextJobAt } from "../../src/store/jobs.ts";
import type { Store } from "../../src/store/store.ts";
import { FakeClock } from "../support/clock.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * 24 * 60 * MINUTE_MS;
const KINDS = ["greet", "clean-up"];

function fail(error: unknown): void {
  throw error;
}

for (const engine of ENGINES) {
  describe(`jobs on ${engine}, when the clock ran a year ahead and is set back`, () => {
    let store: Store & { dispose(): Promise<void> };
    let clock: FakeClock;
    let done: string[];
    /** Runs through both times, as a server does. */
    let queue: JobQueue;
    let worker: JobWorker;

    beforeEach(async () => {
      clock = new FakeClock();
      done = [];
      store = await openTestStore(engine, clock.now);
      queue = openQueue();
      worker = workerOn(queue);
      await worker.drain();
      clock.advance(YEAR_MS);
      await worker.drain();
    });
    afterEach(async () => {
      await worker.stop();
      await store.dispose();
    });

    function openQueue(): JobQueue {
      return openJobQueue({ store, now: clock.now, kinds: KINDS, onFailure: () => undefined });
    }

    function workerOn(from: JobQueue): JobWorker {
      const handlers: Record<string, JobHandler> = {};
      for (const kind of KINDS) {
        handlers[kind] = () => {
          done.push(kind);
          return Promise.resolve();
        };
      }
      return new JobWorker({ queue: from, handlers, now: clock.now, onFault: fail });
    }

    async function add(inMs: number): Promise<void> {
      const at = clock.now();
      await store.transaction((tx) => insertJob(tx, { kind: "greet", key: null, data: {}, runAt: at + inMs, at }));
    }

    it("wait for their next time again, without a restart", async () => {
      await scheduleRepeatingJobs(store, clock.now);
      await worker.drain();
      clock.advance(-YEAR_MS);
      await worker.drain();
      expect(done).toEqual([]);
      expect(await nextJobAt(store.reader, ["clean-up"])).toBe(nextRun("17 3 * * *", clock.now()));
    });

    it("are taken over from a process that died while it held one", async () => {
      await add(0);
      expect(await openQueue().claim()).not.toBeNull();
      clock.advance(-YEAR_MS);
      await worker.drain();
      expect(done).toEqual(["greet"]);
      expect(await nextJobAt(store.reader, ["greet"])).toBeNull();
    });

    it("are taken over by a process that begins only then", async () => {
      await add(0);
      expect(await queue.claim()).not.toBeNull();
      clock.advance(-YEAR_MS);
      const heir = workerOn(openQueue());
      await heir.drain();
      expect(done).toEqual(["greet"]);
      await heir.stop();
    });

    it("are tried again soon after an attempt that failed", async () => {
      clock.advance(-YEAR_MS);
      await add(0);
      clock.advance(YEAR_MS);
      const taken = await queue.claim();
      if (taken === null) throw new Error("nothing was due");
      await queue.fail(taken, new Error("nobody is at home"));
      clock.advance(-YEAR_MS);
      await worker.drain();
      expect(done).toEqual(["greet"]);
    });

    it("are done that were to be done soon, and those of a far day wait for it", async () => {
      await add(10_000);
      await add(30 * 24 * 60 * MINUTE_MS);
      const farDay = clock.now() + 30 * 24 * 60 * MINUTE_MS;
      clock.advance(-YEAR_MS);
      await worker.drain();
      expect(done).toEqual(["greet"]);
      expect(await nextJobAt(store.reader, ["greet"])).toBe(farDay);
    });

    it("stay with whoever holds them by a clock that is only a little ahead", async () => {
      clock.advance(4 * MINUTE_MS);
      await add(0);
      expect(await queue.claim()).not.toBeNull();
      clock.advance(-4 * MINUTE_MS);
      await worker.drain();
      expect(done).toEqual([]);
    });
  });
}
