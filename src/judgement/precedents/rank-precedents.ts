/**
 * Exact re-ranking of candidate cases, as they come from the database's full-text search: which decided cases are most
 * like the one on the table, and in what.
 */

import type { CaseFacts, CaseFinding, DecidedCase, Target } from "./decided-case.ts";
import { documentFrequencies, wordCounts, wordLikeness } from "./word-likeness.ts";

/** What a likeness is made of, each 0-1; parts that are unknown on either side are absent. */
export interface LikenessParts {
  readonly words: number;
  readonly findings?: number;
  readonly clause?: number;
  readonly target?: number;
  readonly heat?: number;
}

/** A decided case with its likeness (0-1) to the case on the table. */
export interface Precedent {
  readonly decided: DecidedCase;
  readonly likeness: number;
  readonly parts: LikenessParts;
}

/**
 * Weight of each part. What was said comes first; then what screening found and the rule in question; the person aimed
 * at decides more cases than the mood of the thread does.
 */
const WEIGHTS = { words: 0.45, findings: 0.25, clause: 0.15, target: 0.1, heat: 0.05 } as const;

/** Up to this heat a conversation is calm. */
const CALM = 0.2;

/**
 * The decided cases most like a case.
 *
 * @param facts of the case on the table.
 * @param candidates some hundreds of decided cases.
 * @param limit how many to return.
 * @returns by falling likeness; equals by falling id, so newer ones first.
 */
export function rankPrecedents(facts: CaseFacts, candidates: readonly DecidedCase[], limit: number): Precedent[] {
  const own = wordCounts(facts.text);
  const theirs = candidates.map(({ text }) => wordCounts(text));
  const frequencies = documentFrequencies([own, ...theirs]);
  const compared = candidates.map((decided, at) => {
    return { decided, words: wordLikeness(own, theirs[at] ?? new Map(), frequencies) };
  });
  return nearestFirst(facts, compared, limit);
}

/**
 * Ranks precedents once more when something else has become known of the case and of them, such as heat. How rare a word
 * is stays as it was among all candidates.
 *
 * @param precedents from {@link rankPrecedents}, with what became known put into `decided`.
 */
export function rankAgain(facts: CaseFacts, precedents: readonly Precedent[], limit: number): Precedent[] {
  const compared = precedents.map(({ decided, parts }) => ({ decided, words: parts.words }));
  return nearestFirst(facts, compared, limit);
}

function nearestFirst(
  facts: CaseFacts,
  compared: readonly { decided: DecidedCase; words: number }[],
  limit: number,
): Precedent[] {
  const precedents = compared.map(({ decided, words }) => {
    const parts = partsOf(facts, decided, words);
    return { decided, parts, likeness: Number(weighed(parts).toFixed(6)) };
  });
  precedents.sort((a, b) => b.likeness - a.likeness || b.decided.id - a.decided.id);
  return precedents.slice(0, limit);
}

function partsOf(facts: CaseFacts, decided: DecidedCase, words: number): LikenessParts {
  const parts = {
    words,
    findings: findingsLikeness(facts.findings, decided.findings),
    clause: same(facts.clause, decided.clause),
    target: targetLikeness(facts.target, decided.target),
    heat: heatLikeness(facts.heat, decided.heat),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as unknown as LikenessParts;
}

/** Two comments aimed at nobody are alike in nothing by that. */
function targetLikeness(one: Target | undefined, other: Target | undefined): number | undefined {
  return one === "nobody" && other === "nobody" ? undefined : same(one, other);
}

/** Nor are two calm conversations: that is the rule. */
function heatLikeness(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined || Math.max(one, other) < CALM) return undefined;
  return 1 - Math.abs(one - other);
}

function same(one: string | undefined, other: string | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Number(one === other);
}

/** Weighted Jaccard likeness of findings; two cases without findings say nothing. */
function findingsLikeness(one: readonly CaseFinding[], other: readonly CaseFinding[]): number | undefined {
  if (one.length === 0 && other.length === 0) return undefined;
  const [a, b] = [strongest(one), strongest(other)];
  let both = 0;
  let either = 0;
  for (const label of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(label) ?? 0, b.get(label) ?? 0];
    both += Math.min(x, y);
    either += Math.max(x, y);
  }
  return either === 0 ? undefined : both / either;
}

function strongest(findings: readonly CaseFinding[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const { label, strength } of findings) out.set(label, Math.max(out.get(label) ?? 0, strength));
  return out;
}

function weighed(parts: LikenessParts): number {
  let sum = 0;
  let weights = 0;
  for (const name of Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]) {
    const part = parts[name];
    if (part === undefined) continue;
    sum += WEIGHTS[name] * part;
    weights += WEIGHTS[name];
  }
  return sum / weights;
}
