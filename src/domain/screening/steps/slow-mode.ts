import { finding } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { ScreenedComment } from "../screened-comment.ts";

/** Slow mode: a comment that comes too soon after the author's last one. */
export function findTooSoon({ place, at }: ScreenedComment): Finding[] {
  const { slowModeSeconds: seconds, lastCommentAt } = place;
  if (seconds <= 0 || lastCommentAt === null) return [];
  const wait = Math.ceil(seconds - Math.max(0, at - lastCommentAt) / 1000);
  return wait <= 0
    ? []
    : [finding({ step: "slow-mode", what: { code: "slow-mode", seconds, wait }, weight: "refuse" })];
}
