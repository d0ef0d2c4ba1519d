import { WEIGHTS } from "./finding.ts";
import type { Finding, StepName, Weight } from "./finding.ts";
import type { ScreeningSettings } from "./settings.ts";

/** What becomes of a comment, from the mildest. */
export const VERDICTS = ["publish", "hold", "refuse"] as const;

/** What becomes of a comment. */
export type VerdictState = (typeof VERDICTS)[number];

/** What becomes of a comment, and why. */
export interface Verdict {
  readonly state: VerdictState;
  /** Every finding that by itself would not have let the comment pass, in the order in which they were found. */
  readonly causes: readonly Finding[];
}

/** What a finding leads to, by its weight and by what the site allows to be refused. */
export const EFFECTS: Readonly<Record<ScreeningSettings["refusals"], Readonly<Record<Weight, VerdictState>>>> = {
  all: { note: "publish", hold: "hold", refuse: "refuse" },
  time: { note: "publish", hold: "hold", refuse: "hold" },
};

/** Steps that refuse for the time being, not for what was written. Holding instead would be no milder, only later. */
const ABOUT_TIME: ReadonlySet<StepName> = new Set<StepName>(["standing", "slow-mode"]);

/**
 * Decides, from all findings at once. The strictest effect wins, so a further finding never makes it milder. Findings
 * of what is only being watched have no effect.
 */
export function verdict(findings: readonly Finding[], settings: Pick<ScreeningSettings, "refusals">): Verdict {
  const effects = findings.map((one) => effectOf(one, settings));
  const strictest = Math.max(0, ...effects.map((effect) => VERDICTS.indexOf(effect)));
  return {
    state: VERDICTS[strictest] ?? "publish",
    causes: findings.filter((_, index) => effects[index] !== "publish"),
  };
}

/** Puts the gravest first and keeps the order otherwise, so that a limit on their number never makes a verdict milder. */
export function gravestFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => gravity(b) - gravity(a));
}

function gravity({ shadow, weight }: Finding): number {
  return shadow ? -1 : WEIGHTS.indexOf(weight);
}

function effectOf({ step, weight, shadow }: Finding, { refusals }: Pick<ScreeningSettings, "refusals">): VerdictState {
  if (shadow) return "publish";
  return EFFECTS[ABOUT_TIME.has(step) ? "all" : refusals][weight];
}
