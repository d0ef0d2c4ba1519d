import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parentsElsewhere, planThread } from "../../src/exchange/plan-thread.ts";
import type { IncomingThread, ThreadPlan } from "../../src/exchange/plan-thread.ts";

/** [id, id of the parent, time] */
type Row = readonly [number, number, number];

function thread(rows: readonly Row[]): IncomingThread {
  return {
    ids: Float64Array.from(rows, ([id]) => id),
    parents: Float64Array.from(rows, ([, parent]) => parent),
    createdAt: Float64Array.from(rows, ([, , at]) => at),
  };
}

/** The plan in words: ids and keys of tombstones in order, each with what it answers. */
function words(rows: readonly Row[], plan: ThreadPlan): [string, string | null][] {
  return [...plan.order].map((step) => {
    if (step < 0) return [plan.tombstones[~step]?.key ?? "?", null];
    const [id, parent] = rows[step] ?? [0, 0];
    const tombstone = plan.tombstoneOf.get(step);
    if (tombstone !== undefined) return [String(id), plan.tombstones[tombstone]?.key ?? "?"];
    return [String(id), parent === 0 ? null : String(parent)];
  });
}

function planned(rows: readonly Row[], known: readonly number[] = []): [string, string | null][] {
  return words(rows, planThread(thread(rows), new Set(known)));
}

describe("planning a thread", () => {
  test("orders threads by their beginning, and in each the parent first, else by time", () => {
    const rows: Row[] = [
      [9, 1, 40],
      [1, 0, 10],
      [4, 3, 15],
      [2, 0, 5],
      [3, 1, 30],
      [7, 2, 50],
    ];
    expect(planned(rows)).toEqual([
      ["2", null],
      ["7", "2"],
      ["1", null],
      ["3", "1"],
      ["4", "3"],
      ["9", "1"],
    ]);
  });

  test("keeps replies to comments that are not there under one tombstone for each", () => {
    const rows: Row[] = [
      [5, 3, 60],
      [6, 3, 50],
      [7, 4, 55],
      [8, 7, 70],
    ];
    const plan = planThread(thread(rows), new Set());
    expect(words(rows, plan)).toEqual([
      ["missing:3", null],
      ["6", "missing:3"],
      ["5", "missing:3"],
      ["missing:4", null],
      ["7", "missing:4"],
      ["8", "7"],
    ]);
    expect(plan.tombstones).toEqual([
      { key: "missing:3", createdAt: 50 },
      { key: "missing:4", createdAt: 55 },
    ]);
    expect(plan.oddities.map(({ index, kind }) => [index, kind])).toEqual([
      [0, "missing-parent"],
      [1, "missing-parent"],
      [2, "missing-parent"],
    ]);
  });

  test("makes no tombstone for a parent that an earlier import has written", () => {
    const rows: Row[] = [[5, 3, 60]];
    expect([...parentsElsewhere(thread(rows))]).toEqual([3]);
    expect(planned(rows, [3])).toEqual([["5", "3"]]);
  });

  test("breaks circles at the youngest comment, which answers a tombstone", () => {
    const rows: Row[] = [
      [1, 3, 10],
      [2, 1, 30],
      [3, 2, 20],
      [4, 4, 5],
      [5, 1, 40],
    ];
    expect(planned(rows)).toEqual([
      ["cycle:4", null],
      ["4", "cycle:4"],
      ["cycle:2", null],
      ["2", "cycle:2"],
      ["3", "2"],
      ["1", "3"],
      ["5", "1"],
    ]);
  });

  test("takes the first of several comments with one id", () => {
    const rows: Row[] = [
      [2, 0, 10],
      [1, 0, 20],
      [2, 1, 30],
      [3, 2, 40],
    ];
    expect(planned(rows)).toEqual([
      ["2", null],
      ["3", "2"],
      ["1", null],
    ]);
    expect(planThread(thread(rows), new Set()).oddities).toEqual([{ index: 2, kind: "duplicate" }]);
  });

  test("drops nothing, and puts every parent before its replies, whatever comes in", () => {
    const row = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 30 }),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const plan = planThread(thread(rows), new Set([41, 42]));
        const steps = words(rows, plan);
        const written = new Set(["41", "42"]);
        for (const [id, parent] of steps) {
          if (parent !== null) expect(written).toContain(parent);
          expect(written).not.toContain(id);
          written.add(id);
        }
        for (const [id] of rows) expect(written).toContain(String(id));
        // What can be kept is kept: only replies to nobody and one link of each circle are changed.
        for (const { index, kind } of plan.oddities) {
          const [id, parent] = rows[index] ?? [0, 0];
          if (kind === "missing-parent") expect(rows.some(([other]) => other === parent)).toBe(false);
          if (kind === "duplicate") expect(rows.findIndex(([other]) => other === id)).toBeLessThan(index);
        }
        expect(plan.order.length).toBe(new Set(rows.map(([id]) => id)).size + plan.tombstones.length);
      }),
      { numRuns: 500 },
    );
  });

  test("plans a chain of a hundred thousand that comes in backwards", () => {
    const count = 100_000;
    const rows = Array.from({ length: count }, (_, index): Row => [count - index, count - index - 1, 1]);
    const plan = planThread(thread(rows), new Set());
    expect(plan.order[0]).toBe(count - 1);
    expect(plan.order.at(-1)).toBe(0);
    expect(plan.oddities).toEqual([]);
  });
});
