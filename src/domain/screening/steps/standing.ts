import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";
import type { ScreeningTools } from "../step.ts";

/** A time-out or ban that holds, and authors with several strikes. */
export function findStanding({ author }: ScreenedComment, { settings }: ScreeningTools): Finding[] {
  const found: Finding[] = [];
  if (author.restriction !== null) {
    const { until } = author.restriction;
    found.push(finding({ step: "standing", what: { code: "time-out", until }, weight: "refuse" }));
  }
  if (settings.strikesHold !== null && settings.strikesHold > 0 && author.strikes >= settings.strikesHold) {
    const { strikes } = author;
    found.push(finding({ step: "standing", what: { code: "strikes", strikes }, weight: "hold" }));
  }
  return found;
}
