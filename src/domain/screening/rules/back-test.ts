import type { Passage } from "../../case-view.ts";
import type { Finding } from "../finding.ts";
import type { NormalView, ScreenedLink } from "../screened-comment.ts";
import { findListedHosts } from "../steps/links.ts";
import { findListedWords } from "../steps/word-lists.ts";
import { compileRules } from "./compiled-rules.ts";
import type { ScreeningRule } from "./rule.ts";

/** What moderators decided about a past comment in the end; `none` where nobody had to. */
export const PAST_DECISIONS = ["none", "published", "rejected", "removed", "waiting"] as const;

/** What moderators decided about a past comment. */
export type PastDecision = (typeof PAST_DECISIONS)[number];

/** A past comment, as far as a rule looks at it. */
export interface PastComment {
  readonly id: number;
  readonly text: string;
  readonly normal: NormalView;
  readonly language: string;
  readonly links: readonly ScreenedLink[];
  readonly decided: PastDecision;
}

/** What a rule would have done. */
export interface BackTest {
  readonly looked: number;
  /** How many it would have noted, held or refused, by what the rule is to do. */
  readonly found: number;
  /** What moderators decided about those. */
  readonly decided: Readonly<Record<PastDecision, number>>;
  /** Of those that moderators decided about, the share that they rejected or removed; null where there are none. */
  readonly agreed: number | null;
  /** Some of them to read, the same ones each time, by id. */
  readonly sample: readonly { readonly id: number; readonly passages: readonly Passage[] }[];
}

const SAMPLE = 20;

/**
 * Runs a rule, in whatever state it is, over past comments, one after the other, keeping none but the sample.
 * @param options.fold as for `compileRules`.
 */
export function backTest(
  rule: ScreeningRule,
  past: Iterable<PastComment>,
  options: { fold: (phrase: string) => string },
): BackTest {
  const rules = compileRules([{ ...rule, state: "live" }], options.fold);
  const decided: Record<PastDecision, number> = { none: 0, published: 0, rejected: 0, removed: 0, waiting: 0 };
  let sample: { id: number; passages: Passage[] }[] = [];
  let looked = 0;
  let found = 0;
  for (const comment of past) {
    looked++;
    const findings = [...findListedWords(comment, { rules }), ...findListedHosts(comment, { rules })];
    if (findings.length === 0) continue;
    found++;
    decided[comment.decided]++;
    sample.push({ id: comment.id, passages: passagesOf(findings) });
    if (sample.length >= SAMPLE * 2) sample = drawn(sample);
  }
  const against = decided.rejected + decided.removed;
  const ruled = against + decided.published;
  return {
    looked,
    found,
    decided,
    agreed: ruled === 0 ? null : against / ruled,
    sample: drawn(sample).toSorted((a, b) => a.id - b.id),
  };
}

function passagesOf(findings: readonly Finding[]): Passage[] {
  return findings.flatMap(({ passage }) => (passage === null ? [] : [passage]));
}

/** An arbitrary choice that does not depend on the order of the comments, so that a repeated test shows the same ones. */
function drawn<T extends { id: number }>(sample: readonly T[]): T[] {
  return sample.toSorted((a, b) => lot(a.id) - lot(b.id) || a.id - b.id).slice(0, SAMPLE);
}

function lot(id: number): number {
  const mixed = Math.imul(id ^ (id >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0;
}
