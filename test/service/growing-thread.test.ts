import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NEST_LIMIT } from "../../src/domain/comment.ts";
import { GrowingThread } from "../../src/service/growing-thread.ts";
import type { PlacedComment } from "../../src/service/growing-thread.ts";

interface Row {
  readonly parentId: number | null;
  readonly isPublic: boolean;
}

/** What the database holds after the rows were added in batches of these sizes; later ones know only what they must. */
function grow(rows: readonly Row[], sizes: readonly number[]): Map<number, PlacedComment> {
  const stored = new Map<number, PlacedComment>();
  for (let start = 0, turn = 0; start < rows.length; turn++) {
    const end = start + (sizes[turn % sizes.length] ?? 1);
    const roots = [...stored.values()].filter(({ parentId }) => parentId === null).length;
    const thread = new GrowingThread(roots);
    const batch = rows.slice(start, end).map((row, offset) => ({ ...row, id: start + offset + 1 }));
    const known = new Set<number>();
    const learn = (id: number | null): void => {
      const comment = id === null ? undefined : stored.get(id);
      if (comment === undefined || known.has(comment.id)) return;
      known.add(comment.id);
      thread.know(comment, comment.positions);
      learn(comment.branchId);
      if (!comment.visible) learn(comment.parentId);
    };
    for (const { parentId } of batch) learn(parentId);
    const added = batch.map((row) => thread.add(row));
    for (const grown of thread.grown()) {
      const before = stored.get(grown.id);
      if (before === undefined) throw new Error(`${grown.id} was not there before`);
      stored.set(grown.id, {
        ...before,
        visible: grown.visible,
        positions: before.positions + grown.positions,
        replies: before.replies + grown.replies,
        descendants: before.descendants + grown.descendants,
      });
    }
    for (const comment of added) stored.set(comment.id, comment);
    start = end;
  }
  return stored;
}

const ROWS = fc
  .array(fc.record({ parent: fc.nat(), isRoot: fc.nat(5), isPublic: fc.nat(3) }), { maxLength: 60 })
  .map((items) =>
    items.map(({ parent, isRoot, isPublic }, index): Row => {
      // Near parents make deep chains.
      const parentId = index === 0 || isRoot === 0 ? null : index - (parent % Math.min(index, 4));
      return { parentId, isPublic: isPublic > 0 };
    }),
  );

describe("a thread that grows by many comments at once", () => {
  test("is the same in one batch and in many", () => {
    fc.assert(
      fc.property(ROWS, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (rows, sizes) => {
        expect(grow(rows, sizes)).toEqual(grow(rows, [rows.length + 1]));
      }),
      { numRuns: 300 },
    );
  });

  test("counts what is visible and gives each place once", () => {
    fc.assert(
      fc.property(ROWS, (rows) => {
        const stored = grow(rows, [7]);
        const all = [...stored.values()];
        const isVisible = (comment: PlacedComment): boolean =>
          rows[comment.id - 1]?.isPublic === true ||
          all.some((other) => other.parentId === comment.id && isVisible(other));
        const isUnder = (comment: PlacedComment, id: number): boolean => {
          if (comment.branchId === null) return false;
          const branch = stored.get(comment.branchId);
          return comment.branchId === id || (branch !== undefined && isUnder(branch, id));
        };
        for (const comment of all) {
          expect(comment.visible).toBe(isVisible(comment));
          expect(comment.replies).toBe(all.filter((other) => other.parentId === comment.id && isVisible(other)).length);
          expect(comment.descendants).toBe(
            all.filter((other) => isVisible(other) && isUnder(other, comment.id)).length,
          );
          expect(comment.positions).toBe(all.filter((other) => other.branchId === comment.id).length);
          const above = comment.branchId === null ? "" : `${stored.get(comment.branchId)?.number ?? "?"}.`;
          expect(comment.number).toBe(`${above}${comment.position}`);
          expect(comment.number.split(".").length).toBe(Math.min(comment.depth, NEST_LIMIT));
        }
        expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
      }),
      { numRuns: 200 },
    );
  });

  test("refuses a reply to what it does not know", () => {
    expect(() => new GrowingThread(0).add({ id: 2, parentId: 1, isPublic: true })).toThrow(RangeError);
  });
});
