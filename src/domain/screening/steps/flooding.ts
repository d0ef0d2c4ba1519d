import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** Too many comments in a short time: of one author, or of many new ones under one article. A limit of 0 is none. */
export function findFlooding({ counts, author }: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  const found: Finding[] = [];
  const over = (
    code: "author-flood" | "article-flood",
    count: number,
    at: { limit: number; seconds: number },
  ): void => {
    if (at.limit === 0 || count < at.limit) return;
    const what = { code, count, seconds: at.seconds } as const;
    found.push(finding({ step: "flooding", clause: settings.clauses.disruption, what, weight: "hold" }));
  };
  over("author-flood", counts.authorMinute, { limit: settings.perMinute, seconds: 60 });
  over("author-flood", counts.authorTenMinutes, { limit: settings.perTenMinutes, seconds: 600 });
  // Those who have been here for longer can go on talking while a raid lasts.
  if (author.published < settings.newAuthorBelow) {
    over("article-flood", counts.newAuthorsMinute, { limit: settings.raidPerMinute, seconds: 60 });
  }
  return found;
}
