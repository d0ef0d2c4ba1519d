import type { Finding } from "./finding.ts";
import type { ScreenedComment } from "./screened-comment.ts";
import { MAX_FINDINGS, MAX_FINDINGS_OF_STEP } from "./settings.ts";
import type { ScreeningStep, ScreeningTools } from "./step.ts";
import { findAbuse } from "./steps/abuse.ts";
import { findExternal } from "./steps/external.ts";
import { findFirstComment } from "./steps/first-comments.ts";
import { findFlooding } from "./steps/flooding.ts";
import { findForm } from "./steps/form.ts";
import { findLinksToLookAt } from "./steps/links.ts";
import { findPreModeration } from "./steps/pre-moderation.ts";
import { findRepetition } from "./steps/repetition.ts";
import { findReports } from "./steps/reports.ts";
import { findTooSoon } from "./steps/slow-mode.ts";
import { findSpam } from "./steps/spam-service.ts";
import { findStanding } from "./steps/standing.ts";
import { findWatchedNames } from "./steps/watch-list.ts";
import { findListedWords } from "./steps/word-lists.ts";
import { gravestFirst } from "./verdict.ts";

/** All steps, in their order. */
export const SCREENING_STEPS: readonly ScreeningStep[] = [
  { name: "standing", find: findStanding },
  { name: "slow-mode", find: findTooSoon },
  { name: "pre-moderation", find: findPreModeration },
  { name: "first-comments", find: findFirstComment },
  { name: "word-lists", find: findListedWords },
  { name: "abuse", find: findAbuse },
  { name: "links", find: findLinksToLookAt },
  { name: "repetition", find: findRepetition },
  { name: "flooding", find: findFlooding },
  { name: "form", find: findForm },
  { name: "reports", find: findReports },
  { name: "watch-list", find: findWatchedNames },
  { name: "external", find: findExternal },
  { name: "spam-service", find: findSpam },
];

/**
 * Everything that the steps see in a comment, in their order; what a step sees that is only watched is marked as such.
 * More findings than the limits allow are cut at the mild end. Pure, and linear in the comment.
 */
export function screen(comment: ScreenedComment, tools: ScreeningTools): Finding[] {
  const { off, shadow } = tools.settings;
  const found = SCREENING_STEPS.filter(({ name }) => !off.includes(name)).flatMap(({ name, find }) => {
    const seen = atMost(find(comment, tools), MAX_FINDINGS_OF_STEP);
    return shadow.includes(name) ? seen.map((one) => ({ ...one, shadow: true })) : seen;
  });
  return atMost(found, MAX_FINDINGS);
}

function atMost(findings: Finding[], most: number): Finding[] {
  return findings.length <= most ? findings : gravestFirst(findings).slice(0, most);
}
