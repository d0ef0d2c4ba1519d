import { describe, expect, it } from "vitest";
import { nextRuleState, RULE_ACTIONS, runsAs } from "../../../src/domain/screening/rules/lifecycle.ts";
import { RULE_DEFINITION, RULE_STATES } from "../../../src/domain/screening/rules/rule.ts";

const LIFE = {
  draft: { watch: "shadow", enforce: undefined, change: "draft", retire: "retired", revive: undefined },
  shadow: { watch: undefined, enforce: "live", change: "shadow", retire: "retired", revive: undefined },
  live: { watch: "shadow", enforce: undefined, change: "shadow", retire: "retired", revive: undefined },
  retired: { watch: undefined, enforce: undefined, change: undefined, retire: undefined, revive: "draft" },
} as const;

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
