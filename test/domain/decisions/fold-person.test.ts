import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../../src/domain/decisions/decision.ts";
import { barToWriting, foldPerson } from "../../../src/domain/decisions/fold-person.ts";
import type { Standing } from "../../../src/domain/decisions/fold-person.ts";
import { isLiftable } from "../../../src/domain/decisions/kinds.ts";
import { DAY, HOUR, made, NOON } from "./made-decision.ts";

describe("how a person stands", () => {
  it("is free of everything without decisions", () => {
    expect(foldPerson([], NOON)).toEqual({
      warnings: [],
      timeOut: null,
      ban: null,
      preModerated: null,
      strikes: 0,
      changesAt: null,
    });
    expect(barToWriting(foldPerson([], NOON))).toBeNull();
  });

  it("bars from writing until a warning is acknowledged", () => {
    const warning = made(1, "warn", { strikeWeight: 1 });
    expect(barToWriting(foldPerson([warning], NOON))).toBe("warning-to-acknowledge");
    const acknowledged = new Map([[1, NOON + HOUR]]);
    expect(foldPerson([warning], NOON, acknowledged).warnings).toEqual([1]);
    expect(barToWriting(foldPerson([warning], NOON + HOUR, acknowledged))).toBeNull();
    expect(foldPerson([warning], NOON + HOUR, acknowledged).strikes).toBe(1);
  });

  it("ends a time-out to the millisecond", () => {
    const timeOut = made(1, "time-out", { endsAt: NOON + DAY });
    expect(foldPerson([timeOut], NOON - 1).timeOut).toBeNull();
    expect(foldPerson([timeOut], NOON + DAY - 1)).toMatchObject({
      timeOut: { decisionId: 1, until: NOON + DAY },
      changesAt: NOON + DAY,
    });
    expect(foldPerson([timeOut], NOON + DAY)).toMatchObject({ timeOut: null, changesAt: null });
  });

  it("names the longest of several bans", () => {
    const bans = [
      made(1, "ban", { endsAt: NOON + DAY, scope: "all-sites" }),
      made(2, "ban"),
      made(3, "ban", { endsAt: NOON + 9 * DAY }),
    ];
    expect(foldPerson(bans, NOON).ban).toEqual({ decisionId: 2, until: null, scope: "site" });
    const lifted = [...bans, made(4, "lift", { reversesId: 2 })];
    expect(foldPerson(lifted, NOON).ban).toEqual({ decisionId: 3, until: NOON + 9 * DAY, scope: "site" });
  });

  it("keeps the strike of what was lifted and drops that of what was reversed", () => {
    const timeOut = made(1, "time-out", { endsAt: NOON + DAY, strikeWeight: 2, strikeEndsAt: NOON + 9 * DAY });
    const lifted = [timeOut, made(2, "lift", { reversesId: 1, at: NOON + HOUR })];
    expect(foldPerson(lifted, NOON + HOUR)).toMatchObject({ timeOut: null, strikes: 2, changesAt: NOON + 9 * DAY });
    const reversed = [timeOut, made(2, "reverse", { reversesId: 1, at: NOON + HOUR })];
    expect(foldPerson(reversed, NOON + HOUR)).toMatchObject({ timeOut: null, strikes: 0, changesAt: null });
    expect(foldPerson(reversed, NOON).strikes).toBe(2);
  });

  it("takes a reversal that was reversed for none", () => {
    const decisions = [made(1, "ban"), made(2, "reverse", { reversesId: 1 }), made(3, "reverse", { reversesId: 2 })];
    expect(foldPerson(decisions, NOON).ban).toMatchObject({ decisionId: 1 });
  });

  it("counts the strikes of removed comments until they expire", () => {
    const removals = [1, 2, 3].map((id) =>
      made(id, "remove", { commentId: id, strikeWeight: id, strikeEndsAt: NOON + id * DAY }),
    );
    const strikes = [0, 1, 2, 3].map((days) => foldPerson(removals, NOON + days * DAY).strikes);
    expect(strikes).toEqual([6, 5, 3, 0]);
  });
});

/** Decisions as they are made one after the other: sanctions, lifts and reversals of earlier ones. */
const history = fc
  .array(
    fc.record({
      kind: fc.constantFrom("warn", "time-out", "ban", "pre-moderate-person", "remove", "lift", "reverse"),
      pause: fc.integer({ min: 0, max: 5 }),
      lasts: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }),
      weight: fc.integer({ min: 0, max: 3 }),
      strikeLasts: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
      target: fc.nat(),
      scope: fc.constantFrom("site", "all-sites"),
    } as const),
    { maxLength: 14 },
  )
  .map((steps) => {
    const decisions: Decision[] = [];
    let at = NOON;
    for (const [index, step] of steps.entries()) {
      at += step.pause;
      const targets = decisions.filter(({ kind }) => (step.kind === "lift" ? isLiftable(kind) : kind !== "reverse"));
      const undoes = step.kind === "lift" || step.kind === "reverse";
      const target = undoes ? targets[step.target % Math.max(1, targets.length)] : undefined;
      if (undoes && target === undefined) continue;
      decisions.push(
        made(index + 1, step.kind, {
          at,
          scope: step.scope,
          endsAt: undoes || !isLiftable(step.kind) || step.lasts === null ? null : at + step.lasts,
          strikeWeight: undoes ? 0 : step.weight,
          strikeEndsAt: undoes || step.strikeLasts === null ? null : at + step.strikeLasts,
          reversesId: target?.id ?? null,
        }),
      );
    }
    return decisions;
  });

