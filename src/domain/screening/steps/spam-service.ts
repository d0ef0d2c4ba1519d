import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** What a spam filter such as Akismet said; its silence is noted. */
export function findSpam({ spam }: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  if (spam === null) return [];
  if (!spam.answered) {
    const what = { code: "spam-service-failed", why: spam.why } as const;
    return [finding({ step: "spam-service", what, weight: "note" })];
  }
  if (!spam.spam) return [];
  const what = { code: "spam", blatant: spam.blatant ? 1 : 0 } as const;
  const weight = spam.blatant ? settings.spamWeight : "hold";
  const clause = settings.clauses.advertising;
  return [finding({ step: "spam-service", clause, what, strength: spam.blatant ? 1 : 0.8, weight })];
}
