import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nextRun } from "../../src/delivery/jobs/repeating.ts";
import { Hopeless } from "../../src/delivery/jobs/retry.ts";
import { JobWorker } from "../../src/delivery/jobs/worker.ts";
import type { JobHandler } from "../../src/delivery/jobs/worker.ts";
import { openJobQueue, scheduleRepeatingJobs } from "../../src/service/job-queue.ts";
import { failedJobs, insertJob, nextJobAt, requestJob } from "../../src/store/jobs.ts";
import type { Store } from "../../src/store/store.ts";
import { FakeClock } from "../support/clock.ts";
import { ENGINES, openTestStore } from "../support/engines.ts";

const MINUTE_MS = 60_000;

/** Something that one side waits for and the other gives. */
class Signal {
  give!: () => void;
  readonly given = new Promise<void>((resolve) => {
    this.give = resolve;
  });
}

for (const engine of ENGINES) {
  describe(`the job queue on ${engine}`, () => {
    let store: Store & { dispose(): Promise<void> };
    let clock: FakeClock;
    let workers: JobWorker[];

    beforeEach(async () => {
      clock = new FakeClock();
      workers = [];
      store = await openTestStore(engine, clock.now);
    });
    afterEach(async () => {
      for (const worker of workers) await worker.stop();
      await store.dispose();
    });

    /** A node that does the jobs of kind `greet`. */
    function node(greet: JobHandler, more: Record<string, JobHandler> = {}): JobWorker {
      const handlers = { greet, ...more };
      const queue = openJobQueue({ store, now: clock.now, kinds: Object.keys(handlers), onFailure: () => undefined });
      const worker = new JobWorker({
        queue,
        handlers,
        now: clock.now,
        onFault: (error) => {
          throw error;
        },
      });
      workers.push(worker);
      return worker;
    }

    async function add(name: string, options: { key?: string; runAt?: number } = {}): Promise<void> {
      await store.transaction((tx) =>
        insertJob(tx, {
          kind: "greet",
          key: options.key ?? null,
          data: { name },
          runAt: options.runAt ?? clock.now(),
          at: clock.now(),
        }),
      );
    }

    it("does each job once, in the order in which they became due, and not before", async () => {
      const greeted: unknown[] = [];
      const worker = node((data) => {
        greeted.push((data as { name: string }).name);
        return Promise.resolve();
      });
      await add("later", { runAt: clock.now() + MINUTE_MS });
      await add("second", { runAt: clock.now() });
      await add("first", { runAt: clock.now() - MINUTE_MS });
      await worker.drain();
      expect(greeted).toEqual(["first", "second"]);
      clock.advance(MINUTE_MS);
      await worker.drain();
      await worker.drain();
      expect(greeted).toEqual(["first", "second", "later"]);
      expect(await nextJobAt(store.reader, ["greet"])).toBeNull();
    });

    it("takes the same kind and key for the same job", async () => {
      const greeted: unknown[] = [];
      await add("a", { key: "one" });
      await add("b", { key: "one" });
      await node((data) => {
        greeted.push(data);
        return Promise.resolve();
      }).drain();
      expect(greeted).toEqual([{ name: "a" }]);
    });

    it("shares the work among several nodes without doing any twice", async () => {
      const greeted: string[] = [];
      const greet: JobHandler = async (data) => {
        greeted.push((data as { name: string }).name);
        await new Promise((resolve) => setImmediate(resolve));
      };
      const names = Array.from({ length: 24 }, (_, index) => `reader ${index}`);
      for (const name of names) await add(name);
      await Promise.all([node(greet).drain(), node(greet).drain(), node(greet).drain()]);
      expect(greeted.toSorted()).toEqual(names.toSorted());
    });

    it("leaves kinds that it does not know to others", async () => {
      await store.transaction((tx) =>
        insertJob(tx, { kind: "of-a-later-version", key: null, data: {}, runAt: 0, at: 0 }),
      );
      await node(() => Promise.resolve()).drain();
      expect(await nextJobAt(store.reader, ["of-a-later-version"])).toBe(0);
    });

    it("tries again with longer and longer pauses, and gives up visibly", async () => {
      let tries = 0;
      const worker = node(() => {
        tries++;
        return Promise.reject(new Error("nobody is at home"));
      });
      await add("a");
      const pauses: number[] = [];
      for (let last = clock.now(); ;) {
        await worker.drain();
        const next = await nextJobAt(store.reader, ["greet"]);
        if (next === null) break;
        pauses.push(next - last);
        clock.advance(next - clock.now());
        last = next;
      }
      expect(tries).toBe(pauses.length + 1);
      expect(tries).toBeGreaterThan(5);
      expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
      const [failed] = await failedJobs(store.reader, 10);
      expect(failed).toMatchObject({ kind: "greet", error: "nobody is at home", failed_at: clock.now() });
    });

    it("gives up at once what no further attempt can mend, and begins anew when it is asked for again", async () => {
      let hopeless = true;
      let done = 0;
      const worker = node(() => {
        if (hopeless) return Promise.reject(new Hopeless("no such street"));
        done++;
        return Promise.resolve();
      });
      await add("a", { key: "one" });
      await worker.drain();
      expect(await failedJobs(store.reader, 10)).toHaveLength(1);
      hopeless = false;
      const again = { kind: "greet", key: "one", data: {}, runAt: clock.now(), at: clock.now() };
      await store.transaction((tx) => requestJob(tx, again));
      await worker.drain();
      expect(done).toBe(1);
      expect(await failedJobs(store.reader, 10)).toEqual([]);
    });

    it("takes over the job of a node that died, and does not let the dead one end it", async () => {
      const queue = openJobQueue({ store, now: clock.now, kinds: ["greet"], onFailure: () => undefined });
      await add("a");
      const taken = await queue.claim();
      if (taken === null) throw new Error("nothing was due");
      let done = 0;
      const heir = node(() => {
        done++;
        return Promise.resolve();
      });
      await heir.drain();
      expect(done).toBe(0);
      clock.advance(10 * MINUTE_MS);
      const other = openJobQueue({ store, now: clock.now, kinds: ["greet"], onFailure: () => undefined });
      const second = await other.claim();
      expect(second?.id).toBe(taken.id);
      // The first one was only slow, and says now that it is done.
      await queue.finish(taken);
      expect(await nextJobAt(store.reader, ["greet"])).not.toBeNull();
      clock.advance(10 * MINUTE_MS);
      await heir.drain();
      expect(done).toBe(1);
    });

    it("does a job again that is asked for while it is being done", async () => {
      let done = 0;
      const ask = { kind: "greet", key: "one", data: {}, runAt: clock.now(), at: clock.now() };
      const worker = node(async () => {
        done++;
        if (done === 1) await store.transaction((tx) => requestJob(tx, ask));
      });
      await store.transaction((tx) => requestJob(tx, ask));
      await worker.drain();
      expect(done).toBe(2);
      expect(await nextJobAt(store.reader, ["greet"])).toBeNull();
    });

    it("brings a waiting job forward but never puts it off", async () => {
      const ask = { kind: "greet", key: "one", data: {}, at: clock.now() };
      for (const minutes of [60, 10, 30]) {
        await store.transaction((tx) => requestJob(tx, { ...ask, runAt: clock.now() + minutes * MINUTE_MS }));
      }
      expect(await nextJobAt(store.reader, ["greet"])).toBe(clock.now() + 10 * MINUTE_MS);
    });

    it("wakes for new jobs, and waits for the running one when it is stopped", async () => {
      const running = new Signal();
      const permission = new Signal();
      let done = false;
      const worker = node(async () => {
        running.give();
        await permission.given;
        done = true;
      });
      worker.wake();
      await add("a");
      worker.wake();
      await running.given;
      const stopped = worker.stop();
      permission.give();
      await stopped;
      expect(done).toBe(true);
      expect(await nextJobAt(store.reader, ["greet"])).toBeNull();
    });

    it("repeats jobs at their times, once for all nodes", async () => {
      let cleaned = 0;
      const clean: JobHandler = () => {
        cleaned++;
        return Promise.resolve();
      };
      const nodes = [0, 1].map(() => node(() => Promise.resolve(), { "clean-up": clean }));
      for (let day = 0; day < 3; day++) {
        for (const worker of nodes) {
          await scheduleRepeatingJobs(store, clock.now);
          await worker.drain();
        }
        const next = await nextJobAt(store.reader, ["clean-up"]);
        expect(next).toBe(nextRun("17 3 * * *", clock.now()));
        clock.advance((next ?? 0) - clock.now());
      }
      await Promise.all(nodes.map((worker) => worker.drain()));
      expect(cleaned).toBe(3);
    });

    it("does a repeating job again at its next time even after it failed for days", async () => {
      const worker = node(() => Promise.resolve(), { "clean-up": () => Promise.reject(new Error("the disk is full")) });
      await scheduleRepeatingJobs(store, clock.now);
      for (let attempt = 0; attempt < 20; attempt++) {
        const next = await nextJobAt(store.reader, ["clean-up"]);
        expect(next).not.toBeNull();
        clock.advance(Math.max((next ?? 0) - clock.now(), 0));
        await worker.drain();
      }
      expect(await failedJobs(store.reader, 1)).toEqual([]);
    });
  });
}
