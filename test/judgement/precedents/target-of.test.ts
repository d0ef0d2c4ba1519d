import { describe, expect, it } from "vitest";

import { targetOf } from "../../../src/judgement/precedents/target-of.ts";

const INSULT = { label: "insult", strength: 0.9 };

describe("whom a comment was aimed at", () => {
  it.each([
    ["a group, where screening saw an attack on one", "You all know what they are", "identity_attack", "group"],
    ["the commenter who is addressed", "Your bridge is a turnip's dream", "insult", "commenter"],
    ["the commenter, in German", "Das ist doch von dir abgeschrieben", "insult", "commenter"],
  ] as const)("%s", (_, text, label, target) => {
    expect(targetOf(text, [{ label, strength: 0.9 }])).toBe(target);
  });

  it("nobody, where nothing was seen and nobody is addressed", () => {
    expect(targetOf("The youth club is across the bayou", [])).toBe("nobody");
  });

  it("is not known where something was seen and nobody is addressed", () => {
    expect(targetOf("What a turnip of a mayor", [INSULT])).toBeUndefined();
  });

  it("is found quickly in hostile text", () => {
    const started = performance.now();
    targetOf("@you".repeat(250_000), [INSULT]);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
