import type { Passage } from "../../case-view.ts";
import type { Finding } from "../finding.ts";
import type { NormalView } from "../normal-view.ts";
import type { ScreenedLink } from "../screened-comment.ts";
import { findListedHosts } from "../steps/links.ts";
import { findListedWords } from "../steps/word-lists.ts";
import { compileRules } from "./compiled-rules.ts";
import type { CompiledRules } from "./compiled-rules.ts";
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

/** Runs a rule, in whatever state it is, over past comments, one after the other, keeping none but the sample. */
export class BackTester {
  readonly #rules: CompiledRules;
  readonly #decided: Record<PastDecision, number> = { none: 0, published: 0, rejected: 0, removed: 0, waiting: 0 };
  #sample: { id: number; passages: Passage[] }[] = [];
  #looked = 0;
  #found = 0;

  /** @param fold as for `compileRules`. */
  constructor(rule: ScreeningRule, fold: (phrase: string) => string) {
    this.#rules = compileRules([{ ...rule, state: "live" }], fold);
  }

  /** Looks at one more comment. */
  look(comment: PastComment): void {
    this.#looked++;
    const tools = { rules: this.#rules };
    const findings = [...findListedWords(comment, tools), ...findListedHosts(comment, tools)];
    if (findings.length === 0) return;
    this.#found++;
    this.#decided[comment.decided]++;
    this.#sample.push({ id: comment.id, passages: passagesOf(findings) });
    if (this.#sample.length >= SAMPLE * 2) this.#sample = drawn(this.#sample);
  }

  /** What it found so far. */
  result(): BackTest {
    const decided = { ...this.#decided };
    const against = decided.rejected + decided.removed;
    const ruled = against + decided.published;
    return {
      looked: this.#looked,
      found: this.#found,
      decided,
      agreed: ruled === 0 ? null : against / ruled,
      sample: drawn(this.#sample).toSorted((x, y) => x.id - y.id),
    };
  }
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
