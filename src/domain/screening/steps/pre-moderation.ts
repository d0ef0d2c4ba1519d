import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** Where moderators look first whatever is written: under this article, from this person, from guests, everywhere. */
export function findPreModeration({ author, place }: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  const found: Finding[] = [];
  const hold = (code: "site-pre-moderated" | "article-pre-moderated" | "person-pre-moderated" | "guest"): void => {
    found.push(finding({ step: "pre-moderation", what: { code }, weight: "hold" }));
  };
  if (settings.preModerate) hold("site-pre-moderated");
  if (place.articlePreModerated) hold("article-pre-moderated");
  if (author.preModerated) hold("person-pre-moderated");
  if (author.kind === "guest" && settings.guests === "hold") hold("guest");
  return found;
}
