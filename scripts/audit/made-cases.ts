/** Made decisions with a double standard of known size, for measuring and testing the audit. */

import type { AuditedCase } from "../../src/judgement/audit/audited-case.ts";
import { random } from "../authorship/random.ts";

/** What is wrong, in log odds: 1 is about 15-20 percentage points in doubtful cases. */
export interface Planted {
  readonly severeModerator?: number;
  readonly harshToNewcomers?: number;
  /** Share of this moderator's appeals that succeed; .2 for all others. */
  readonly overturned?: number;
}

const MODERATORS = ["Ines", "Jonas", "Kofi", "Lale", "Mirek", "Noor"];
const CLAUSES = ["1.1", "2.1", "2.4", "3.2"];

/**
 * Cases decided by six moderators under four clauses. Whoever works at night sees worse comments, newcomers write worse
 * ones, and the practice is not a straight line in the score: none of that is a double standard.
 */
export function madeCases(count: number, seed: number, planted: Planted = {}): AuditedCase[] {
  const next = random(seed * 2_654_435 + 11);
  return Array.from({ length: count }, (_, id): AuditedCase => {
    const place = Math.floor(next() * MODERATORS.length);
    const newcomer = next() < 0.3;
    const night = place >= 4 ? 0.15 : 0;
    const score = Math.min(0.99, Math.max(0.01, next() * 0.8 + night + (newcomer ? 0.1 : 0)));
    const clause = CLAUSES[Math.floor(next() * CLAUSES.length)] ?? "1.1";
    let logOdds = -3 + 5 * score + (score > 0.7 ? 1 : 0) + (clause === "2.4" ? 0.8 : 0);
    if (place === 2) logOdds += planted.severeModerator ?? 0;
    if (newcomer) logOdds += planted.harshToNewcomers ?? 0;
    const takenAway = next() < 1 / (1 + Math.exp(-logOdds));
    const success = place === 2 ? (planted.overturned ?? 0.2) : 0.2;
    const appeal = takenAway && next() < 0.3 ? (next() < success ? "overturned" : "upheld") : undefined;
    const one = {
      id,
      text: `Comment number ${id} about berth ${Math.floor(next() * 1e9)} and quay ${Math.floor(next() * 1e9)}`,
      score,
      clause,
      moderator: MODERATORS[place] ?? "Ines",
      takenAway,
      groups: newcomer ? ["newcomers"] : ["regulars"],
    };
    return appeal ? { ...one, appeal } : one;
  });
}
