import { finding, WEIGHTS } from "../finding.ts";
import type { Finding, Weight } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** What the publisher's own screening service said, no stricter than the site allows; its silence is noted. */
export function findExternal({ external, text }: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  if (external === null) return [];
  if (!external.answered) {
    const what = { code: "external-failed", why: external.why } as const;
    return [finding({ step: "external", what, weight: "note" })];
  }
  return external.findings.map(({ clause, note, start, end, strength, weight }) => {
    const inside = start !== undefined && end !== undefined && start < end && end <= text.length;
    return finding({
      step: "external",
      clause,
      what: { code: "external", note },
      passage: inside ? { start, end } : null,
      strength,
      weight: milder(weight, settings.externalWeight),
    });
  });
}

function milder(one: Weight, other: Weight): Weight {
  return WEIGHTS.indexOf(one) <= WEIGHTS.indexOf(other) ? one : other;
}
