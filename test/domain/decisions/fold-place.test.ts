import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldArticle } from "../../../src/domain/decisions/fold-place.ts";
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
