import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision } from "../../../src/domain/decisions/decision.ts";
import { foldArticle } from "../../../src/domain/decisions/fold-place.ts";
import type { PlaceStanding } from "../../../src/domain/decisions/fold-place.ts";
import { DAY, HOUR, made, NOON } from "./made-decision.ts";

const ARTICLE = { articleId: 3, personId: null } as const;

describe("how an article stands", () => {
  it("is open to all without measures", () => {
    expect(foldArticle([], NOON)).toEqual({
      locked: null,
      slow: null,
      preModerated: null,
      changesAt: null,
      threads: new Map(),
    });
  });

  it("keeps threads apart from one another and from the article", () => {
    const decisions = [
      made(1, "lock", { ...ARTICLE, commentId: 40 }),
      made(2, "slow", { ...ARTICLE, data: { slowSeconds: 60 } }),
      made(3, "pre-moderate", { ...ARTICLE, commentId: 41, endsAt: NOON + DAY }),
    ];
    const standing = foldArticle(decisions, NOON);
    expect(standing.locked).toBeNull();
    expect(standing.slow).toEqual({ decisionId: 2, until: null, seconds: 60 });
    expect([...standing.threads.keys()].sort((a, b) => a - b)).toEqual([40, 41]);
    expect(standing.threads.get(40)).toMatchObject({ locked: { decisionId: 1, until: null }, slow: null });
    expect(standing.threads.get(41)).toMatchObject({ locked: null, changesAt: NOON + DAY });
    expect(foldArticle(decisions, NOON + DAY).threads.has(41)).toBe(false);
  });

  it("applies the slowest pause and returns to the other when that ends", () => {
    const decisions = [
      made(1, "slow", { ...ARTICLE, data: { slowSeconds: 30 } }),
      made(2, "slow", { ...ARTICLE, data: { slowSeconds: 300 }, endsAt: NOON + HOUR }),
    ];
    expect(foldArticle(decisions, NOON).slow).toEqual({ decisionId: 2, until: NOON + HOUR, seconds: 300 });
    expect(foldArticle(decisions, NOON + HOUR).slow).toEqual({ decisionId: 1, until: null, seconds: 30 });
  });

  it("ends what was lifted or reversed, in whatever order the decisions are read", () => {
    const decisions = [
      made(1, "lock", ARTICLE),
      made(2, "pre-moderate", ARTICLE),
      made(3, "lift", { ...ARTICLE, reversesId: 1, at: NOON + 1 }),
      made(4, "reverse", { ...ARTICLE, reversesId: 2, at: NOON + 2 }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(decisions, { minLength: 4 }), (mixed) => {
        const [before, between, after] = [0, 1, 2].map((ms) => foldArticle(mixed, NOON + ms));
        expect([before?.locked?.decisionId, before?.preModerated?.decisionId]).toEqual([1, 2]);
        expect([between?.locked, between?.preModerated?.decisionId]).toEqual([null, 2]);
        expect([after?.locked, after?.preModerated]).toEqual([null, null]);
      }),
    );
  });
});

/** Measures on the article and on two threads, as they are made one after the other, with lifts and reversals. */
const history = fc
  .array(
    fc.record({
      kind: fc.constantFrom("lock", "slow", "pre-moderate", "lift", "reverse"),
      root: fc.constantFrom(null, 40, 41),
      pause: fc.nat({ max: 4 }),
      lasts: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
      seconds: fc.constantFrom(10, 20, 30),
      target: fc.nat(),
    } as const),
    { maxLength: 12 },
  )
  .map((steps) => {
    const decisions: Decision[] = [];
    let at = NOON;
    for (const [index, { kind, root, pause, lasts, seconds, target }] of steps.entries()) {
      at += pause;
      const measures = decisions.filter((one) => one.reversesId === null);
      const undone = kind === "lift" || kind === "reverse" ? measures[target % (measures.length || 1)] : undefined;
      if (undone === undefined && (kind === "lift" || kind === "reverse")) continue;
      decisions.push(
        made(index + 1, kind, {
          ...ARTICLE,
          at,
          commentId: undone === undefined ? root : undone.commentId,
          endsAt: undone === undefined && lasts !== null ? at + lasts : null,
          reversesId: undone?.id ?? null,
          data: kind === "slow" ? { slowSeconds: seconds } : {},
        }),
      );
    }
    return decisions;
  });

function shown(one: Decision | undefined): { decisionId: number; until: number | null } | null {
  return one === undefined ? null : { decisionId: one.id, until: one.endsAt };
}

function lasts(one: Decision): number {
  return one.endsAt ?? Infinity;
}

/** The same told as a story: what is laid upon one place, and taken away again, one millisecond after the other. */
function replayed(
  decisions: readonly Decision[],
  root: number | null,
  until: number,
): Omit<PlaceStanding, "changesAt"> {
  let laid: Decision[] = [];
  for (let now = NOON; now <= until; now++) {
    laid = laid.filter(({ endsAt }) => endsAt !== now);
    for (const decision of decisions.filter(({ at }) => at === now).sort((a, b) => a.id - b.id)) {
      if (decision.reversesId === null) laid.push(decision);
      else laid = laid.filter(({ id }) => id !== decision.reversesId);
    }
  }
  const here = laid.filter(({ commentId }) => commentId === root).sort((a, b) => a.id - b.id);
  const most = (kind: string, weight: (one: Decision) => number): Decision | undefined =>
    here
      .filter((one) => one.kind === kind)
      .reduce<Decision | undefined>(
        (best, one) => (best === undefined || weight(one) > weight(best) ? one : best),
        undefined,
      );
  const slowest = Math.max(0, ...here.map(({ data }) => data.slowSeconds ?? 0));
  const slow = most("slow", (one) => (one.data.slowSeconds === slowest ? lasts(one) : 0));
  return {
    locked: shown(most("lock", lasts)),
    slow: slow === undefined ? null : { decisionId: slow.id, until: slow.endsAt, seconds: slowest },
    preModerated: shown(most("pre-moderate", lasts)),
  };
}

describe("folding decisions on an article", () => {
  it("gives what a replay gives, for each place and at any time, in whatever order they are read", () => {
    const shuffled = history.chain((decisions) =>
      fc.tuple(fc.constant(decisions), fc.shuffledSubarray(decisions, { minLength: decisions.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.nat({ max: 50 }), ([decisions, mixed], after) => {
        const { threads, ...article } = foldArticle(mixed, NOON + after);
        expect(article).toMatchObject(replayed(decisions, null, NOON + after));
        for (const root of [40, 41]) {
          const expected = replayed(decisions, root, NOON + after);
          const bare = { locked: null, slow: null, preModerated: null };
          expect(threads.get(root) ?? bare).toMatchObject(expected);
        }
      }),
      { numRuns: 400 },
    );
  });
});
