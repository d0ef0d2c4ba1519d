import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { RecentComment, ScreenedComment } from "../screened-comment.ts";
import { sketchLikeness } from "../sketch.ts";
import type { ScreeningTools } from "../step.ts";

/** The same text, or nearly, once more: by its author, or by others. */
export function findRepetition(comment: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  if (comment.sketch.letters < settings.alikeLetters) return [];
  const alike = comment.recent
    .filter(({ sketch }) => sketch.letters >= settings.alikeLetters)
    .map((recent) => ({ recent, percent: Math.floor(sketchLikeness(comment.sketch, recent.sketch) * 100) }))
    .filter(({ percent }) => percent >= settings.alikePercent);
  const clause = settings.clauses.advertising;
  const found: Finding[] = [];
  const own = alike.filter(({ recent }) => recent.byAuthor);
  const first = nearest(own);
  if (first !== undefined && settings.ownCopies > 0) {
    const what = { code: "same-as-own", commentId: first.recent.id, percent: first.percent } as const;
    const weight = own.length >= settings.ownCopies ? "hold" : "note";
    found.push(finding({ step: "repetition", clause, what, strength: first.percent / 100, weight }));
  }
  const others = alike.filter(({ recent }) => !recent.byAuthor);
  const other = nearest(others);
  if (other !== undefined && settings.othersCopies > 0) {
    const what = { code: "same-as-others", copies: others.length, percent: other.percent } as const;
    const weight = others.length >= settings.othersCopies ? "hold" : "note";
    found.push(finding({ step: "repetition", clause, what, strength: other.percent / 100, weight }));
  }
  return found;
}

function nearest(
  alike: readonly { recent: RecentComment; percent: number }[],
): { recent: RecentComment; percent: number } | undefined {
  return alike.toSorted((a, b) => b.percent - a.percent || b.recent.at - a.recent.at)[0];
}
