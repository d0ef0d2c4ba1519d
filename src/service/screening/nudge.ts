import { accepted, validateBody } from "../../domain/comment-input.ts";
import { Problem } from "../../domain/problem.ts";
import { renderMarkdown } from "../../domain/markdown.ts";
import { explainFindings } from "../../domain/screening/explain-findings.ts";
import type { Explanation } from "../../domain/screening/explain-findings.ts";
import type { Language } from "../../domain/language.ts";
import { verdict } from "../../domain/screening/verdict.ts";
import { currentRules } from "../moderation/house-rules.ts";
import type { ServiceContext } from "../service-context.ts";
import { aboutRevision } from "./about-revision.ts";
import { screenText } from "./screen-text.ts";
import { textToPost } from "./text-to-post.ts";
import type { Draft } from "./text-to-post.ts";

/** What an author is told, before posting, of what stands in the way of a text. */
export interface Nudge {
  /** It would wait for a moderator, or come back. */
  readonly state: "hold" | "refuse";
  /** The text that passages of the causes are in. */
  readonly text: string;
  readonly causes: readonly Explanation[];
}

/**
 * Says what would hold or refuse a text if it were posted now; null where nothing would, where the site does not want it
 * told, or where the author may not write at all, which posting says in its own words. Nothing is kept, and no other
 * service is asked: a draft is nobody's business yet.
 */
export async function nudgeFor(
  context: ServiceContext,
  draft: Omit<Draft, "html">,
  language: Language,
): Promise<Nudge | null> {
  const settings = context.site().settings.screening;
  if (!settings.nudge) return null;
  try {
    const text = accepted(validateBody(draft.body));
    const post = await textToPost(context, { ...draft, body: text, html: renderMarkdown(text) });
    const screened = await screenText(context, post, { ask: false });
    const findings = draft.revises === undefined ? screened.findings : screened.findings.filter(aboutRevision);
    const { state, causes } = verdict(findings, settings);
    if (state === "publish") return null;
    return { state, text, causes: explainFindings(causes, await currentRules(context), language) };
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}