/** The same told as a story: whatever happens, happens at its time, one thing after the other, to one record. */
function replayed(decisions: readonly Decision[], until: number): Standing {
  const sanctions = new Map<number, { decision: Decision; endsAt: number | null }>();
  const strikes = new Map<number, { weight: number; endsAt: number | null }>();
  const lifted = new Map<number, { lift: number; endsAt: number | null }[]>();
  const steps = decisions.toSorted((a, b) => a.id - b.id);
  for (let now = NOON; now <= until; now++) {
    for (const [id, { endsAt }] of sanctions) if (endsAt === now) sanctions.delete(id);
    for (const [id, { endsAt }] of strikes) if (endsAt === now) strikes.delete(id);
    for (const decision of steps.filter(({ at }) => at === now)) {
      const { id, kind, reversesId } = decision;
      if (kind === "reverse" && reversesId !== null) {
        sanctions.delete(reversesId);
        strikes.delete(reversesId);
        // Reversing a lift: what it ended goes on, if no other lift ended it and its time has not come.
        for (const [target, lifts] of lifted) {
          const left = lifts.filter(({ lift }) => lift !== reversesId);
          if (left.length === lifts.length) continue;
          lifted.set(target, left);
          const ended = decisions.find((one) => one.id === target);
          const reversed = decisions.some((one) => one.kind === "reverse" && one.reversesId === target && one.id < id);
          if (left.length > 0 || ended === undefined || reversed) continue;
          if (ended.endsAt === null || ended.endsAt > now)
            sanctions.set(target, { decision: ended, endsAt: ended.endsAt });
        }
      } else if (kind === "lift" && reversesId !== null) {
        lifted.set(reversesId, [...(lifted.get(reversesId) ?? []), { lift: id, endsAt: now }]);
        sanctions.delete(reversesId);
      } else {
        if (kind !== "remove") sanctions.set(id, { decision, endsAt: decision.endsAt });
        if (decision.strikeWeight > 0)
          strikes.set(id, { weight: decision.strikeWeight, endsAt: decision.strikeEndsAt });
      }
    }
  }
  const of = (kind: string): { decision: Decision; endsAt: number | null } | undefined =>
    [...sanctions.values()]
      .filter(({ decision }) => decision.kind === kind)
      .sort((a, b) => (b.endsAt ?? Infinity) - (a.endsAt ?? Infinity) || a.decision.id - b.decision.id)[0];
  const shown = (one: ReturnType<typeof of>): { decisionId: number; until: number | null } | null =>
    one === undefined ? null : { decisionId: one.decision.id, until: one.endsAt };
  const ban = of("ban");
  const ends = [...[...sanctions.values()].map(({ endsAt }) => endsAt), ...[...strikes.values()].map((s) => s.endsAt)];
  const known = ends.filter((end) => end !== null);
  return {
    warnings: [...sanctions.values()]
      .filter(({ decision }) => decision.kind === "warn")
      .map(({ decision }) => decision.id)
      .sort((a, b) => a - b),
    timeOut: shown(of("time-out")),
    ban: ban === undefined ? null : { decisionId: ban.decision.id, until: ban.endsAt, scope: ban.decision.scope },
    preModerated: shown(of("pre-moderate-person")),
    strikes: [...strikes.values()].reduce((sum, { weight }) => sum + weight, 0),
    changesAt: known.length === 0 ? null : Math.min(...known),
  };
}

describe("folding decisions on a person", () => {
  it("gives what a replay of decisions, reversals, lifts and expiries gives, at any time", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 60 }), (decisions, after) => {
        expect(foldPerson(decisions, NOON + after)).toEqual(replayed(decisions, NOON + after));
      }),
      { numRuns: 600 },
    );
  });

  it("does not depend on the order in which the decisions are read", () => {
    const shuffled = history.chain((decisions) =>
      fc.tuple(fc.constant(decisions), fc.shuffledSubarray(decisions, { minLength: decisions.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 0, max: 60 }), ([decisions, mixed], after) => {
        expect(foldPerson(mixed, NOON + after)).toEqual(foldPerson(decisions, NOON + after));
      }),
    );
  });

  it("changes by itself at the time that it names, and not before", () => {
    fc.assert(
      fc.property(history, (decisions) => {
        const end = Math.max(NOON, ...decisions.map(({ at }) => at));
        const standing = foldPerson(decisions, end);
        if (standing.changesAt === null) {
          expect(foldPerson(decisions, end + 1_000_000)).toEqual(standing);
        } else {
          expect(foldPerson(decisions, standing.changesAt - 1)).toEqual(standing);
          expect(foldPerson(decisions, standing.changesAt)).not.toEqual(standing);
        }
      }),
    );
  });
});
