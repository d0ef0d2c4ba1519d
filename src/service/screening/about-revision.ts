import type { Finding } from "../../domain/screening/finding.ts";

/** What these steps saw lay in the moment of posting or in what others did: another text does not undo it. */
const NOT_ABOUT_TEXT: ReadonlySet<string> = new Set(["flooding", "reports"]);

/** Whether a finding stays when its comment gets another text. */
export function outlastsText({ step }: Pick<Finding, "step">): boolean {
  return NOT_ABOUT_TEXT.has(step);
}

/** Whether a finding counts for a revision: that is no further comment, so it comes neither too soon nor as one of too many. */
export function aboutRevision({ step }: Pick<Finding, "step">): boolean {
  return !NOT_ABOUT_TEXT.has(step) && step !== "slow-mode";
}
