/**
 * Banned accounts that are one person's: whoever was banned twice and comes back a third time is as much like the one
 * account as like the other. As rivals each would take the other's strength away, and the boldest would be found last.
 */

import { compareWithKnown, type PreparedAccount, type SearchIndex } from "./search.ts";
import { judge, type JudgedWith, type Verdict } from "./verdict.ts";

/** Candidates that are looked at, and the least score from which one takes anything from another. */
const MOST = 6;
const LEAST_SCORE = 0.05;

/**
 * Judges a newcomer as `judge` does, but accounts on the list that are a strong lead to each other are no rivals.
 *
 * @param among the accounts that the evidence is about, in its order.
 */
export function judgeWithKin(
  { index, among }: { index: SearchIndex; among: readonly PreparedAccount[] },
  evidence: ArrayLike<number>,
  site: JudgedWith,
): Verdict[] {
  const verdicts = judge(evidence, index.model, site);
  const kin = new Map<number, number[]>();
  const close = verdicts.slice(0, MOST).filter(({ score }) => score >= LEAST_SCORE);
  for (const [at, { place: one }] of close.entries()) {
    for (const { place: other } of close.slice(at + 1)) {
      if (!areKin(index, { one: among[one], other: among[other] }, site)) continue;
      kin.set(one, [...(kin.get(one) ?? []), other]);
      kin.set(other, [...(kin.get(other) ?? []), one]);
    }
  }
  return kin.size === 0 ? verdicts : judge(evidence, index.model, { ...site, kin });
}

function areKin(
  index: SearchIndex,
  { one, other }: { one: PreparedAccount | undefined; other: PreparedAccount | undefined },
  { caution = 0 }: JudgedWith,
): boolean {
  if (!one || !other) return false;
  const [comparison] = compareWithKnown(index, one.profile, [other]);
  if (!comparison) return false;
  const [verdict] = judge([comparison.evidence], index.model, { caution, listed: index.known.length });
  return verdict?.band === "strong";
}
