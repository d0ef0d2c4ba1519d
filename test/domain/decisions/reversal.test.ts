import { describe, expect, it } from "vitest";
import { DECISION_KINDS, DECISION_RULES, isLiftable } from "../../../src/domain/decisions/kinds.ts";
import { fallsWith, requireUndoable } from "../../../src/domain/decisions/reversal.ts";
import { DAY, made, NOON } from "./made-decision.ts";

function refusal(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

function outcome(possible: boolean): string | undefined {
  return possible ? undefined : "not-allowed";
}

describe("reversing and lifting", () => {
  it.each(DECISION_KINDS)("%s is possible where the table says so, and else refused", (kind) => {
    const target = made(1, kind);
    expect(refusal(() => requireUndoable("reverse", target, [], NOON))).toBe(outcome(DECISION_RULES[kind].reversible));
    expect(refusal(() => requireUndoable("lift", target, [], NOON))).toBe(outcome(isLiftable(kind)));
  });

  it("happens once", () => {
    const ban = made(1, "ban");
    const reversal = made(2, "reverse", { reversesId: 1 });
    const lift = made(2, "lift", { reversesId: 1 });
    expect(refusal(() => requireUndoable("reverse", ban, [reversal], NOON))).toBe("conflict");
    expect(refusal(() => requireUndoable("lift", ban, [reversal], NOON))).toBe("conflict");
    expect(refusal(() => requireUndoable("lift", ban, [lift], NOON))).toBe("conflict");
  });

  it("can still find wrong what has been lifted or has ended", () => {
    const timeOut = made(1, "time-out", { endsAt: NOON + DAY });
    expect(refusal(() => requireUndoable("reverse", timeOut, [], NOON + DAY))).toBeUndefined();
    expect(refusal(() => requireUndoable("lift", timeOut, [], NOON + DAY))).toBe("conflict");
    const lift = made(2, "lift", { reversesId: 1 });
    expect(refusal(() => requireUndoable("reverse", timeOut, [lift], NOON))).toBeUndefined();
  });
});

describe("what falls with a reversed ban", () => {
  const ban = made(1, "ban", { batch: "b", data: { pastComments: "remove" } });
  const removals = [2, 3].map((id) => made(id, "remove", { batch: "b", commentId: id }));

  it("is every removal that came with it and still stands", () => {
    expect(fallsWith(ban, [ban, ...removals], NOON).map(({ id }) => id)).toEqual([2, 3]);
    const restored = made(4, "reverse", { reversesId: 2, commentId: 2 });
    expect(fallsWith(ban, [ban, ...removals, restored], NOON).map(({ id }) => id)).toEqual([3]);
  });

  it("is nothing of other people who were decided on together", () => {
    const other = made(4, "remove", { batch: "b", commentId: 9, personId: 8 });
    expect(fallsWith(ban, [ban, other], NOON)).toEqual([]);
    expect(fallsWith({ ...ban, batch: null }, removals, NOON)).toEqual([]);
    expect(fallsWith({ ...ban, kind: "warn" }, removals, NOON)).toEqual([]);
  });
});
