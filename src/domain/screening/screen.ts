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
  {
    name: "standing",
    find: findStanding,
    looksAt: "Time-outs and bans that hold refuse; penalty points that still count hold",
  },
  {
    name: "slow-mode",
    find: findTooSoon,
    looksAt: "Slow mode of the article or thread: what comes too soon is refused, with the time that is left",
  },
  {
    name: "pre-moderation",
    find: findPreModeration,
    looksAt: "Sites, articles and people whose comments moderators look at first; guests, where the site says so",
  },
  {
    name: "first-comments",
    find: findFirstComment,
    looksAt: "The first comments of a new author, where the site says so",
  },
  { name: "word-lists", find: findListedWords, looksAt: "The site's lists of words and phrases" },
  {
    name: "abuse",
    find: findAbuse,
    looksAt:
      "Insults and foul language, threats, attacks on groups, sexual content: a trained judge gives probabilities",
  },
  { name: "links", find: findLinksToLookAt, looksAt: "Many links, links of new authors, hosts on the site's lists" },
  { name: "repetition", find: findRepetition, looksAt: "The same text again, or nearly: of this author, or of others" },
  {
    name: "flooding",
    find: findFlooding,
    looksAt:
      "Many comments of one author in a short time; many new authors under one article at once, which holds only new ones",
  },
  { name: "form", find: findForm, looksAt: "Shouting in capitals, very short and very long texts" },
  { name: "reports", find: findReports, looksAt: "Readers' reports, each as heavy as its sender was right before" },
  {
    name: "watch-list",
    find: findWatchedNames,
    looksAt: "Names of watched and banned people, and talk of who somebody really is: only ever a note for moderators",
  },
  { name: "external", find: findExternal, looksAt: "What the publisher's own screening service answered" },
  { name: "spam-service", find: findSpam, looksAt: "What a spam filter answered" },
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

/** Has the step `reports` look again at a comment that was reported, as far as the site lets it run. */
export function screenReports(
  comment: Pick<ScreenedComment, "reports">,
  tools: Pick<ScreeningTools, "settings">,
): Finding[] {
  const { off, shadow } = tools.settings;
  if (off.includes("reports")) return [];
  const seen = findReports(comment, tools);
  return shadow.includes("reports") ? seen.map((one) => ({ ...one, shadow: true })) : seen;
}

function atMost(findings: Finding[], most: number): Finding[] {
  return findings.length <= most ? findings : gravestFirst(findings).slice(0, most);
}
