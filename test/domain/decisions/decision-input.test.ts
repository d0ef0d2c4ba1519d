import { describe, expect, it } from "vitest";
import { DECISION_INPUT, termsOf, STRIKE_LIFETIME_MS } from "../../../src/domain/decisions/decision-input.ts";
import { DECISION_KINDS, DECISION_RULES } from "../../../src/domain/decisions/kinds.ts";
import type { DecisionKind } from "../../../src/domain/decisions/kinds.ts";
import { DAY, NOON } from "./made-decision.ts";

/** Everything that a decision of this kind needs, and nothing else. */
function complete(kind: DecisionKind): Record<string, unknown> {
  const rule = DECISION_RULES[kind];
  return {
    kind,
    ...(rule.clause === "required" ? { clause: 3 } : {}),
    ...(rule.reason === "required" ? { reason: "Said twice, in the same words." } : {}),
    ...(rule.duration === "required" ? { durationSeconds: 3600 } : {}),
    ...(kind === "slow" ? { slowSeconds: 60 } : {}),
    ...(kind === "lift" || kind === "reverse" ? { reversesId: 4 } : {}),
  };
}

function problems(input: unknown): string[] {
  const result = DECISION_INPUT.safeParse(input);
  return (result.error?.issues ?? []).map((issue) => {
    const code = issue.code === "custom" ? String(issue.params?.["code"]) : issue.code;
    return `${issue.path.join(".")}: ${code}`;
  });
}

describe("what a moderator sends to decide", () => {
  it.each(DECISION_KINDS)("%s is taken with what it needs", (kind) => {
    expect(problems(complete(kind))).toEqual([]);
  });

  it.each(DECISION_KINDS)("%s names each field that is missing", (kind) => {
    const { kind: _, ...needed } = complete(kind);
    expect(problems({ kind }).sort()).toEqual(
      Object.keys(needed)
        .map((field) => `${field}: required`)
        .sort(),
    );
  });

  it.each(DECISION_KINDS)("%s names each field that has no place in it", (kind) => {
    const everything = {
      clause: 3,
      reason: "Why.",
      durationSeconds: 3600,
      slowSeconds: 60,
      scope: "all-sites",
      pastComments: "remove",
      reversesId: 4,
      strikeWeight: 1,
    };
    const rule = DECISION_RULES[kind];
    const unwanted = [
      ["clause", rule.clause === "none"],
      ["durationSeconds", rule.duration === "none"],
      ["slowSeconds", kind !== "slow"],
      ["scope", kind !== "ban"],
      ["pastComments", kind !== "ban"],
      ["reversesId", kind !== "lift" && kind !== "reverse"],
      ["strikeWeight", rule.strikeWeight === 0],
    ] as const;
    expect(problems({ kind, ...everything }).sort()).toEqual(
      unwanted
        .filter(([, is]) => is)
        .map(([field]) => `${field}: unwanted`)
        .sort(),
    );
  });

  it("takes blanks for no reason", () => {
    expect(problems({ kind: "warn", clause: 1, reason: " \r\n " })).toEqual(["reason: required"]);
  });

  it("refuses times and pauses beyond all measure", () => {
    expect(problems({ ...complete("time-out"), durationSeconds: 1 })).toEqual(["durationSeconds: too_small"]);
    expect(problems({ ...complete("ban"), durationSeconds: 1e12 })).toEqual(["durationSeconds: too_big"]);
    expect(problems({ ...complete("slow"), slowSeconds: 1e6 })).toEqual(["slowSeconds: too_big"]);
  });
});

function terms(input: Record<string, unknown>, clause?: Parameters<typeof termsOf>[2]): ReturnType<typeof termsOf> {
  return termsOf(DECISION_INPUT.parse(input), NOON, clause);
}

describe("the terms of a decision", () => {
  it("end after the time that was chosen", () => {
    expect(terms({ ...complete("time-out"), durationSeconds: 86_400 }).endsAt).toBe(NOON + DAY);
    expect(terms(complete("ban")).endsAt).toBeNull();
  });

  it("give no strike for a comment that breaks a clause without blame", () => {
    expect(terms(complete("remove"), { weight: 0 })).toMatchObject({ strikeWeight: 0, strikeEndsAt: null });
    expect(terms(complete("warn"), { weight: 0 }).strikeWeight).toBe(1);
  });

  it("give the strike of the clause, and for what is done to a person that of the kind where it is graver", () => {
    expect(terms(complete("remove"), { weight: 3 })).toMatchObject({
      strikeWeight: 3,
      strikeEndsAt: NOON + STRIKE_LIFETIME_MS,
    });
    expect(terms(complete("time-out"), { weight: 1 }).strikeWeight).toBe(2);
    expect(terms(complete("remove"), { weight: 3, lifetimeMs: null }).strikeEndsAt).toBeNull();
  });

  it("give the strike that the moderator chose, also none", () => {
    expect(terms({ ...complete("remove"), strikeWeight: 0 }, { weight: 3 })).toMatchObject({
      strikeWeight: 0,
      strikeEndsAt: null,
    });
  });

  it("give no strike for what takes nothing away", () => {
    for (const kind of ["publish", "restore", "no-action", "return-for-revision"] as const) {
      expect(terms(complete(kind), { weight: 3 }).strikeWeight).toBe(0);
    }
  });

  it("say what becomes of earlier comments with every ban, and only there", () => {
    expect(terms(complete("ban")).data).toEqual({ pastComments: "keep" });
    expect(terms(complete("slow")).data).toEqual({ slowSeconds: 60 });
    expect(terms(complete("warn")).data).toEqual({});
  });
});
