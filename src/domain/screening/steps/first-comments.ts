import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** The first comments of an author. */
export function findFirstComment({ author }: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  const needed = settings.firstComments;
  const { published } = author;
  if (published >= needed) return [];
  return [finding({ step: "first-comments", what: { code: "first-comment", published, needed }, weight: "hold" })];
}
