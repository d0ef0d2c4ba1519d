import { describe, expect, it } from "vitest";
import { BackTester, PAST_DECISIONS } from "../../../src/domain/screening/rules/back-test.ts";
import type { BackTest, PastComment } from "../../../src/domain/screening/rules/back-test.ts";
import { foldPlainly } from "../../../src/domain/screening/rules/compiled-rules.ts";
import { nextRuleState, RULE_ACTIONS, runsAs } from "../../../src/domain/screening/rules/lifecycle.ts";
import { RULE_DEFINITION, RULE_STATES } from "../../../src/domain/screening/rules/rule.ts";
import type { ScreeningRule } from "../../../src/domain/screening/rules/rule.ts";
import { plainView, wordRule } from "./screened.ts";

const LIFE = {
  draft: { watch: "shadow", enforce: undefined, change: "draft", retire: "retired", revive: undefined },
  shadow: { watch: undefined, enforce: "live", change: "shadow", retire: "retired", revive: undefined },
  live: { watch: "shadow", enforce: undefined, change: "shadow", retire: "retired", revive: undefined },
  retired: { watch: undefined, enforce: undefined, change: undefined, retire: undefined, revive: "draft" },
} as const;

function past(id: number, text: string, decided: PastComment["decided"]): PastComment {
  const links = [{ href: "https://www.shop.example/offer", passage: { start: 0, end: 4 } }];
  return { id, text, normal: plainView(text), language: "en", links, decided };
}

function backTest(rule: ScreeningRule, comments: readonly PastComment[]): BackTest {
  const tester = new BackTester(rule, foldPlainly);
  for (const comment of comments) tester.look(comment);
  return tester.result();
}

describe("the life of a rule", () => {
  const steps = RULE_STATES.flatMap((state) => RULE_ACTIONS.map((action) => ({ state, action })));

  it.each(steps)("$state, $action", ({ state, action }) => {
    expect(nextRuleState(state, action)).toBe(LIFE[state][action]);
  });

  it("comes into force only from being watched", () => {
    const before = steps.filter(({ state, action }) => nextRuleState(state, action) === "live");
    expect(before.map(({ state }) => state)).toEqual(["shadow"]);
  });

  it("runs while it is watched or in force", () => {
    expect(RULE_STATES.map(runsAs)).toEqual([null, "shadow", "live", null]);
  });
});

describe("the definition of a rule", () => {
  const words = { kind: "words", name: "List", clause: 1, weight: "hold", language: null };
  const hosts = { kind: "hosts", name: "Shops", clause: null, weight: "refuse" };

  it.each([
    [{ ...words, entries: ["tin pot*", "où", "Straße"] }, true],
    [{ ...words, entries: [] }, false],
    [{ ...words, entries: ["*"] }, false],
    [{ ...words, entries: ["a*b*c*d*ee*"] }, false],
    [{ ...words, entries: ["a"] }, false],
    [{ ...words, language: "English", entries: ["tin"] }, false],
    [{ ...hosts, hosts: ["Shop.Example", "xn--bcher-kva.example"] }, true],
    [{ ...hosts, hosts: ["https://shop.example/"] }, false],
    [{ ...hosts, hosts: ["localhost"] }, false],
  ])("%j is accepted: %s", (definition, accepted) => {
    expect(RULE_DEFINITION.safeParse(definition).success).toBe(accepted);
  });
});

describe("a back-test", () => {
  it("says how many comments a rule would have found, and what moderators decided about those", () => {
    const rule = wordRule(["barnacle*"], { state: "draft" });
    const comments = [
      past(1, "You barnacle", "removed"),
      past(2, "Barnacles, all of you", "rejected"),
      past(3, "Scraping barnacles off the hull", "published"),
      past(4, "A barnacle at last", "none"),
      past(5, "Nothing of the kind", "removed"),
    ];
    expect(backTest(rule, comments)).toEqual({
      looked: 5,
      found: 4,
      decided: { none: 1, published: 1, rejected: 1, removed: 1, waiting: 0 },
      agreed: 2 / 3,
      sample: [
        { id: 1, passages: [{ start: 4, end: 12 }] },
        { id: 2, passages: [{ start: 0, end: 9 }] },
        { id: 3, passages: [{ start: 9, end: 18 }] },
        { id: 4, passages: [{ start: 2, end: 10 }] },
      ],
    });
  });

  it("works for lists of hosts", () => {
    const rule: ScreeningRule = {
      id: 4,
      version: 1,
      state: "shadow",
      definition: { kind: "hosts", name: "Shops", clause: 6, weight: "hold", hosts: ["shop.example"] },
    };
    const { found, agreed } = backTest(rule, [past(1, "look", "waiting")]);
    expect([found, agreed]).toEqual([1, null]);
  });

  it("shows a sample that does not depend on the order of many comments", () => {
    const comments = Array.from({ length: 500 }, (_, i) =>
      past(i + 1, `Comment with a barnacle, number ${i}`, PAST_DECISIONS[i % PAST_DECISIONS.length] ?? "none"),
    );
    const rule = wordRule(["barnacle"]);
    const one = backTest(rule, comments);
    expect(one.sample).toHaveLength(20);
    expect(backTest(rule, comments.toReversed())).toEqual(one);
    // Not simply the oldest or the newest.
    expect(one.sample[0]?.id).toBeLessThan(150);
    expect(one.sample.at(-1)?.id).toBeGreaterThan(350);
  });
});
