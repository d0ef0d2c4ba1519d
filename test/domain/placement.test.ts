import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEST_LIMIT } from "../../src/domain/comment.ts";
import { commentNumber, placeReply, ROOT_PLACEMENT, shownLevel } from "../../src/domain/placement.ts";
import type { Placement, ReplyTarget } from "../../src/domain/placement.ts";

function placed(id: number, placement: Placement, position: number): ReplyTarget {
  return {
    id,
    branchId: placement.branchId,
    rootId: placement.rootId,
    depth: placement.depth,
    number: commentNumber(placement.branchNumber, position),
  };
}

describe("placing a comment", () => {
  it("numbers roots and nested replies by their places", () => {
    const root = placed(1, ROOT_PLACEMENT, 6);
    const reply = placed(2, placeReply(root), 1);
    const deeper = placed(3, placeReply(reply), 2);
    expect([root.number, reply.number, deeper.number]).toEqual(["6", "6.1", "6.1.2"]);
    expect(deeper).toMatchObject({ branchId: 2, rootId: 1, depth: 3 });
  });

  it("puts replies beyond the last level into the list that the answered comment stands in", () => {
    let target = placed(1, ROOT_PLACEMENT, 1);
    for (let id = 2; id <= NEST_LIMIT; id++) target = placed(id, placeReply(target), 1);
    const onLastLevel = target;
    const beyond = placeReply(onLastLevel);
    expect(beyond).toEqual({
      depth: NEST_LIMIT + 1,
      branchId: onLastLevel.branchId,
      rootId: 1,
      branchNumber: "1.1.1.1.1",
    });
    expect(placeReply(placed(99, beyond, 2)).branchId).toBe(onLastLevel.branchId);
  });

  it("never lets a number grow longer than the levels that are shown", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 40 }), (positions) => {
        let target = placed(1, ROOT_PLACEMENT, positions[0] ?? 1);
        positions.slice(1).forEach((position, index) => {
          target = placed(index + 2, placeReply(target), position);
        });
        expect(target.depth).toBe(positions.length);
        expect(target.number.split(".")).toHaveLength(shownLevel(positions.length));
      }),
    );
  });
});
