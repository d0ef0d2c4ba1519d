import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { conversationHeat, HOT } from "../../../src/judgement/heat/conversation-heat.ts";
import type { Turn } from "../../../src/judgement/heat/heat-signs.ts";

const MINUTE = 60_000;

/** A conversation in which each comment answers the one before. */
function chain(turns: readonly { author: string; abuse: number; text?: string; gap?: number }[]): Turn[] {
  let at = 0;
  return turns.map(({ author, abuse, text, gap }, index) => {
    at += (gap ?? 1) * MINUTE;
    const parent = index === 0 ? {} : { parent: index };
    return { id: index + 1, author, abuse, text: text ?? "The ferry was late again this week.", at, ...parent };
  });
}

function exchange(length: number, abuse: (turn: number) => number, more: { text?: string; gap?: number } = {}): Turn[] {
  return chain(
    Array.from({ length }, (_, turn) => ({ author: turn % 2 === 0 ? "Ada" : "Bo", abuse: abuse(turn), ...more })),
  );
}

describe("heat of a conversation", () => {
  it("finds a quarrel, where it began and why", () => {
    const quarrel = exchange(12, (turn) => (turn < 6 ? 0.05 : 0.2 + turn * 0.06), {
      text: "You never listen, you fool.",
    });
    const heat = conversationHeat(quarrel);
    expect(heat.score).toBeGreaterThanOrEqual(HOT);
    expect(heat.began).toBe(7);
    expect(heat.reasons[0]).toMatchObject({ sign: "abuse", comments: 8 });
    const reasons = new Map(heat.reasons.map((reason) => [reason.sign, reason]));
    expect(reasons.get("pingPong")).toEqual({ sign: "pingPong", between: ["Ada", "Bo"], answers: 7 });
    // Two of five words.
    expect(reasons.get("secondPerson")).toEqual({ sign: "secondPerson", share: 0.4 });
    expect(reasons.get("speed")).toEqual({ sign: "speed", comments: 8, people: 2, median: 1 });
  });

  const calm: [what: string, turns: Turn[]][] = [
    ["nothing", []],
    ["one bad comment", chain([{ author: "Ada", abuse: 1, text: "You fool" }])],
    ["friends joking at speed", exchange(20, () => 0.03, { text: "You too! You are the best, you know.", gap: 0.1 })],
    ["one bad comment among calm ones", exchange(8, (turn) => (turn === 4 ? 0.95 : 0.02), { gap: 60 })],
    ["slow and polite disagreement", exchange(10, () => 0.15, { gap: 600 })],
  ];
  it.each(calm)("%s is not hot", (_, turns) => {
    const heat = conversationHeat(turns);
    expect(heat.peak).toBeLessThan(HOT);
    expect(heat.began).toBeUndefined();
    expect(heat.reasons).toEqual([]);
  });

  it("cools down, and remembers its peak and where it began", () => {
    const turns = exchange(24, (turn) => (turn >= 4 && turn < 12 ? 0.9 : 0.02), { text: "You are wrong, you clown." });
    const heat = conversationHeat(turns);
    expect(heat.peak).toBeGreaterThan(0.8);
    expect(heat.score).toBeLessThan(HOT);
    expect(heat.began).toBe(5);
  });

  const turns = fc.array(
    fc.record({
      author: fc.constantFrom("Ada", "Bo", "Cy"),
      abuse: fc.double({ min: 0, max: 1, noNaN: true }),
      text: fc.constantFrom("You!", "The bridge is shut.", "", "why would you say that to me"),
      gap: fc.integer({ min: 0, max: 300 }),
    }),
    { maxLength: 30 },
  );

  it("stays between 0 and 1 and begins at one of its turns", () => {
    fc.assert(
      fc.property(turns, (made) => {
        const conversation = chain(made);
        const heat = conversationHeat(conversation);
        expect(heat.score).toBeGreaterThanOrEqual(0);
        expect(heat.peak).toBeLessThanOrEqual(1);
        expect(heat.peak).toBeGreaterThanOrEqual(heat.score);
        if (heat.peak >= HOT) expect(conversation.map(({ id }) => id)).toContain(heat.began);
      }),
    );
  });

  it("says where it began for a heat that reaches HOT only by rounding", () => {
    const heat = conversationHeat(
      chain([
        { author: "Ada", abuse: 0, text: "why would you say that to me", gap: 0 },
        { author: "Ada", abuse: 0, text: "The bridge is shut.", gap: 10 },
        { author: "Ada", abuse: 0, text: "The bridge is shut.", gap: 0 },
        { author: "Ada", abuse: 0.9998695652173913, text: "You!", gap: 10 },
      ]),
    );
    expect(heat.peak).toBe(HOT);
    expect(heat.began).toBe(4);
  });

  it("never falls when the last comment gets worse", () => {
    fc.assert(
      fc.property(turns, fc.double({ min: 0, max: 1, noNaN: true }), (made, more) => {
        const conversation = chain(made);
        const last = conversation.at(-1);
        if (!last) return;
        const worse = [...conversation.slice(0, -1), { ...last, abuse: Math.min(1, last.abuse + more) }];
        expect(conversationHeat(worse).score).toBeGreaterThanOrEqual(conversationHeat(conversation).score - 1e-9);
      }),
    );
  });

  it("reads a thread of 10,000 comments in a moment", () => {
    const long = exchange(10_000, (turn) => (turn % 7) / 10);
    const started = performance.now();
    conversationHeat(long);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
