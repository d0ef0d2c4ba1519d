import type { RuleState } from "./rule.ts";

/** What can happen to a rule. */
export const RULE_ACTIONS = ["watch", "enforce", "change", "retire", "revive"] as const;

/** One of the things that can happen to a rule. */
export type RuleAction = (typeof RULE_ACTIONS)[number];

/**
 * The whole life of a rule: an action that a state does not name is refused. Nothing comes into force without having
 * been watched, and a change of what is in force has to be watched again.
 */
export const RULE_TRANSITIONS: Readonly<Record<RuleState, Partial<Record<RuleAction, RuleState>>>> = {
  draft: { watch: "shadow", change: "draft", retire: "retired" },
  shadow: { enforce: "live", change: "shadow", retire: "retired" },
  live: { watch: "shadow", change: "shadow", retire: "retired" },
  retired: { revive: "draft" },
};

/** The state after `action`, or undefined where that cannot be done now. */
export function nextRuleState(state: RuleState, action: RuleAction): RuleState | undefined {
  return RULE_TRANSITIONS[state][action];
}

/** Whether screening runs rules in this state, and whether what they find has an effect. */
export function runsAs(state: RuleState): "shadow" | "live" | null {
  return state === "shadow" || state === "live" ? state : null;
}
